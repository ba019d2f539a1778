import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { HeatMap } from "../../electron/service/close-look-port.ts";
import { areaSeen } from "../../electron/scoring/imaging/model-square.ts";
import { PRACTICE_MODEL, PRACTICE_REF } from "./helpers/fixtures.ts";
import { startScorer } from "./helpers/scorers.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/corners");
const RED_CAR = "a photo of a red car";

interface Corner {
  readonly file: string;
  readonly corner: string;
  readonly box: { left: number; top: number; right: number; bottom: number };
}

const corners = async (): Promise<readonly Corner[]> =>
  JSON.parse(await readFile(join(FOLDER, "corners.json"), "utf8")) as Corner[];

const practiceScorer = async () => {
  const { scorer } = startScorer();
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  return scorer;
};

/** Middle of the hottest cell, as shares of the picture. */
const hottest = ({ drops, columns, rows, area }: HeatMap) => {
  const cell = drops.indexOf(Math.max(...drops));
  return {
    x: area.left + (((cell % columns) + 0.5) / columns) * area.width,
    y: area.top + ((Math.floor(cell / columns) + 0.5) / rows) * area.height,
  };
};

test.each([
  [RED_CAR, null],
  [RED_CAR, "a photo of something else"],
])(
  "the place that matches “%s” against %s most lies on the car, in whichever corner it stands",
  async (prompt, contrast) => {
    const scorer = await practiceScorer();
    for (const { file, box } of await corners()) {
      const map = await scorer.heatMap({ path: join(FOLDER, file), prompt, contrast });
      if (map.kind !== "heat") throw new Error(JSON.stringify(map));
      const { x, y } = hottest(map);
      expect([file, x > box.left && x < box.right, y > box.top && y < box.bottom]).toEqual([
        file,
        true,
        true,
      ]);
      // The car is what the likeness rests on, so without it little is left.
      expect(Math.max(...map.drops)).toBeGreaterThan(map.whole / 4);
      expect(map.drops).toHaveLength(map.columns * map.rows);
    }
  },
  180_000,
);

test("a heat map that nobody waits for any more is answered at once, and the scorer goes on", async () => {
  const scorer = await practiceScorer();
  const [first, second] = await corners();
  const abort = new AbortController();
  const path = join(FOLDER, first!.file);
  const given = scorer.heatMap({ path, prompt: RED_CAR, contrast: null }, abort.signal);
  abort.abort();
  expect(await given).toEqual({ kind: "cancelled" });
  expect(await scorer.heatMap({ path, prompt: RED_CAR, contrast: null }, AbortSignal.abort())).toEqual({
    kind: "cancelled",
  });
  const next = await scorer.heatMap({
    path: join(FOLDER, second!.file),
    prompt: RED_CAR,
    contrast: null,
  });
  expect(next.kind).toBe("heat");
}, 60_000);

test("without a model, and of a file that is no picture, it says so instead of guessing", async () => {
  const { scorer } = startScorer();
  const request = { path: join(FOLDER, "corners.json"), prompt: RED_CAR, contrast: null };
  expect(await scorer.heatMap(request)).toEqual({ kind: "no_model" });
  expect(await scorer.promptRows({ id: "x", texts: [RED_CAR] })).toBeNull();
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  expect(await scorer.heatMap(request)).toMatchObject({ kind: "damaged" });
}, 60_000);

test("prompts alone are embedded as they are for pictures: rows of unit length, one a text", async () => {
  const scorer = await practiceScorer();
  const rows = await scorer.promptRows({ id: "two", texts: [RED_CAR, "a photo of a blue boat"] });
  expect(rows).toMatchObject({ model: PRACTICE_REF });
  expect(rows!.rows).toHaveLength(2 * rows!.width);
  const length = Math.hypot(...rows!.rows.slice(rows!.width));
  expect(length).toBeCloseTo(1, 5);
}, 60_000);

test("the area that a model sees is the middle square where it crops, and everything where it squeezes", () => {
  const spec = { size: 224, shortSide: 256, crop: true, mean: [0, 0, 0], std: [1, 1, 1] } as const;
  expect(areaSeen({ width: 1600, height: 800 }, spec)).toEqual({
    left: (1 - 0.4375) / 2,
    top: 0.0625,
    width: 0.4375,
    height: 0.875,
  });
  expect(areaSeen({ width: 1600, height: 800 }, { ...spec, crop: false })).toEqual({
    left: 0,
    top: 0,
    width: 1,
    height: 1,
  });
});
