import fc from "fast-check";
import { expect, test } from "vitest";
import type { SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { findBatch, foreignWinners, judgeAnswer } from "#shared/domain/sync/remote-winners.ts";
import { settleConflict, type WinnerConflict } from "#shared/domain/sync/winner-conflict.ts";

const ids = (from: number, count: number): readonly SubmissionId[] =>
  Array.from({ length: count }, (_, index) => `s${String(from + index)}` as SubmissionId);

const conflicts = fc
  .record({
    mine: fc.integer({ min: 0, max: 30 }),
    theirs: fc.integer({ min: 0, max: 30 }),
    agreed: fc.integer({ min: 0, max: 10 }),
    cap: fc.integer({ min: 1, max: 40 }),
    barred: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ mine, theirs, agreed, cap, barred }): WinnerConflict => ({
    mine: ids(0, mine),
    theirs: ids(100, theirs),
    barred: ids(0, Math.min(barred, mine)),
    ...{ agreed, cap },
  }));

test("whatever a person keeps, theirs stay, the cap holds, and each of mine is sent or given up", () => {
  fc.assert(
    fc.property(conflicts, fc.constantFrom("mine" as const, "theirs" as const), (conflict, keep) => {
      const settled = settleConflict(conflict, { keep });
      if (isRefusal(settled)) throw new Error(settled.message);
      const { send, dropped, open } = settled;
      expect([...send, ...dropped].sort()).toEqual([...conflict.mine].sort());
      const taken = conflict.agreed + conflict.theirs.length;
      expect(taken + send.length).toBeLessThanOrEqual(Math.max(conflict.cap, taken));
      expect(open).toBeGreaterThanOrEqual(0);
      for (const id of conflict.barred) expect(send).not.toContain(id);
    }),
  );
});

test("place by place a person chooses among theirs to send, and no more than fit", () => {
  const conflict: WinnerConflict = { mine: ids(0, 4), theirs: ids(100, 1), barred: [], agreed: 0, cap: 4 };
  expect(settleConflict(conflict, { keep: "some", ids: [ids(3, 1), ids(1, 1)].flat() })).toEqual({
    send: ["s3", "s1"],
    dropped: ["s0", "s2"],
    open: 1,
  });
  expect(settleConflict(conflict, { keep: "some", ids: ids(0, 4) })).toMatchObject({ code: "cap_exceeded" });
  expect(settleConflict(conflict, { keep: "some", ids: ids(100, 1) })).toMatchObject({
    code: "not_eligible",
  });
});

test("an answer is as sent only if it adds this batch and nothing else", () => {
  const sent = { size: 10, already: 0, before: 20 };
  expect(judgeAnswer({ updated: 10, winnersNow: 30, cap: 50 }, sent)).toBe("as_sent");
  expect(judgeAnswer({ updated: 10, winnersNow: 31, cap: 50 }, sent)).toBe("unexpected");
  expect(judgeAnswer({ updated: 0, winnersNow: 20, cap: 50 }, sent)).toBe("unexpected");
});

test("what is found on the list is all of a batch, some of it, or none, and what nobody sealed is foreign", () => {
  const batch = ids(0, 3);
  expect(findBatch(batch, new Set(batch))).toBe("all");
  expect(findBatch(batch, new Set(ids(0, 1)))).toBe("some");
  expect(findBatch(batch, new Set())).toBe("none");
  expect(
    foreignWinners(new Set([...ids(0, 3), ...ids(50, 1)]), new Set(ids(0, 1)), new Set(ids(1, 2))),
  ).toEqual(["s50"]);
});
