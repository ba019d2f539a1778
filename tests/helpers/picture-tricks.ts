/** What is done to pictures on the web so that they look new; a picture's bytes in, another file's bytes out. */
import sharp, { type Sharp } from "sharp";

type Trick = (bytes: Buffer) => Promise<Buffer>;

const saved = (picture: Sharp): Promise<Buffer> => picture.jpeg({ quality: 85 }).toBuffer();

/** Shares of the sides that are cut off. */
const cropped =
  (left: number, top: number, right: number, bottom: number): Trick =>
  async (bytes) => {
    const { width, height } = await sharp(bytes).metadata();
    return saved(
      sharp(bytes).extract({
        left: Math.floor(width * left),
        top: Math.floor(height * top),
        width: Math.floor(width * (1 - left - right)),
        height: Math.floor(height * (1 - top - bottom)),
      }),
    );
  };

const framed =
  (share: number, background: string): Trick =>
  async (bytes) => {
    const edge = Math.round((await sharp(bytes).metadata()).width * share);
    return saved(sharp(bytes).extend({ top: edge, bottom: edge, left: edge, right: edge, background }));
  };

/** Words as a picture, by the text renderer: where the scoring process was set up, nothing is read from SVG. */
const words = (text: string, width: number, height: number): Promise<Buffer> =>
  sharp({ text: { text, font: "sans", rgba: true, width, height } })
    .png()
    .toBuffer();

/** A line across the middle, half see-through, and an address at the bottom. */
const watermarked: Trick = async (bytes) => {
  const { width, height } = await sharp(bytes).metadata();
  const [sample, address] = await Promise.all([
    words(
      '<span foreground="white" alpha="55%">SAMPLE</span>',
      Math.round(width * 0.45),
      Math.round(width / 10),
    ),
    words(
      '<span foreground="black">www.example.org</span>',
      Math.round(width * 0.34),
      Math.round(width / 24),
    ),
  ]);
  const left = Math.round(width * 0.28);
  return saved(
    sharp(bytes).composite([
      { input: sample, left, top: Math.round(height * 0.5) },
      { input: address, left, top: Math.round(height * 0.9) },
    ]),
  );
};

const onlySaved: Readonly<Record<string, (bytes: Buffer) => Sharp>> = {
  "turned by 90°": (bytes) => sharp(bytes).rotate(90),
  "turned by 180°": (bytes) => sharp(bytes).rotate(180),
  "turned by 270°": (bytes) => sharp(bytes).rotate(270),
  mirrored: (bytes) => sharp(bytes).flop(),
  "20 % brighter": (bytes) => sharp(bytes).modulate({ brightness: 1.2 }),
  "20 % darker": (bytes) => sharp(bytes).modulate({ brightness: 0.8 }),
  "20 % more contrast": (bytes) => sharp(bytes).linear(1.2, -20),
  "40 % more saturation": (bytes) => sharp(bytes).modulate({ saturation: 1.4 }),
};

export const PICTURE_TRICKS: Readonly<Record<string, Trick>> = {
  ...Object.fromEntries(
    Object.entries(onlySaved).map(([name, change]) => [name, (bytes: Buffer) => saved(change(bytes))]),
  ),
  "JPEG of quality 40": (bytes) => sharp(bytes).jpeg({ quality: 40 }).toBuffer(),
  "WebP of quality 50": (bytes) => sharp(bytes).webp({ quality: 50 }).toBuffer(),
  "resized to 30 %": async (bytes) =>
    saved(sharp(bytes).resize(Math.round((await sharp(bytes).metadata()).width * 0.3))),
  "cropped by 10 %, from all sides": cropped(0.05, 0.05, 0.05, 0.05),
  "cropped by 10 %, at one side": cropped(0.1, 0, 0, 0),
  "cropped by 10 %, at a corner": cropped(0.1, 0.1, 0, 0),
  watermarked,
  "a white border of 5 %": framed(0.05, "#ffffff"),
  "a black border of 8 %": framed(0.08, "#000000"),
};
