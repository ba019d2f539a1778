import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { REPOSITORY } from "./desk-app.ts";

/** One file of the run and what must become of it. */
export interface RunPicture {
  readonly name: string;
  /** What a phone would call it. */
  readonly mimeType: string;
  /** What its bytes are. */
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly expected: "scored" | "too_small" | "damaged" | "refused";
}

const fixtures = join(REPOSITORY, "tests", "fixtures");
const read = (folder: string, name: string): Buffer => readFileSync(join(fixtures, folder, name));

const jpeg = (name: string, bytes: Buffer, over: Partial<RunPicture> = {}): RunPicture => ({
  name,
  mimeType: "image/jpeg",
  contentType: "image/jpeg",
  bytes,
  expected: "scored",
  ...over,
});

/**
 * Thirty files: drawn pictures, real photographs as JPEG, PNG and WebP, every way a camera can lie on its side, one
 * of 24 megapixels, one too small, one damaged inside, one cut off, and one text file named .jpg.
 */
export const thirtyPictures = async (): Promise<readonly RunPicture[]> => {
  const drawn = readdirSync(join(fixtures, "drawn"))
    .filter((name) => name.endsWith(".jpg"))
    .sort()
    .slice(0, 12)
    .map((name) => jpeg(name, read("drawn", name)));
  const photo = read("photos", "coffee.jpg");
  const turned = await Promise.all(
    [2, 3, 4, 5, 6, 7, 8].map(async (orientation) =>
      jpeg(
        `turned-${String(orientation)}.jpg`,
        await sharp(photo)
          .resize(640 + orientation)
          .withMetadata({ orientation })
          .jpeg()
          .toBuffer(),
      ),
    ),
  );
  const large = await sharp(photo).resize(6000, 4000, { fit: "fill" }).jpeg({ quality: 70 }).toBuffer();
  const small = await sharp(photo).resize(120, 90, { fit: "fill" }).jpeg().toBuffer();
  return [
    ...drawn,
    ...turned,
    jpeg("astronaut.jpg", read("photos", "astronaut.jpg")),
    jpeg("rocket.jpg", read("photos", "rocket.jpg")),
    jpeg("hubble.jpg", read("photos", "hubble-deep-field.jpg")),
    {
      ...jpeg("chelsea.png", await sharp(read("photos", "chelsea.jpg")).png().toBuffer()),
      mimeType: "image/png",
      contentType: "image/png",
    },
    {
      ...jpeg("coffee.webp", await sharp(photo).webp().toBuffer()),
      mimeType: "image/webp",
      contentType: "image/webp",
    },
    // The type is what the bytes say, not the name.
    jpeg("really-a-png.jpg", await sharp(photo).resize(500).png().toBuffer(), { contentType: "image/png" }),
    jpeg("24-megapixels.jpg", large),
    jpeg("too-small.jpg", small, { expected: "too_small" }),
    jpeg("damaged.jpg", damagedInside(read("drawn", "red-car-5.jpg")), { expected: "damaged" }),
    jpeg("cut-off.jpg", firstPart(read("drawn", "red-car-3.jpg")), { expected: "refused" }),
    jpeg("notes.jpg", Buffer.from("Buy milk, send photos.\n".repeat(40)), { expected: "refused" }),
  ];
};

const firstPart = (whole: Buffer): Buffer => whole.subarray(0, Math.floor(whole.length * 0.6));

/** Header and end marker stay whole; what lies between does not. Only decoding can tell. */
const damagedInside = (whole: Buffer): Buffer => {
  const bytes = Buffer.from(whole);
  const from = Math.floor(bytes.length * 0.3);
  bytes.fill(7, from, Math.floor(bytes.length * 0.9));
  // A byte less than the whole one has, so that the two can be told apart by size.
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1)]);
};
