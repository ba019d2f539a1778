import { GRAINS } from "../writes/tallies.ts";

/** A run of whole tallies of one width: starts in [start, end). */
export interface TallyRange {
  readonly grain: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Covers [from, to) in whole seconds with the widest tallies that fit: seconds at the ragged edges, then minutes,
 * hours, and days in the middle. Seven ranges at most, however long the window.
 */
export const coverWindow = (from: number, to: number): readonly TallyRange[] => {
  const before: TallyRange[] = [];
  const behind: TallyRange[] = [];
  let start = from;
  let end = to;
  GRAINS.forEach((grain, index) => {
    const wider = GRAINS[index + 1];
    // The widest takes what is left; a narrower one only reaches to the nearest boundary of the next.
    const innerStart = wider === undefined ? end : Math.min(Math.ceil(start / wider) * wider, end);
    const innerEnd = wider === undefined ? end : Math.max(Math.floor(end / wider) * wider, innerStart);
    if (start < innerStart) before.push({ grain, start, end: innerStart });
    if (innerEnd < end) behind.push({ grain, start: innerEnd, end });
    start = innerStart;
    end = innerEnd;
  });
  return [...before, ...behind.reverse()];
};
