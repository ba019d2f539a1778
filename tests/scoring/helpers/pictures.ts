import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

export const RED = { r: 220, g: 30, b: 30 };
export const BLUE = { r: 30, g: 60, b: 220 };

/** A plain picture of exactly this size, which is how a test tells pictures apart. */
export const drawPlain = async (
  folder: string,
  name: string,
  width: number,
  height: number,
): Promise<string> => {
  const path = join(folder, name);
  await sharp({ create: { width, height, channels: 3, background: BLUE } })
    .jpeg()
    .toFile(path);
  return path;
};

/** A blue picture whose upper left quarter is red: turned wrongly, the red is somewhere else. */
export const cornered = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: BLUE } })
    .composite([
      {
        input: {
          create: {
            width: Math.ceil(width / 2),
            height: Math.ceil(height / 2),
            channels: 3,
            background: RED,
          },
        },
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();

/** The mean colour of a quarter of a picture file. */
export const quarterColour = async (
  path: string,
  quarter: "upper-left" | "lower-right",
): Promise<{ r: number; g: number; b: number }> => {
  const { width, height } = await sharp(path).metadata();
  const [halfWidth, halfHeight] = [Math.floor(width / 2), Math.floor(height / 2)];
  // Away from the border between the quarters, which compression blurs.
  const inset = quarter === "upper-left" ? { left: 2, top: 2 } : { left: halfWidth + 4, top: halfHeight + 4 };
  // stats() looks at the input as it is, so the quarter becomes an input of its own first.
  const cut = await sharp(path)
    .extract({ ...inset, width: halfWidth - 8, height: halfHeight - 8 })
    .png()
    .toBuffer();
  const { channels } = await sharp(cut).stats();
  const [r, g, b] = channels.map((channel) => channel.mean);
  return { r: r!, g: g!, b: b! };
};

export const save = async (folder: string, name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};
