import type { CopyManner } from "#shared/contract/copies-calls.ts";
import type { PictureFigures } from "#shared/domain/duplicates/copy.ts";
import { type Turn, turnBack } from "#shared/domain/duplicates/turns.ts";

const TURNED: Readonly<Record<Turn, CopyManner | null>> = {
  0: null,
  1: "mirrored_turned",
  2: "mirrored",
  3: "turned_90",
  4: "mirrored_down",
  5: "turned_270",
  6: "turned_180",
  7: "mirrored_turned",
};

interface Measured {
  readonly width: number | null;
  readonly height: number | null;
}

/** Sides that differ by less were rounded. */
const RESIZED = 0.03;

/**
 * What was done to the original. Figures speak of the item compared later laid over the one compared earlier, which
 * is not always the order in which they were sent.
 */
export const mannersOf = (
  figures: PictureFigures,
  comparedLaterIsCopy: boolean,
  original: Measured,
  copy: Measured,
): readonly CopyManner[] => {
  const turned = TURNED[comparedLaterIsCopy ? turnBack(figures.turn) : figures.turn];
  const isPart = figures.extent === (comparedLaterIsCopy ? "part" : "more");
  const extent: CopyManner | null = figures.extent === "same" ? null : isPart ? "cropped" : "framed";
  const resized: CopyManner | null = extent === null && isResized(original, copy) ? "resized" : null;
  const done = [turned, extent, resized].filter((manner) => manner !== null);
  return done.length === 0 ? ["saved_again"] : done;
};

const isResized = (a: Measured, b: Measured): boolean => {
  const longOf = ({ width, height }: Measured) => Math.max(width ?? 0, height ?? 0);
  const larger = Math.max(longOf(a), longOf(b));
  return larger > 0 && Math.abs(longOf(a) - longOf(b)) / larger > RESIZED;
};
