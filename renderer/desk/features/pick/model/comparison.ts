/**
 * Who stands against whom. One champion is pinned; challengers come from the best candidates without a place that
 * were not passed over yet. Everything here is a pure step from one comparison to the next.
 */
import { type CloseCalls, closeCalls, settledPlan } from "#shared/domain/picking/close-calls.ts";
import { type Boundary, boundaryOf } from "#shared/domain/picking/boundary-duels.ts";
import type { Preference } from "#shared/domain/picking/preferences.ts";
import { canPick, movePick, type Plan, planWithin, replacePick, withoutPick, withPick } from "./plan.ts";
import type { Pool } from "./pool.ts";

export const LAYOUTS = [1, 2, 4] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface Comparison {
  readonly plan: Plan;
  /** Pinned by the person; null lets the lowest place, else the best candidate, stand. */
  readonly champion: number | null;
  /** Compared and passed over in this round. */
  readonly passed: ReadonlySet<number>;
  /** Whom the person preferred, the latest answer last. */
  readonly duels: readonly Preference[];
  /** Why each was picked. */
  readonly notes: Readonly<Record<number, string>>;
}

/** What is kept at main with every change. */
export type Kept = Pick<Comparison, "plan" | "duels" | "notes">;

export const startComparison = ({ plan, duels, notes }: Kept, pool: Pool): Comparison => ({
  plan: planWithin(plan, pool),
  champion: null,
  passed: new Set(),
  duels,
  notes,
});

export type PickStep =
  | { readonly type: "pick"; readonly number: number }
  | { readonly type: "remove"; readonly number: number }
  | { readonly type: "move"; readonly number: number; readonly to: number }
  | { readonly type: "pin"; readonly number: number }
  /** The champion stays, this challenger goes. */
  | { readonly type: "keep"; readonly challenger: number }
  /** The challenger is the champion now, and takes the place that the champion had. */
  | { readonly type: "prefer"; readonly challenger: number }
  /** Passes over all these challengers. */
  | { readonly type: "next"; readonly challengers: readonly number[] }
  /** An answer at the boundary; the one that settles it fills the places. */
  | { readonly type: "duel"; readonly answer: Preference }
  | { readonly type: "note"; readonly number: number; readonly note: string };

export const championOf = ({ plan, champion }: Comparison, pool: Pool): number | null => {
  if (champion !== null && pool.candidates.includes(champion)) return champion;
  return plan.at(-1) ?? pool.candidates[0] ?? null;
};

/** The next challengers; when all were passed over, a new round begins with the best. */
export const challengersOf = (comparison: Comparison, pool: Pool, count: number): readonly number[] => {
  const champion = championOf(comparison, pool);
  const free = pool.candidates.filter((number) => number !== champion && !comparison.plan.includes(number));
  const fresh = free.filter((number) => !comparison.passed.has(number));
  return [...fresh, ...free.filter((number) => comparison.passed.has(number))].slice(0, count);
};

/** Every candidate without a place was looked at in this round. */
export const roundIsOver = (comparison: Comparison, pool: Pool): boolean => {
  const champion = championOf(comparison, pool);
  const free = pool.candidates.filter((number) => number !== champion && !comparison.plan.includes(number));
  return free.length > 0 && free.every((number) => comparison.passed.has(number));
};

/** A step that changes nothing answers the same comparison. */
export const takeStep = (comparison: Comparison, step: PickStep, pool: Pool): Comparison => {
  const { plan, passed } = comparison;
  switch (step.type) {
    case "pick":
      return canPick(plan, pool, step.number)
        ? { ...comparison, champion: championOf(comparison, pool), plan: withPick(plan, pool, step.number) }
        : comparison;
    case "remove":
      return plan.includes(step.number)
        ? { ...comparison, plan: withoutPick(plan, step.number) }
        : comparison;
    case "move": {
      const moved = movePick(plan, step.number, step.to);
      return moved === plan ? comparison : { ...comparison, plan: moved };
    }
    case "pin":
      return pool.candidates.includes(step.number) ? { ...comparison, champion: step.number } : comparison;
    case "keep": {
      const champion = championOf(comparison, pool);
      const kept = pass(comparison, pool, [step.challenger]);
      return champion === null ? kept : answered(kept, { better: champion, worse: step.challenger });
    }
    case "prefer": {
      const champion = championOf(comparison, pool);
      if (!pool.candidates.includes(step.challenger) || champion === step.challenger) return comparison;
      if (champion === null) return { ...comparison, champion: step.challenger };
      return answered(
        {
          ...comparison,
          plan: replacePick(plan, champion, step.challenger),
          champion: step.challenger,
          passed: new Set([...passed, champion]),
        },
        { better: step.challenger, worse: champion },
      );
    }
    case "next":
      return pass(comparison, pool, step.challengers);
    case "duel":
      return settledIn(answered(comparison, step.answer), pool);
    case "note":
      return (comparison.notes[step.number] ?? "") === step.note
        ? comparison
        : { ...comparison, notes: { ...comparison.notes, [step.number]: step.note } };
  }
};

const answered = (comparison: Comparison, answer: Preference): Comparison => ({
  ...comparison,
  duels: [...comparison.duels, answer],
});

/** Whose place around the cap is open, and the next question about it. */
export interface AtBoundary extends Boundary {
  readonly calls: CloseCalls;
}

export const boundaryIn = ({ plan, duels }: Comparison, pool: Pool): AtBoundary => {
  const calls = closeCalls(pool.ranked, plan, pool.open);
  if (calls.tooMany) return { calls, inside: [], next: null, left: 0 };
  return { calls, ...boundaryOf(calls.contested, calls.places, duels) };
};

/** Fills the places once no question is left. */
const settledIn = (comparison: Comparison, pool: Pool): Comparison => {
  const { calls, inside, next } = boundaryIn(comparison, pool);
  if (next !== null || calls.contested.length === 0) return comparison;
  return { ...comparison, plan: settledPlan(comparison.plan, calls, inside) };
};

/** Passing over the last of a round begins the next one. */
const pass = (comparison: Comparison, pool: Pool, challengers: readonly number[]): Comparison => {
  if (challengers.length === 0) return comparison;
  const before = roundIsOver(comparison, pool) ? [] : comparison.passed;
  return {
    ...comparison,
    champion: championOf(comparison, pool),
    passed: new Set([...before, ...challengers]),
  };
};
