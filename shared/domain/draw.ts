import type { SubmissionId } from "./ids.ts";

/** Orders the eligible for a draw; the digest is injected so that the rule stays free of Node. */
export const DRAW_ALGORITHM = "hmac-sha256-uuid-v1";

export interface DrawOrder {
  /** The eligible ids in text order, as the receipt lists them. */
  readonly eligible: readonly SubmissionId[];
  readonly winners: readonly SubmissionId[];
}

/** A draw in which the eligible take part one after another, in any order, so that a long one can pause. */
export interface RunningDraw {
  take(id: SubmissionId): void;
  /** The winners among those that took part so far, the first drawn first. */
  winners(): readonly SubmissionId[];
}

/**
 * The winners of a random job: the first `cap` of the eligible, ordered ascending by
 * HMAC-SHA256(secret bytes, lower-case text of the UUID). `hmacHex` returns that digest as lower-case hex.
 */
export const startDraw = (cap: number, hmacHex: (text: string) => string): RunningDraw => {
  const first: { readonly id: SubmissionId; readonly rank: string }[] = [];
  return {
    take: (id) => {
      const rank = hmacHex(id);
      const last = first.at(-1);
      if (first.length >= cap && (last === undefined || rank >= last.rank)) return;
      const place = first.findIndex((entry) => entry.rank > rank);
      first.splice(place === -1 ? first.length : place, 0, { id, rank });
      if (first.length > cap) first.pop();
    },
    winners: () => first.map(({ id }) => id),
  };
};

/** A whole draw at once. */
export const drawWinners = (
  eligible: readonly SubmissionId[],
  cap: number,
  hmacHex: (text: string) => string,
): DrawOrder => {
  const sorted = [...eligible].sort();
  const draw = startDraw(cap, hmacHex);
  for (const id of sorted) draw.take(id);
  return { eligible: sorted, winners: draw.winners() };
};
