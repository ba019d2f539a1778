import { expect, test } from "vitest";
import { calibrationId, CLIP_AS_PUBLISHED, readCalibration } from "#shared/domain/scoring/calibration.ts";
import { areaUnderCurve, rankCorrelation } from "#shared/domain/scoring/fit/agreement.ts";
import { fitCalibration } from "#shared/domain/scoring/fit/fit-calibration.ts";
import type { LabelledPicture } from "#shared/domain/scoring/fit/labelled.ts";
import { calibrationJson } from "../../../scripts/calibrate/report.ts";

/** The same numbers every time, 0-1. */
const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const SUBJECTS = ["a photo of a red car", "a photo of a blue boat", "a photo of a yellow flower"];

/** Pictures of a made-up model whose right prompts lie around 0.31 and whose wrong ones around 0.19. */
const world = (seed: number, count: number, spread = 0.05): readonly LabelledPicture[] => {
  const next = chance(seed);
  const around = (middle: number): number => middle + spread * (next() + next() + next() - 1.5);
  return Array.from({ length: count }, (_, index) => {
    const prompt = SUBJECTS[index % SUBJECTS.length]!;
    const quality = index % 2 === 0 ? "good" : "blurred";
    const said = new Map<string, number>([
      ...SUBJECTS.map((text): [string, number] => [text, around(text === prompt ? 0.31 : 0.19)]),
      // The good side lies higher in every picture: only an offset tells the two apart.
      ["a sharp photo", around(quality === "good" ? 0.29 : 0.25)],
      ["a blurry photo", around(quality === "good" ? 0.2 : 0.24)],
    ]);
    return {
      file: `${String(seed)}/${String(index)}.jpg`,
      prompts: [prompt],
      quality,
      similarityOf: (text) => said.get(text) ?? 0.12,
    };
  });
};

test("the floor comes to lie between right and wrong, the offset between sharp and blurred", () => {
  const { calibration, relevance, pairs } = fitCalibration(world(7, 600));
  expect(calibration.measured).toBe(true);
  expect(calibration.matchFloor).toBeGreaterThan(0.21);
  expect(calibration.matchFloor).toBeLessThan(0.29);
  expect(relevance.auc).toBeGreaterThan(0.99);
  const sharp = pairs.find(({ bad }) => bad === "a blurry photo")!;
  expect(sharp.offset).toBeGreaterThan(0.02);
  expect(sharp.offset).toBeLessThan(0.08);
  expect(sharp.heldOut.auc).toBeGreaterThan(0.75);
  // Nobody labelled anything dark, so nothing is said about that pair.
  expect(pairs.map(({ bad }) => bad)).toEqual(["a bad photo", "a blurry photo"]);
});

test("held-out figures are of pictures that the fit did not see, and show when a model knows nothing", () => {
  const { relevance, pictures } = fitCalibration(world(11, 400));
  expect(pictures.fitted + pictures.heldOut).toBe(400);
  expect(relevance.positives).toBe(pictures.heldOut);
  const blind = fitCalibration(
    world(13, 400).map((picture, index) => ({
      ...picture,
      similarityOf: (text: string) => 0.2 + 0.01 * Math.sin(index * 12.9898 + text.length * 78.233),
    })),
  );
  expect(blind.relevance.auc).toBeLessThan(0.65);
  expect(blind.relevance.logLoss).toBeGreaterThan(0.6);
});

test("the same pictures give the same calibration, in whatever order, and the file says all of it", () => {
  const pictures = world(5, 300);
  const fitted = fitCalibration(pictures);
  const [first, ...rest] = pictures;
  const rotated = fitCalibration([...rest, first!]);
  expect(rotated.calibration.matchFloor).toBeCloseTo(fitted.calibration.matchFloor, 3);
  expect(fitCalibration(pictures)).toEqual(fitted);
  const read = readCalibration(JSON.parse(JSON.stringify(calibrationJson(fitted))));
  expect(read.measured).toBe(true);
  expect(read.logitScale).toBeCloseTo(fitted.calibration.logitScale, 4);
  expect(read.matchFloor).toBeCloseTo(fitted.calibration.matchFloor, 4);
  expect(read.knownContrasts).toEqual(fitted.calibration.knownContrasts);
  expect(read.provenFaults).toEqual(fitted.calibration.provenFaults);
  expect(Object.keys(read.pairs)).toEqual(Object.keys(fitted.calibration.pairs));
  expect(calibrationId(read)).not.toBe(calibrationId(CLIP_AS_PUBLISHED));
});

test("too few pictures are refused in words", () => {
  expect(() => fitCalibration(world(3, 20))).toThrow("too few labelled pictures");
});

test("area under the curve and rank correlation are what they are by hand", () => {
  expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
  expect(areaUnderCurve([1, 4], [2, 3])).toBe(0.5);
  expect(areaUnderCurve([2], [2])).toBe(0.5);
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])).toBeCloseTo(1);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1);
  expect(rankCorrelation([1, 1, 2, 2], [1, 2, 1, 2])).toBeCloseTo(0);
});
