import { CLIP_AS_PUBLISHED, type Calibration, type PairFit } from "../calibration.ts";
import { relevanceOf, type Pair, type RelevanceFit } from "./labelled.ts";

/** Steeper than CLIP's own learned temperature only says that the labelled pictures were easy. */
const STEEPEST = 100;
const FLATTEST = 4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const SEARCH_STEPS = 32;

/** The place of the least value of a function with one valley, by golden section. */
const least = (low: number, high: number, value: (x: number) => number): number => {
  let [a, b] = [low, high];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atC, atD] = [value(c), value(d)];
  for (let step = 0; step < SEARCH_STEPS; step += 1) {
    if (atC < atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = value(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = value(d);
    }
  }
  return (a + b) / 2;
};

/**
 * What the right answers are aimed at: not quite 1, the less so the fewer there are (Platt 1999). Where two groups are
 * wholly apart, the likeliest slope would be infinite without it.
 */
const target = (count: number): number => (count + 1) / (count + 2);

const crossEntropy = (probability: number, aim: number): number => {
  const safe = Math.min(1 - 1e-12, Math.max(1e-12, probability));
  return -aim * Math.log(safe) - (1 - aim) * Math.log(1 - safe);
};

const meanOf = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0) / items.length;

/** Right and wrong count the same, however many there are of each. */
const balanced = <Item>(
  right: readonly Item[],
  wrong: readonly Item[],
  probability: (item: Item) => number,
): number => {
  const [high, low] = [target(right.length), 1 - target(wrong.length)];
  return (
    meanOf(right, (item) => crossEntropy(probability(item), high)) +
    meanOf(wrong, (item) => crossEntropy(probability(item), low))
  );
};

/** At most so many pairs are searched over; they are taken evenly. */
const MOST_PAIRS = 4_000;
const evenly = <Item>(items: readonly Item[]): readonly Item[] => {
  const step = items.length / MOST_PAIRS;
  return step <= 1
    ? items
    : items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
};

/** The likeliest temperature and floor. */
export const fitRelevance = (right: readonly Pair[], wrong: readonly Pair[]): RelevanceFit => {
  const [some, others] = [evenly(right), evenly(wrong)];
  const floorFor = (logitScale: number): { readonly floor: number; readonly loss: number } => {
    const lossAt = (matchFloor: number): number =>
      balanced(some, others, (pair) => relevanceOf(pair, { logitScale, matchFloor }));
    const floor = least(-1, 1, lossAt);
    return { floor, loss: lossAt(floor) };
  };
  const logitScale = Math.exp(
    least(Math.log(FLATTEST), Math.log(STEEPEST), (log) => floorFor(Math.exp(log)).loss),
  );
  return { logitScale, matchFloor: floorFor(logitScale).floor };
};

/** The likeliest scale and offset of an antonym pair, from the leads of its good side. */
export const fitPair = (good: readonly number[], bad: readonly number[]): PairFit => {
  const offsetFor = (scale: number): { readonly offset: number; readonly loss: number } => {
    const lossAt = (offset: number): number =>
      balanced(good, bad, (lead) => 1 / (1 + Math.exp(-scale * (lead - offset))));
    const offset = least(-1, 1, lossAt);
    return { offset, loss: lossAt(offset) };
  };
  const scale = Math.exp(
    least(Math.log(FLATTEST), Math.log(STEEPEST), (log) => offsetFor(Math.exp(log)).loss),
  );
  return { scale, offset: offsetFor(scale).offset };
};

/** The parts of a fit as the type that scores are made with. */
export const calibrationOf = (
  { logitScale, matchFloor }: RelevanceFit,
  knownContrasts: readonly string[],
  pairs: readonly (PairFit & { readonly bad: string })[],
): Calibration => ({
  ...CLIP_AS_PUBLISHED,
  measured: true,
  logitScale,
  matchFloor,
  knownContrasts,
  pairs: Object.fromEntries(pairs.map(({ bad, scale, offset }) => [bad, { scale, offset }])),
});
