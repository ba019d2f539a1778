import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { examinePicture } from "../../electron/scoring/imaging/examine-picture.ts";
import { photo } from "./helpers/fixtures.ts";
import { BLUE, RED, quarterColour, save } from "./helpers/pictures.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

const SPEC = { size: 64, shortSide: 64, crop: true, mean: [0, 0, 0], std: [1, 1, 1] } as const;

const examineBytes = async (bytes: Uint8Array) => {
  const folder = await temporaryFolder();
  const thumbnail = join(folder, "thumbnail.webp");
  const result = await examinePicture(await save(folder, "picture", bytes), thumbnail, SPEC);
  if (result.kind === "damaged") throw new Error(result.message);
  return { ...result, thumbnail };
};

const coffee = () => sharp(photo("coffee"));

test.each([
  ["a CMYK JPEG", () => coffee().toColourspace("cmyk").jpeg().toBuffer(), "image/jpeg"],
  ["a grey JPEG", () => coffee().greyscale().jpeg().toBuffer(), "image/jpeg"],
  ["a progressive JPEG", () => coffee().jpeg({ progressive: true }).toBuffer(), "image/jpeg"],
  ["a 16-bit PNG", () => coffee().toColourspace("rgb16").png().toBuffer(), "image/png"],
  ["a grey 16-bit PNG", () => coffee().toColourspace("grey16").png().toBuffer(), "image/png"],
  ["a PNG with a palette", () => coffee().png({ palette: true }).toBuffer(), "image/png"],
  ["a WebP", () => coffee().webp().toBuffer(), "image/webp"],
  ["an AVIF", () => coffee().avif({ effort: 0 }).toBuffer(), "image/avif"],
  ["a TIFF", () => coffee().tiff().toBuffer(), "image/tiff"],
])("%s is measured like the photograph it was made from", async (_name, make, contentType) => {
  const reference = await examineBytes(await coffee().greyscale().png().toBuffer());
  const { facts, square, thumbnail } = await examineBytes(await make());
  expect(facts).toMatchObject({ width: 640, height: 427, contentType, orientation: 1 });
  expect(facts.brightness).toBeCloseTo(reference.facts.brightness, 1);
  expect(facts.sharpness).toBeGreaterThan(60);
  expect(square).toHaveLength(64 * 64 * 3);
  expect(await sharp(thumbnail).metadata()).toMatchObject({ format: "webp", width: 320, channels: 3 });
});

test("what is transparent counts as white", async () => {
  const clear = {
    create: { width: 200, height: 200, channels: 4, background: { ...RED, alpha: 0 } },
  } as const;
  const { facts } = await examineBytes(await sharp(clear).png().toBuffer());
  expect(facts.brightness).toBe(1);
  expect(facts.clippedBright).toBe(1);
});

test("an animation is judged by its first frame", async () => {
  const frame = (background: typeof RED) =>
    sharp({ create: { width: 100, height: 80, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = [await frame(RED), await frame(BLUE)];
  const { facts, thumbnail } = await examineBytes(
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  );
  expect(facts).toMatchObject({ width: 100, height: 80, contentType: "image/gif" });
  expect((await quarterColour(thumbnail, "lower-right")).r).toBeGreaterThan(180);
});

test("a picture of one pixel has facts like any other", async () => {
  const one = { create: { width: 1, height: 1, channels: 3, background: BLUE } } as const;
  const { facts, square, thumbnail } = await examineBytes(await sharp(one).png().toBuffer());
  expect(facts).toMatchObject({
    width: 1,
    height: 1,
    sharpness: 0,
    noise: 0,
    perceptualHash: "0".repeat(16),
  });
  expect(square).toHaveLength(64 * 64 * 3);
  expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 1, height: 1 });
});

test("of a long panorama the model sees the middle, not a smear", async () => {
  const middle = await sharp(photo("chelsea")).resize(800, 800, { fit: "cover" }).png().toBuffer();
  const panorama = await sharp({ create: { width: 16_000, height: 800, channels: 3, background: BLUE } })
    .composite([{ input: middle }])
    .jpeg()
    .toBuffer();
  const { facts, square, thumbnail } = await examineBytes(panorama);
  const alone = await examineBytes(middle);
  expect(facts).toMatchObject({ width: 16_000, height: 800 });
  expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 320, height: 16 });
  const difference = square!.reduce((sum, value, index) => sum + Math.abs(value - alone.square![index]!), 0);
  expect(difference / square!.length).toBeLessThan(6);
});
