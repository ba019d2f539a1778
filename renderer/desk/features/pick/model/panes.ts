/** Which submissions stand in the panes, and which of them the keys act on. */
import type { Duel } from "#shared/domain/picking/boundary-duels.ts";
import { challengersOf, championOf, type Comparison, type Layout } from "./comparison.ts";
import type { Pool } from "./pool.ts";

/** What a photo is in the comparison. */
export type PaneRole = "champion" | "challenger" | "loupe" | "duel";

export interface Panes {
  readonly champion: number | null;
  readonly challengers: readonly number[];
  /** What W and P act on. */
  readonly active: number | null;
}

/** One candidate alone has nobody to stand against. */
export const layoutFor = (layout: Layout, pool: Pool): Layout => (pool.candidates.length < 2 ? 1 : layout);

export const panesOf = (
  comparison: Comparison,
  pool: Pool,
  layout: Layout,
  turnedTo: number | null,
  looking: number | null,
  duel: Duel | null = null,
): Panes => {
  if (duel !== null) {
    const challengers = [duel.left, duel.right];
    const active = turnedTo !== null && challengers.includes(turnedTo) ? turnedTo : null;
    return { champion: null, challengers, active };
  }
  if (layout === 1) return { champion: null, challengers: [], active: lookingAt(comparison, pool, looking) };
  const champion = championOf(comparison, pool);
  const challengers = challengersOf(comparison, pool, layout - 1);
  const shown = champion === null ? challengers : [champion, ...challengers];
  const placed = champion !== null && comparison.plan.includes(champion);
  const first = placed ? (challengers[0] ?? champion) : (champion ?? challengers[0] ?? null);
  return { champion, challengers, active: turnedTo !== null && shown.includes(turnedTo) ? turnedTo : first };
};

/** In the loupe: what was turned to, else the best candidate without a place, else the best. */
const lookingAt = ({ plan }: Comparison, pool: Pool, looking: number | null): number | null => {
  if (looking !== null && pool.candidates.includes(looking)) return looking;
  return pool.candidates.find((number) => !plan.includes(number)) ?? pool.candidates[0] ?? null;
};

/** The candidate `by` places further in the order of the best. */
export const alongCandidates = (pool: Pool, from: number | null, by: 1 | -1): number | null => {
  if (from === null) return pool.candidates[0] ?? null;
  return pool.candidates[pool.candidates.indexOf(from) + by] ?? from;
};

/** After a pick in the loupe: the next candidate without a place. */
export const nextWithoutPlace = ({ plan }: Comparison, pool: Pool, from: number): number =>
  pool.candidates.slice(pool.candidates.indexOf(from) + 1).find((number) => !plan.includes(number)) ?? from;

/** The pane that an arrow leads to, in two columns. */
export const paneBeside = (panes: Panes, key: string): number | null => {
  const shown = panes.champion === null ? panes.challengers : [panes.champion, ...panes.challengers];
  const at = shown.indexOf(panes.active ?? -1);
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -2, ArrowDown: 2 }[key] ?? 0;
  return shown[at + step] ?? panes.active;
};
