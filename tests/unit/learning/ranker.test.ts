import { describe, expect, it } from "vitest";
import type { Pictures } from "#shared/domain/learning/features.ts";
import { fitLogistic, logitOf } from "#shared/domain/learning/logistic.ts";
import { minimize } from "#shared/domain/learning/minimize.ts";
import {
  LEAST_DECISIONS,
  learnFrom,
  likelihoods,
  MOST_DECISIONS,
  type Ranker,
} from "#shared/domain/learning/ranker.ts";

/** A small generator, so that every run sees the same numbers (mulberry32). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};
const normalOf = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const WIDTH = 64;

/** Unit embeddings around a common direction, one signal that says nothing, and one that never varies. */
const picturesOf = (count: number, seed: number): Pictures => {
  const random = seeded(seed);
  const embeddings = new Float32Array(count * WIDTH);
  const signals = new Float32Array(count * 2);
  for (let row = 0; row < count; row += 1) {
    const vector = Float64Array.from({ length: WIDTH }, (_, at) => (at === 0 ? 2 : 0) + normalOf(random) / 4);
    const length = Math.hypot(...vector);
    vector.forEach((value, at) => (embeddings[row * WIDTH + at] = value / length));
    signals[row * 2] = normalOf(random);
    signals[row * 2 + 1] = 3;
  }
  return { count, width: WIDTH, embeddings, signalWidth: 2, signals };
};
/** What this person likes: one direction among the sixty-four. */
const liked = ({ embeddings, count }: Pictures): boolean[] =>
  Array.from({ length: count }, (_, row) => (embeddings[row * WIDTH + 5] ?? 0) > 0);

const rankerOf = (pictures: Pictures, labels: readonly boolean[]): Ranker => {
  const learnt = learnFrom(pictures, labels);
  if ("kind" in learnt) throw new Error("nothing was learnt");
  return learnt;
};

describe("learning from decisions", () => {
  it("orders what is left as the person would, and says truly how often", () => {
    const seen = picturesOf(300, 1);
    const ranker = rankerOf(seen, liked(seen));
    const left = picturesOf(2_000, 2);
    const truth = liked(left);
    const guesses = likelihoods(ranker, left);
    const right = truth.filter((label, row) => (guesses[row] ?? 0) > 0.5 === label).length / left.count;
    const { heldOut } = ranker;
    expect(right).toBeGreaterThan(0.8);
    expect(Math.abs(heldOut.agreed / heldOut.decisions - right)).toBeLessThan(0.07);
    expect(heldOut.agreed).toBeGreaterThan(heldOut.agreedByGuess + 50);
  });

  it("claims nothing where decisions follow no pattern", () => {
    const random = seeded(7);
    const seen = picturesOf(400, 3);
    const { heldOut, sharpness } = rankerOf(
      seen,
      Array.from({ length: 400 }, () => random() < 0.5),
    );
    expect(heldOut.agreed / heldOut.decisions).toBeLessThan(0.58);
    expect(sharpness).toBe(0.25);
  });

  it("is as sure as it is right", () => {
    // One decision in ten is a slip of the hand.
    const slips = seeded(12);
    const withSlips = (labels: readonly boolean[]) => labels.map((label) => label !== slips() < 0.1);
    const seen = picturesOf(500, 4);
    const ranker = rankerOf(seen, withSlips(liked(seen)));
    const left = picturesOf(4_000, 5);
    const truth = withSlips(liked(left));
    const guesses = likelihoods(ranker, left);
    const bins = [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
      const rows = truth
        .map((_, row) => row)
        .filter((row) => Math.abs((guesses[row] ?? 0) - from - 0.1) <= 0.1);
      const said = rows.reduce((sum, row) => sum + (guesses[row] ?? 0), 0) / rows.length;
      return {
        rows: rows.length,
        off: Math.abs(said - rows.filter((row) => truth[row]).length / rows.length),
      };
    });
    const expectedError = bins.reduce((sum, { rows, off }) => sum + (off * rows) / left.count, 0);
    expect(Math.min(...bins.map(({ rows }) => rows))).toBeGreaterThan(50);
    expect(expectedError).toBeLessThan(0.06);
  });

  it("gives the same answer to the same decisions", () => {
    const seen = picturesOf(120, 6);
    expect(rankerOf(seen, liked(seen))).toStrictEqual(rankerOf(seen, liked(seen)));
  });

  it("learns nothing from too few, or from those that all say the same", () => {
    const few = picturesOf(LEAST_DECISIONS - 1, 8);
    expect(learnFrom(few, liked(few))).toMatchObject({ kind: "too_few" });
    const agreeing = picturesOf(100, 9);
    const labels = Array.from({ length: 100 }, (_, row) => row > 3);
    expect(learnFrom(agreeing, labels)).toStrictEqual({ kind: "too_few", approved: 96, rejected: 4 });
  });

  it("looks at the newest decisions only", () => {
    const all = picturesOf(MOST_DECISIONS + 200, 10);
    const labels = liked(all);
    const opposite = labels.map((label, row) => (row < 200 ? !label : label));
    expect(rankerOf(all, opposite)).toStrictEqual(rankerOf(all, labels));
  });
});

describe("the fit", () => {
  it("ends where the gradient is nothing", () => {
    const pictures = picturesOf(60, 11);
    const matrix = { rows: 60, width: WIDTH, values: Float64Array.from(pictures.embeddings) };
    const labels = liked(pictures);
    const rows = labels.map((_, row) => row);
    const fit = fitLogistic(matrix, labels, rows, 0.5);
    for (const column of [0, 5, 63]) {
      const pull = rows.reduce((sum, row) => {
        const error = 1 / (1 + Math.exp(-logitOf(matrix, row, fit))) - (labels[row] === true ? 1 : 0);
        return sum + error * (matrix.values[row * WIDTH + column] ?? 0);
      }, 0);
      expect(pull + 0.5 * (fit.weights[column] ?? 0)).toBeCloseTo(0, 1);
    }
  });

  it("finds the bottom of a narrow valley", () => {
    const bottom = minimize(
      ([x = 0, y = 0], into) => {
        into[0] = 2 * (x - 3) + 200 * (x - y);
        into[1] = -200 * (x - y);
        return (x - 3) ** 2 + 100 * (x - y) ** 2;
      },
      new Float64Array(2),
      { tolerance: 1e-8 },
    );
    expect(bottom[0]).toBeCloseTo(3, 4);
    expect(bottom[1]).toBeCloseTo(3, 4);
  });
});
