/**
 * Whether two pictures are the same one. Two signals must agree: the DCT hash, of the pictures as they stand or of
 * what both show once they are aligned, and the likeness of brightness and colour place by place. The embedding only
 * brings candidates: different pictures of one subject have cosines up to 0.99 (docs/duplicates.md has the figures
 * that the limits were chosen by).
 */
import {
  align,
  type Begun,
  beginAligning,
  correlation,
  cutOut,
  likenessUnderText,
  type Window,
} from "./alignment.ts";
import type { PictureFigures } from "./copy.ts";
import { CHROMA_SIDE, LUMA_SIDE, type PictureSignature } from "./signature.ts";
import { HASHED_SIDE, turnedHashes } from "./turned-hashes.ts";
import { type Turn, TURNS, turnedSquare } from "./turns.ts";

/** Pictures as they stand: bits of 64, and how alike in brightness and colour. */
const WHOLE = { distance: 10, likeness: 0.9, colour: 0.93 } as const;
/** What both show once aligned; the search for it fits what does not belong together too, so it asks for more. */
const ALIGNED = { distance: 8, likeness: 0.9, colour: 0.955 } as const;

/** The figures of the same picture; null for different ones, and for flat ones, which have nothing to compare. */
export const comparedPictures = (
  later: PictureSignature,
  earlier: PictureSignature,
): Omit<PictureFigures, "cosine"> | null => {
  const begun: Overlay[] = [];
  for (const turn of likelyTurns(later, earlier)) {
    const turned = turnedSignature(later, turn);
    for (const extent of ["part", "more"] as const) {
      const [part, whole] = extent === "part" ? [turned, earlier] : [earlier, turned];
      const found = beginAligning(part.luma, whole.luma, LUMA_SIDE);
      if (found !== null) begun.push({ turn, extent, part, whole, found });
    }
  }
  const [first, ...others] = begun
    .sort((a, b) => b.found.likeness - a.found.likeness)
    .slice(0, REFINED)
    .filter((overlay) => colourLikeness(overlay.part, cutOfWhole(overlay)) >= COLOUR_TO_GO_ON)
    .map((overlay) => ({ ...overlay, found: align(overlay.found, LUMA_SIDE) }));
  if (first === undefined) return null;
  const best = others.reduce(
    (kept, next) => (next.found.likeness > kept.found.likeness ? next : kept),
    first,
  );
  return figuresOf(best, later, earlier);
};

/** Of the ways to lay one over the other so many are looked at closely: it is what a comparison costs. */
const REFINED = 2;
/** Colours that differ this much where they are laid over each other first are not brought together by a finer search. */
const COLOUR_TO_GO_ON = 0.8;

type Squares = Omit<PictureSignature, "hashes">;

interface Overlay {
  readonly turn: Turn;
  readonly extent: "part" | "more";
  readonly part: Squares;
  readonly whole: Squares;
  readonly found: Begun;
}

const cutOfWhole = ({ whole, found: { window } }: Overlay): Squares => ({
  luma: cutOut(whole.luma, LUMA_SIDE, window),
  cb: cutOut(whole.cb, CHROMA_SIDE, window),
  cr: cutOut(whole.cr, CHROMA_SIDE, window),
});

const figuresOf = (
  overlay: Overlay,
  later: PictureSignature,
  earlier: PictureSignature,
): Omit<PictureFigures, "cosine"> | null => {
  const { turn, extent, part } = overlay;
  const { window } = overlay.found;
  const cut = cutOfWhole(overlay);
  const likeness = likenessUnderText(part.luma, cut.luma);
  const colour = colourLikeness(part, cut);
  const whole = distanceOf(later.hashes, 8 * turn, earlier.hashes);
  const figures = { likeness, colour, turn };
  if (passes(WHOLE, { ...figures, distance: whole })) {
    return { ...figures, distance: whole, extent: isWhole(window) ? "same" : extent };
  }
  const aligned = distanceOf(hashOfSquare(part.luma), 0, hashOfSquare(cut.luma));
  return passes(ALIGNED, { ...figures, distance: aligned })
    ? { ...figures, distance: aligned, extent: isWhole(window) ? "same" : extent }
    : null;
};

const passes = (
  least: typeof WHOLE | typeof ALIGNED,
  figures: Pick<PictureFigures, "distance" | "likeness" | "colour">,
): boolean =>
  figures.distance <= least.distance && figures.likeness >= least.likeness && figures.colour >= least.colour;

/** Less than this is where a search by steps ends up, not a crop. */
const isWhole = ({ left, top, right, bottom }: Window): boolean => Math.max(left, top, right, bottom) < 0.02;

/** The turn that the hashes prefer, and the one that the brightness does; mostly the same. */
const likelyTurns = (later: PictureSignature, earlier: PictureSignature): readonly Turn[] => {
  const nearest = TURNS.toSorted(
    (a, b) =>
      distanceOf(later.hashes, 8 * a, earlier.hashes) - distanceOf(later.hashes, 8 * b, earlier.hashes),
  );
  const like = TURNS.map((turn) => correlation(turnedSquare(later.luma, LUMA_SIDE, turn), earlier.luma));
  const likest = TURNS.toSorted((a, b) => (like[b] ?? 0) - (like[a] ?? 0));
  return [...new Set([nearest[0] ?? 0, likest[0] ?? 0])];
};

const turnedSignature = (signature: PictureSignature, turn: Turn): Squares => ({
  luma: turnedSquare(signature.luma, LUMA_SIDE, turn),
  cb: turnedSquare(signature.cb, CHROMA_SIDE, turn),
  cr: turnedSquare(signature.cr, CHROMA_SIDE, turn),
});

/** Mean squared distance from grey below which a picture has no colour to compare. */
const COLOURLESS = 40;

/** The cosine of the colour differences, which more or less saturation leaves as it is. */
const colourLikeness = (a: Squares, b: Squares): number => {
  let ofA = 0;
  let ofB = 0;
  let shared = 0;
  for (let index = 0; index < a.cb.length; index += 1) {
    const [cbA, crA] = [(a.cb[index] ?? 0) - 128, (a.cr[index] ?? 0) - 128];
    const [cbB, crB] = [(b.cb[index] ?? 0) - 128, (b.cr[index] ?? 0) - 128];
    ofA += cbA * cbA + crA * crA;
    ofB += cbB * cbB + crB * crB;
    shared += cbA * cbB + crA * crB;
  }
  const count = a.cb.length;
  if (Math.max(ofA, ofB) < COLOURLESS * count) return 1;
  return shared / Math.sqrt(Math.max(ofA, count) * Math.max(ofB, count));
};

/** The hash of a 16 x 16 square, enlarged to the side that is hashed. */
const hashOfSquare = (luma: Float64Array): Uint8Array => {
  const large = new Float64Array(HASHED_SIDE * HASHED_SIDE);
  const scale = LUMA_SIDE / HASHED_SIDE;
  const last = LUMA_SIDE - 1;
  for (let y = 0; y < HASHED_SIDE; y += 1) {
    const v = Math.min(last, Math.max(0, (y + 0.5) * scale - 0.5));
    const row = Math.floor(v);
    const below = Math.min(last, row + 1);
    for (let x = 0; x < HASHED_SIDE; x += 1) {
      const u = Math.min(last, Math.max(0, (x + 0.5) * scale - 0.5));
      const column = Math.floor(u);
      const beside = Math.min(last, column + 1);
      const upper = mixed(luma[row * LUMA_SIDE + column], luma[row * LUMA_SIDE + beside], u - column);
      const lower = mixed(luma[below * LUMA_SIDE + column], luma[below * LUMA_SIDE + beside], u - column);
      large[y * HASHED_SIDE + x] = mixed(upper, lower, v - row);
    }
  }
  return turnedHashes(large).subarray(0, 8);
};

const mixed = (a = 0, b = 0, share = 0): number => a * (1 - share) + b * share;

/** Bits in which 8 bytes of `a` from `at` differ from the first 8 of `b`. */
const distanceOf = (a: Uint8Array, at: number, b: Uint8Array): number => {
  let bits = 0;
  for (let index = 0; index < 8; index += 1) {
    let differ = (a[at + index] ?? 0) ^ (b[index] ?? 0);
    for (; differ !== 0; differ &= differ - 1) bits += 1;
  }
  return bits;
};
