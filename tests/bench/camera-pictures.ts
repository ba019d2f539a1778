/**
 * JPEGs of 12 megapixels with edges, gradients, texture and grain, drawn from numbers alone. They take about 1.7 MB, as
 * those that the limits of the pipeline were measured with: what a JPEG costs to decode is mostly its bytes.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const WIDTH = 4000;
const HEIGHT = 3000;
/** Forms are drawn small and enlarged; the grain is as fine as the picture. */
const SMALL = 4;
/** So much that a picture takes 1.7 MB. */
const GRAIN = 8.5;

/** A sequence of numbers from 0 to 1 that is the same each time. */
const numbersOf = (seed: number): (() => number) => {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const draw = (seed: number): Buffer => {
  const [width, height] = [WIDTH / SMALL, HEIGHT / SMALL];
  const next = numbersOf(seed);
  const waves = [next, next, next, next].map((number) => 12 + 60 * number());
  const colour = [next, next, next].map((number) => 70 + 100 * number());
  const [tile, left, top, size] = [
    5 + Math.floor(3 * next()),
    next() * width,
    next() * height,
    80 + 170 * next(),
  ];
  const turned = next() * Math.PI;
  const [cosine, sine] = [Math.cos(turned), Math.sin(turned)];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const [along, across] = [x * cosine + y * sine, y * cosine - x * sine];
      const light = 30 * Math.sin(along / (waves[0] ?? 1)) + 20 * Math.cos(across / (waves[1] ?? 1));
      const squares = ((along >> tile) + (across >> tile)) & 1 ? 22 : 0;
      const thing = (x - left) ** 2 + (y - top) ** 2 < size ** 2 ? 60 : 0;
      pixels[at] = Math.max(0, Math.min(255, (colour[0] ?? 0) + light + thing));
      pixels[at + 1] = Math.max(0, Math.min(255, (colour[1] ?? 0) + light + squares));
      pixels[at + 2] = Math.max(0, Math.min(255, (colour[2] ?? 0) - light / 2 + thing / 3));
    }
  }
  return pixels;
};

const grain = async (): Promise<Buffer> => {
  const side = 500;
  const next = numbersOf(0);
  const pixels = Buffer.from(
    Array.from({ length: side * side }, () => 128 + GRAIN * (next() + next() + next() - 1.5)),
  );
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
};

/** Draws so many into a folder, each unlike the others; answers their paths. */
export const cameraPictures = async (folder: string, count: number): Promise<readonly string[]> => {
  const noise = await grain();
  const drawOne = async (seed: number): Promise<string> => {
    const raw = { width: WIDTH / SMALL, height: HEIGHT / SMALL, channels: 3 } as const;
    const path = join(folder, `camera-${String(seed)}.jpg`);
    const enlarged = await sharp(draw(seed), { raw })
      .resize(WIDTH, HEIGHT, { kernel: "cubic" })
      .composite([{ input: noise, tile: true, blend: "hard-light" }])
      .jpeg({ quality: 86 })
      .toBuffer();
    await writeFile(path, enlarged);
    return path;
  };
  const paths: string[] = [];
  for (let seed = 0; seed < count; seed += 2) {
    const pair = [seed, seed + 1].filter((each) => each < count);
    paths.push(...(await Promise.all(pair.map(drawOne))));
  }
  return paths;
};
