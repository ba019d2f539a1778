/** How many copies are found, and how many different pictures are taken for one: measured through the real steps. */
import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { comparedPictures } from "#shared/domain/duplicates/compare-pictures.ts";
import { type PictureSignature, readSignature } from "#shared/domain/duplicates/signature.ts";
import { examinePicture } from "../../electron/scoring/imaging/examine-picture.ts";
import { PICTURE_TRICKS } from "./picture-tricks.ts";

export interface KnownPicture {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface TrickFigures {
  readonly trick: string;
  readonly tried: number;
  /** Two signals agreed, with any candidate at hand: what a model's index brings. */
  readonly recognised: number;
  /** The same, where the hash alone brings candidates: without a model. */
  readonly byHash: number;
}

/** As the store looks for candidates: bits of 64 in the best of eight turns. */
const NEAR = 16;

const nearestTurn = (a: PictureSignature, b: PictureSignature): number =>
  Math.min(
    ...Array.from({ length: 8 }, (_, turn) => {
      let bits = 0;
      for (let at = 0; at < 8; at += 1)
        for (
          let differ = (a.hashes[8 * turn + at] ?? 0) ^ (b.hashes[at] ?? 0);
          differ !== 0;
          differ &= differ - 1
        )
          bits += 1;
      return bits;
    }),
  );

/** All pictures of some folders. */
export const picturesIn = async (folders: readonly string[]): Promise<readonly KnownPicture[]> => {
  const found: KnownPicture[] = [];
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) {
      if (/\.(?:jpg|png)$/u.test(name))
        found.push({ name: join(folder, name), bytes: await readFile(join(folder, name)) });
    }
  }
  return found;
};

/** Four quarters of a photograph: different pictures of one place, the hardest to tell apart. */
export const quartersOf = async ({ name, bytes }: KnownPicture): Promise<readonly KnownPicture[]> => {
  const { width, height } = await sharp(bytes).metadata();
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
  return Promise.all(
    [0, 1, 2, 3].map(async (quarter) => ({
      name: `${name} ${String(quarter)}`,
      bytes: await sharp(bytes)
        .extract({ left: (quarter % 2) * w, top: (quarter >> 1) * h, width: w, height: h })
        .png()
        .toBuffer(),
    })),
  );
};

export type Signed = KnownPicture & { readonly signature: PictureSignature };

/** Examined as an upload is. Flat pictures have nothing to compare and are left out. */
export const signed = async (pictures: readonly KnownPicture[]): Promise<readonly Signed[]> => {
  const folder = await mkdtemp(join(tmpdir(), "winnow-copies-"));
  try {
    const all: Signed[] = [];
    for (const picture of pictures) {
      const signature = await signatureOf(folder, picture.bytes);
      if (!isFlat(signature)) all.push({ ...picture, signature });
    }
    return all;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const signatureOf = async (folder: string, bytes: Buffer): Promise<PictureSignature> => {
  // A name of its own, as every stored file has: libvips remembers what it read by name.
  const path = join(folder, randomUUID());
  await writeFile(path, bytes);
  const examined = await examinePicture(path, join(folder, "thumbnail.webp"), null);
  if (examined.kind === "damaged") throw new Error(examined.message);
  const signature = readSignature(Buffer.from(examined.facts.signature ?? "", "base64"));
  if (signature === null) throw new Error("The picture has no signature.");
  return signature;
};

const isFlat = ({ luma }: PictureSignature): boolean => {
  const mean = luma.reduce((sum, value) => sum + value, 0) / luma.length;
  return luma.reduce((sum, value) => sum + (value - mean) ** 2, 0) / luma.length < 16;
};

export const tryTricks = async (originals: readonly Signed[]): Promise<readonly TrickFigures[]> => {
  const folder = await mkdtemp(join(tmpdir(), "winnow-copies-"));
  try {
    const figures: TrickFigures[] = [];
    for (const [trick, play] of Object.entries(PICTURE_TRICKS)) {
      let recognised = 0;
      let byHash = 0;
      for (const original of originals) {
        const copy = await signatureOf(folder, await play(original.bytes));
        if (comparedPictures(copy, original.signature) === null) continue;
        recognised += 1;
        if (nearestTurn(copy, original.signature) <= NEAR) byHash += 1;
      }
      figures.push({ trick, tried: originals.length, recognised, byHash });
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Pairs of different pictures that would be called the same. */
export const falseAlarms = (
  pictures: readonly Signed[],
  areSame: (a: string, b: string) => boolean,
): { readonly pairs: number; readonly wrong: readonly string[] } => {
  let pairs = 0;
  const wrong: string[] = [];
  for (const [at, a] of pictures.entries()) {
    for (const b of pictures.slice(at + 1)) {
      if (areSame(a.name, b.name)) continue;
      pairs += 1;
      const figures = comparedPictures(b.signature, a.signature);
      if (figures !== null) wrong.push(`${a.name} and ${b.name}: ${JSON.stringify(figures)}`);
    }
  }
  return { pairs, wrong };
};
