import { expect, test } from "vitest";
import { CLIP_AS_PUBLISHED, readCalibration } from "#shared/domain/scoring/calibration.ts";

test("a measured calibration is taken as it stands", () => {
  expect(
    readCalibration({ logit_scale: 19.8, match_floor: 0.29, known_contrasts: ["a drawing"], relevance: {} }),
  ).toEqual({
    measured: true,
    logitScale: 19.8,
    matchFloor: 0.29,
    knownContrasts: ["a drawing"],
    provenFaults: [],
    pairs: {},
  });
});

test.each([null, [], "x", {}, { logit_scale: -3, match_floor: "high" }])(
  "%j says nothing, so what is published is taken, and said not to be measured",
  (json) => {
    expect(readCalibration(json)).toEqual(CLIP_AS_PUBLISHED);
  },
);

test("a logit scale alone is not a measurement", () => {
  expect(readCalibration({ logit_scale: 19.8 })).toMatchObject({ measured: false, logitScale: 19.8 });
});

test("an antonym pair is proven only when normal pictures lie clear of faulty ones", () => {
  const pair = (negative: string, normal: number, bad: number) => ({
    negative,
    normal: { p05: normal },
    bad: { p95: bad },
  });
  const quality = {
    sharp: pair("a blurry photo", 0.95, 0.26),
    clean: pair("a noisy photo", 0.4, 0.6),
    odd: { negative: "odd" },
  };
  expect(readCalibration({ quality }).provenFaults).toEqual(["a blurry photo"]);
});
