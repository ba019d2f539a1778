import { MINUTE, SECOND } from "../../lib/instant.ts";

const FIRST_MS = 5 * SECOND;
const MOST_MS = 15 * MINUTE;

/**
 * How long a remote that could not be reached is left alone, in ms: doubling from 5 seconds to a quarter of an hour.
 * `chance` (0 to 1) takes up to half of it away, so that many desks do not come back at once.
 */
export const retryDelay = (failuresInARow: number, chance: number): number => {
  const whole = Math.min(FIRST_MS * 2 ** Math.max(0, Math.min(failuresInARow, 30) - 1), MOST_MS);
  return Math.round(whole * (1 - chance / 2));
};
