import type { TriageGroup } from "#shared/contract/triage-calls.ts";
import type { Group } from "./groups.ts";

export interface Narrowed {
  /** The rows that pass every group, in the order of their numbers. */
  readonly rows: Uint32Array;
  readonly hiding: Partial<Record<TriageGroup, { readonly hides: number; readonly brings: number }>>;
}

/**
 * One walk over a job. What passes everything is listed, and counted by every group; what fails one group alone is
 * counted by that group, so that its counts say what each of its choices would show.
 */
export const narrow = (count: number, groups: readonly Group[]): Narrowed => {
  const used = groups.filter(({ passes }) => passes !== null);
  const tests = used.map(({ passes }) => passes ?? (() => true));
  const hides = new Uint32Array(used.length);
  const brings = new Uint32Array(used.length);
  const rows = new Uint32Array(count);
  let found = 0;
  for (let row = 0; row < count; row += 1) {
    let failed = 0;
    let last = -1;
    for (let at = 0; at < tests.length; at += 1) {
      if (tests[at]?.(row) === true) continue;
      hides[at] = (hides[at] ?? 0) + 1;
      failed += 1;
      last = at;
    }
    if (failed === 0) {
      rows[found] = row;
      found += 1;
    } else if (failed === 1) {
      brings[last] = (brings[last] ?? 0) + 1;
      used[last]?.count(row);
    }
  }
  const passed = rows.slice(0, found);
  for (const { count: countRow } of groups) for (const row of passed) countRow(row);
  return {
    rows: passed,
    hiding: Object.fromEntries(
      used.map(({ name }, at) => [name, { hides: hides[at] ?? 0, brings: brings[at] ?? 0 }]),
    ),
  };
};
