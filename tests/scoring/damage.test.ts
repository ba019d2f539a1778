import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { examinePicture, makePreview } from "../../electron/scoring/imaging/examine-picture.ts";
import { setUpSharp } from "../../electron/scoring/imaging/sharp-set-up.ts";
import { photo } from "./helpers/fixtures.ts";
import { save } from "./helpers/pictures.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

setUpSharp();

const examineBytes = async (bytes: Uint8Array) => {
  const folder = await temporaryFolder();
  return examinePicture(await save(folder, "picture", bytes), join(folder, "thumbnail.webp"), null);
};

/** The photograph in another form, large enough to have a middle. */
const photograph = (options: { progressive?: boolean } = {}) =>
  sharp(photo("astronaut"))
    .resize(1600)
    .jpeg({ quality: 90, ...options })
    .toBuffer();

const zeroed = (bytes: Buffer, from: number, to: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy.fill(0, Math.floor(bytes.length * from), Math.floor(bytes.length * to));
  return copy;
};

const CUT = {
  kind: "damaged",
  reason: "damaged",
  message: "The picture is cut short: the end of its file is missing.",
};
const BROKEN = { kind: "damaged", reason: "damaged", message: "Part of the picture's data is damaged." };

test("a photograph that was cut short in the middle of its upload is damaged, not half grey", async () => {
  const whole = await photograph();
  expect(await examineBytes(whole.subarray(0, whole.length * 0.6))).toEqual(CUT);
});

test.each([false, true])(
  "a photograph with a hole in its data is damaged (progressive: %s)",
  async (progressive) => {
    expect(await examineBytes(zeroed(await photograph({ progressive }), 0.4, 0.7))).toEqual(BROKEN);
  },
);

test("a PNG with a wrong byte is damaged", async () => {
  const png = await sharp(photo("rocket")).png().toBuffer();
  const middle = Math.floor(png.length / 2);
  png.writeUInt8(png.readUInt8(middle) ^ 0x55, middle);
  expect(await examineBytes(png)).toEqual(BROKEN);
});

test.each(["webp", "avif", "gif"] as const)("a %s without its end is damaged", async (format) => {
  const bytes = await sharp(photo("rocket")).toFormat(format, { effort: 1 }).toBuffer();
  expect(await examineBytes(bytes.subarray(0, bytes.length * 0.6))).toMatchObject({ kind: "damaged" });
});

test("a few stray bytes, as some cameras leave them, are no damage", async () => {
  const whole = await photograph();
  const strayAfter = Buffer.concat([whole, Buffer.alloc(300, 7)]);
  const strayBefore = Buffer.concat([whole.subarray(0, -2), Buffer.alloc(16, 7), whole.subarray(-2)]);
  expect(await examineBytes(strayAfter)).toMatchObject({ kind: "examined" });
  expect(await examineBytes(strayBefore)).toMatchObject({ kind: "examined" });
});

test("HEIC is refused with the format's name and one that works", async () => {
  const heic = Buffer.concat([
    Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
    Buffer.alloc(2000),
  ]);
  expect(await examineBytes(heic)).toEqual({
    kind: "damaged",
    reason: "unsupported",
    message: "The picture is in the HEIC format, which can't be opened here. A JPEG works.",
  });
});

test.each([
  ["a text", "Dear moderator, I could not take the photo today."],
  ["an SVG, which could name other files", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ["a PDF", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"],
])("%s is no picture that can be opened", async (_name, text) => {
  expect(await examineBytes(Buffer.from(text))).toMatchObject({ kind: "damaged", reason: "unsupported" });
});

test("an empty file says so", async () => {
  expect(await examineBytes(Buffer.alloc(0))).toMatchObject({
    kind: "damaged",
    message: "The file is empty.",
  });
});

/** A PNG that claims a size; its pixels are not there. */
const pngOf = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(99))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

test("a picture of more than 250 megapixels is refused before it is decoded", async () => {
  expect(await examineBytes(pngOf(16_000, 16_000))).toEqual({
    kind: "damaged",
    reason: "too_large",
    message: "The picture has more than 250 megapixels, which is too large to open.",
  });
});

test("a file that is not where it was stored is missing, not damaged", async () => {
  const folder = await temporaryFolder();
  const result = await examinePicture(join(folder, "gone.jpg"), join(folder, "thumbnail.webp"), null);
  expect(result).toMatchObject({ kind: "damaged", reason: "missing" });
});

test("a thumbnail that cannot be written does not make the picture damaged", async () => {
  const folder = await temporaryFolder();
  const inTheWay = await save(folder, "a-file", Buffer.from("not a folder"));
  const result = await examinePicture(photo("coffee"), join(inTheWay, "thumbnail.webp"), null);
  expect(result).toMatchObject({
    kind: "examined",
    thumbnailProblem: expect.stringContaining("ENOTDIR") as string,
  });
});

test("a preview shows what is left of a cut picture", async () => {
  const folder = await temporaryFolder();
  const whole = await readFile(photo("coffee"));
  const path = await save(folder, "cut.jpg", whole.subarray(0, whole.length * 0.7));
  expect(await makePreview(path, join(folder, "preview.webp"), 400)).toEqual({ kind: "made" });
  expect(await sharp(join(folder, "preview.webp")).metadata()).toMatchObject({ width: 400, format: "webp" });
});
