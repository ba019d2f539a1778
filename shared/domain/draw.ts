import type { SubmissionId } from "./ids.ts";

/** Orders the eligible for a draw; the digest is injected so that the rule stays free of Node. */
export const DRAW_ALGORITHM = "hmac-sha256-uuid-v1";

export interface DrawOrder {
  /** The eligible ids in text order, as the receipt lists them. */
  readonly eligible: readonly SubmissionId[];
  readonly winners: readonly SubmissionId[];
}

/**
 * The winners of a random job: the first `cap` of the eligible, ordered ascending by
 * HMAC-SHA256(secret bytes, lower-case text of the UUID). `hmacHex` returns that digest as lower-case hex.
 */
export const drawWinners = (
  eligible: readonly SubmissionId[],
  cap: number,
  hmacHex: (text: string) => string,
): DrawOrder => {
  const sorted = [...eligible].sort();
  const ranked = sorted
    .map((id) => ({ id, rank: hmacHex(id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return { eligible: sorted, winners: ranked.slice(0, cap).map((entry) => entry.id) };
};
