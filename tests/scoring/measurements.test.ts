import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { hashDistance } from "#shared/domain/scoring/perceptual-likeness.ts";
import { parseExifTime } from "../../electron/scoring/imaging/capture-time.ts";
import { examinePicture } from "../../electron/scoring/imaging/examine-picture.ts";
import { photo } from "./helpers/fixtures.ts";
import { save } from "./helpers/pictures.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

const factsOf = async (bytes: Uint8Array) => {
  const folder = await temporaryFolder();
  const result = await examinePicture(await save(folder, "picture.jpg", bytes), join(folder, "t.webp"), null);
  if (result.kind === "damaged") throw new Error(result.message);
  return result.facts;
};

const PHOTOS = ["astronaut", "chelsea", "coffee", "rocket"] as const;
const original = (name: (typeof PHOTOS)[number]) => sharp(photo(name));

const withGrain = async (name: (typeof PHOTOS)[number], deviation: number): Promise<Buffer> => {
  const { data, info } = await original(name).raw().toBuffer({ resolveWithObject: true });
  // Box-Muller on a fixed sequence, so that every run sees the same grain.
  let state = 7;
  const uniform = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const grainy = data.map((value) => {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    return Math.min(255, Math.max(0, value + deviation * normal));
  });
  const raw = { width: info.width, height: info.height, channels: info.channels as 3 };
  return sharp(grainy, { raw }).jpeg({ quality: 95 }).toBuffer();
};

test.each(PHOTOS)(
  "%s in focus is above what a job needs, and each stronger blur is less sharp",
  async (name) => {
    const sharpnesses = [(await factsOf(await original(name).jpeg().toBuffer())).sharpness];
    for (const sigma of [1.5, 3, 6]) {
      sharpnesses.push((await factsOf(await original(name).blur(sigma).jpeg().toBuffer())).sharpness);
    }
    expect(sharpnesses[0]).toBeGreaterThan(55);
    expect(sharpnesses[2]).toBeLessThan(35);
    expect(sharpnesses.toSorted((a, b) => b - a)).toEqual(sharpnesses);
  },
);

test.each(PHOTOS)("grain is measured as noise and does not make a blurred %s sharp", async (name) => {
  const clean = await factsOf(await original(name).jpeg().toBuffer());
  const grainy = await factsOf(await withGrain(name, 30));
  const blurred = await factsOf(
    await sharp(await withGrain(name, 30))
      .blur(4)
      .jpeg()
      .toBuffer(),
  );
  expect(grainy.noise).toBeGreaterThan(Math.max(0.025, 3 * clean.noise));
  expect(blurred.sharpness).toBeLessThan(35);
});

test("a dark exposure is dark, and no less sharp for it", async () => {
  const dark = await factsOf(await original("coffee").linear(0.25).jpeg({ quality: 95 }).toBuffer());
  expect(dark.brightness).toBeLessThan(0.15);
  expect(dark.sharpness).toBeGreaterThan(55);
});

test("a bright exposure clips to white", async () => {
  const bright = await factsOf(await original("coffee").linear(3, 60).jpeg().toBuffer());
  expect(bright.clippedBright).toBeGreaterThan(0.3);
  expect((await factsOf(await original("coffee").jpeg().toBuffer())).clippedBright).toBeLessThan(0.02);
});

test("a copy that was scaled, recompressed and brightened has nearly the same hash, another photo has not", async () => {
  const hash = (await factsOf(await original("chelsea").jpeg().toBuffer())).perceptualHash;
  const copy = await original("chelsea").resize(300).linear(1.05, 5).jpeg({ quality: 50 }).toBuffer();
  const other = await factsOf(await original("coffee").jpeg().toBuffer());
  expect(hashDistance(hash, (await factsOf(copy)).perceptualHash)).toBeLessThanOrEqual(6);
  expect(hashDistance(hash, other.perceptualHash)).toBeGreaterThan(16);
});

test("capture time and camera come from EXIF, and nothing of it leaves in the thumbnail", async () => {
  const folder = await temporaryFolder();
  const taken = await original("rocket")
    .withExif({
      IFD0: { Make: "Acme", Model: "Acme A1", DateTime: "2026:01:01 00:00:00" },
      IFD2: {
        DateTimeOriginal: "2024:05:18 13:57:02",
        ExposureTime: "1/125",
        FNumber: "18/10",
        ISOSpeedRatings: "200",
        FocalLength: "26/1",
        LensModel: "Acme 26 mm",
      },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
    })
    .jpeg()
    .toBuffer();
  const thumbnail = join(folder, "thumbnails", "a.webp");
  const result = await examinePicture(await save(folder, "picture.jpg", taken), thumbnail, null);
  expect(result).toMatchObject({
    facts: {
      capturedAt: Date.UTC(2024, 4, 18, 13, 57, 2),
      camera: {
        camera: "Acme A1",
        lens: "Acme 26 mm",
        exposureSeconds: 1 / 125,
        aperture: 1.8,
        iso: 200,
        focalLength: 26,
        hasLocation: true,
      },
    },
  });
  const kept = await sharp(thumbnail).metadata();
  expect([kept.exif, kept.xmp, kept.icc, kept.iptc]).toEqual([undefined, undefined, undefined, undefined]);
  expect(await readdir(join(folder, "thumbnails"))).toEqual(["a.webp"]);
});

test("a picture without EXIF has no capture time and no camera", async () => {
  const plain = await factsOf(await original("rocket").jpeg().toBuffer());
  expect([plain.capturedAt, plain.camera]).toEqual([null, null]);
});

test.each(["0000:00:00 00:00:00", "2024:13:01 00:00:00", "2024:02:30 00:00:00", "yesterday", ""])(
  "“%s” is no capture time",
  (text) => {
    expect(parseExifTime(text)).toBeNull();
  },
);
