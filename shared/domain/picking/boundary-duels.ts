/**
 * Settles who is in by few questions about two candidates at a time. Only membership is asked for, not an order:
 *
 * - `inside` is the guess of who is in, the best k by their order at first; `outside` is the rest.
 * - The weakest of the inside and the strongest of the outside are found by knock-out, and then meet. If the inside
 *   one holds, every inside one is better than every outside one, and all is settled. Else the two change places;
 *   both are then settled for good, as all others inside are better than the one that left, and the one that came is
 *   better than all others outside. So at most min(k, n - k) such changes happen.
 * - Who is better than all that could be left out, or worse than enough to be left out, is not asked about any more.
 * - Knock-outs are levelled (who was asked about least meets first), and what follows from earlier answers is never
 *   asked. A guess that was right costs n - 1 questions.
 */
import { preferencesOf, type Preference, type Preferences } from "./preferences.ts";

export interface Duel {
  /** The better guess stands on the left. */
  readonly left: number;
  readonly right: number;
}

export interface Boundary {
  /** Who is in, in the order given; certain only when no question is left. */
  readonly inside: readonly number[];
  /** Null: it is settled. */
  readonly next: Duel | null;
  /** Questions that are left if the guess is right. */
  readonly left: number;
}

/** `contested` best guess first, no number twice; `places` of them are to be in. */
export const boundaryOf = (
  contested: readonly number[],
  places: number,
  answers: readonly Preference[],
): Boundary => {
  const known = preferencesOf(answers);
  const order = new Map(contested.map((number, index) => [number, index]));
  const byGuess = (a: number, b: number): number => (order.get(a) ?? 0) - (order.get(b) ?? 0);
  const betterThan = (a: number): number => contested.filter((b) => known.isBetter(a, b)).length;
  const worseThan = (a: number): number => contested.filter((b) => known.isBetter(b, a)).length;
  const isIn = (a: number): boolean => betterThan(a) >= contested.length - places;
  const isOut = (a: number): boolean => worseThan(a) >= places;
  const sure = contested.filter(isIn);
  const open = contested.filter((number) => !isIn(number) && !isOut(number));
  let inside = open.slice(0, Math.max(0, places - sure.length));
  const at = (next: Duel | null, left: number): Boundary => ({
    inside: [...sure, ...inside].toSorted(byGuess),
    next,
    left,
  });
  for (;;) {
    const outside = open.filter((number) => !inside.includes(number));
    if (inside.length === 0 || outside.length === 0) return at(null, 0);
    // Nobody else inside is known to be worse; nobody else outside is known to be better.
    const weakest = inside.filter((a) => !inside.some((b) => known.isBetter(a, b)));
    const strongest = outside.filter((a) => !outside.some((b) => known.isBetter(b, a)));
    const left = weakest.length + strongest.length - 1;
    if (weakest.length > 1) return at(meeting(weakest, known, inside, byGuess), left);
    if (strongest.length > 1) return at(meeting(strongest, known, outside, byGuess), left);
    const [low = 0, high = 0] = [weakest[0], strongest[0]];
    if (known.isBetter(low, high)) return at(null, 0);
    if (!known.isBetter(high, low)) return at({ left: low, right: high }, 1);
    inside = [...inside.filter((number) => number !== low), high];
  }
};

/** Of those that may be it, the two that were compared least within their side. */
const meeting = (
  candidates: readonly number[],
  known: Preferences,
  side: readonly number[],
  byGuess: (a: number, b: number) => number,
): Duel => {
  const weight = (a: number): number => side.filter((b) => known.isKnown(a, b)).length;
  const [first = 0, second = 0] = candidates.toSorted((a, b) => weight(a) - weight(b) || byGuess(a, b));
  return byGuess(first, second) < 0 ? { left: first, right: second } : { left: second, right: first };
};
