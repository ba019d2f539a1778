import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  falseAlarms,
  picturesIn,
  type Signed,
  signed,
  type TrickFigures,
  tryTricks,
} from "../helpers/copy-figures.ts";

const LONG = 300_000;
const FIXTURES = join(import.meta.dirname, "../fixtures");

/** The least share that must be recognised; docs/duplicates.md has what all the pictures we have give. */
const LEAST: Readonly<Record<string, number>> = {
  "cropped by 10 %, from all sides": 0.85,
  "cropped by 10 %, at one side": 0.75,
  "cropped by 10 %, at a corner": 0.6,
  watermarked: 0.75,
  "a white border of 5 %": 0.55,
  "a black border of 8 %": 0.25,
};
const USUAL = 0.94;

let pictures: readonly Signed[];
let figures: readonly TrickFigures[];
beforeAll(async () => {
  const all = await signed(await picturesIn([join(FIXTURES, "drawn"), join(FIXTURES, "photos")]));
  pictures = all;
  // Every other one: the tricks are many.
  figures = await tryTricks(all.filter((_, at) => at % 2 === 0));
}, LONG);

describe("copies of pictures", () => {
  test("are recognised after each trick in as many cases as was measured", () => {
    for (const { trick, tried, recognised } of figures) {
      expect({ trick, share: recognised / tried }).toSatisfy(
        ({ share }: { share: number }) => share >= (LEAST[trick] ?? USUAL),
      );
    }
  });

  test("that are not cropped or framed are recognised without a model too", () => {
    for (const { trick, tried, byHash } of figures) {
      if (LEAST[trick] === undefined)
        expect(`${trick}: ${String(byHash / tried >= USUAL)}`).toBe(`${trick}: true`);
    }
  });

  test("are not seen in different pictures, not even of the same subject", { timeout: LONG }, () => {
    const { pairs, wrong } = falseAlarms(pictures, () => false);
    expect(pairs).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  });
});
