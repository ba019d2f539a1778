import fc from "fast-check";
import { expect, test } from "vitest";
import type { Submission } from "#shared/domain/submission.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { SummaryRow } from "../../electron/service/views-port.ts";
import { coverWindow } from "../../electron/store/views/window.ts";
import { NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aWorld, command, decide, score, send, type World } from "./world.ts";

const DAY = 86_400;

test("ranges of tallies cover a window exactly once, with few of them", () => {
  fc.assert(
    fc.property(fc.nat(40 * DAY), fc.nat(40 * DAY), (from, length) => {
      const ranges = coverWindow(from, from + length);
      expect(ranges.length).toBeLessThanOrEqual(7);
      let at = from;
      for (const { grain, start, end } of ranges) {
        expect([start, start % grain, end % grain]).toEqual([at, 0, 0]);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      if (length > 0) expect(at).toBe(from + length);
      const read = ranges.reduce(
        (sum, { grain, start, end }) => sum + (grain === DAY ? 0 : (end - start) / grain),
        0,
      );
      expect(read).toBeLessThanOrEqual(2 * (59 + 59 + 23) + 2);
    }),
    { numRuns: 2_000 },
  );
});

const counted = (rows: readonly Submission[], from: number, to: number): SummaryRow | undefined => {
  const inside = rows.filter(({ submittedAt }) => {
    const second = Math.floor(submittedAt / 1000);
    return second >= from && second <= to;
  });
  if (inside.length === 0) return undefined;
  const scored = inside.filter((row) => row.stars !== null);
  return {
    type: "data_collection",
    total: inside.length,
    approved: inside.filter((row) => row.status === "approved").length,
    rejected: inside.filter((row) => row.status === "rejected" || row.status === "retry_pending").length,
    scored: scored.length,
    starSum: scored.reduce((sum, row) => sum + (row.stars ?? 0), 0),
  };
};

/** Submissions over ten days, in every state a life can bring them to. */
const overTenDays = async (world: World): Promise<readonly Submission[]> => {
  const rows: Submission[] = [];
  for (let index = 0; index < 80; index += 1) {
    const at = (NOON + Math.floor((index * 10 * DAY * 1000) / 80) + index * 137) as Instant;
    let row = await send(world, { at });
    if (index % 5 !== 0) row = await score(world, row.id, ((index % 5) + 1) as 1 | 2 | 3 | 4 | 5);
    if (index % 11 === 0) row = await decide(world, row.id, "rejected");
    if (row.status === "rejected" && index % 2 === 0) {
      row = (await command(world, row.id, { type: "accept_retry", retryMs: 60_000 })) as Submission;
    }
    rows.push(row);
  }
  return rows;
};

test("a summary of any window equals the count of its rows", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const rows = await overTenDays(world);
  const start = NOON / 1000;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -DAY, max: 11 * DAY }),
      fc.nat(12 * DAY),
      fc.boolean(),
      async (from, length, byJob) => {
        const [fromSecond, toSecond] = [start + from, start + from + length];
        const summary = await store.views.summary({
          ownerId: world.owner.id,
          jobId: byJob ? world.job.id : null,
          fromSecond,
          toSecond,
        });
        expect(summary[0]).toEqual(counted(rows, fromSecond, toSecond));
      },
    ),
    { numRuns: 150 },
  );
});

test("a summary has one row per job type that occurs, by name", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store, { type: "feedback" });
  await send(world);
  const again = { ...world, job: (await aWorld(store)).job };
  const summary = await store.views.summary({
    ownerId: again.owner.id,
    jobId: null,
    fromSecond: 0,
    toSecond: 4e9,
  });
  expect(summary.map((row) => row.type)).toEqual(["feedback"]);
});
