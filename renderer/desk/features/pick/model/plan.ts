/** The numbered places a person has filled so far. Never a number twice, never a winner, never more than are open. */
import type { Pool } from "./pool.ts";

export type Plan = readonly number[];

/** What may stay of a plan when the pool has changed: a rejected candidate leaves, a winner is no longer a plan. */
export const planWithin = (plan: Plan, pool: Pool): Plan => {
  const candidates = new Set(pool.candidates);
  return [...new Set(plan)].filter((number) => candidates.has(number)).slice(0, pool.open);
};

export const canPick = (plan: Plan, pool: Pool, number: number): boolean =>
  plan.length < pool.open && !plan.includes(number) && pool.candidates.includes(number);

export const withPick = (plan: Plan, pool: Pool, number: number): Plan =>
  canPick(plan, pool, number) ? [...plan, number] : plan;

export const withoutPick = (plan: Plan, number: number): Plan => plan.filter((each) => each !== number);

/** Puts a pick at another place, from 0; the others close up. */
export const movePick = (plan: Plan, number: number, to: number): Plan => {
  const from = plan.indexOf(number);
  const place = Math.min(plan.length - 1, Math.max(0, to));
  if (from < 0 || from === place) return plan;
  return withoutPick(plan, number).toSpliced(place, 0, number);
};

/** One takes the place of another that had one; a candidate that has its own place keeps it. */
export const replacePick = (plan: Plan, leaves: number, takes: number): Plan =>
  plan.includes(takes) ? plan : plan.map((number) => (number === leaves ? takes : number));

/** The place a person reads, winners before: 1, 2, 3; null when it has none. */
export const placeOf = (plan: Plan, pool: Pool, number: number): number | null => {
  const at = plan.indexOf(number);
  return at < 0 ? null : pool.winners.size + at + 1;
};

/** Winners are sealed in batches of ten. */
export const BATCH = 10;

export const batchesOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
