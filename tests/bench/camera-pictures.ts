/** JPEGs of 12 megapixels with edges, gradients, texture and grain, drawn from numbers alone. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const WIDTH = 4000;
const HEIGHT = 3000;

const draw = (seed: number): Buffer => {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  let state = 48_271 * (seed + 1);
  const across = Float64Array.from({ length: WIDTH }, (_, x) => Math.sin(x / (70 + 9 * seed)));
  for (let y = 0, at = 0; y < HEIGHT; y += 1) {
    const down = Math.cos(y / (90 + 7 * seed));
    for (let x = 0; x < WIDTH; x += 1, at += 3) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const grain = (state >>> 28) - 8;
      const tile = ((x >> 7) + (y >> 7) + seed) & 1 ? 22 : 0;
      const thing = (x - 1800) ** 2 + (y - 1500) ** 2 < (600 + 60 * seed) ** 2 ? 60 : 0;
      pixels[at] = 110 + 50 * (across[x] ?? 0) + thing + grain;
      pixels[at + 1] = 105 + 45 * down + tile + grain;
      pixels[at + 2] = 100 + 30 * (across[x] ?? 0) * down + grain;
    }
  }
  return pixels;
};

/** Draws so many into a folder, each unlike the others; answers their paths. */
export const cameraPictures = async (folder: string, count: number): Promise<readonly string[]> => {
  const paths: string[] = [];
  for (let seed = 0; seed < count; seed += 1) {
    const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
    const path = join(folder, `camera-${String(seed)}.jpg`);
    await writeFile(path, await sharp(draw(seed), { raw }).jpeg({ quality: 88 }).toBuffer());
    paths.push(path);
  }
  return paths;
};
