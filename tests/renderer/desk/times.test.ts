import { describe, expect, it } from "vitest";
import { DAY, HOUR, instant, MINUTE, SECOND } from "#shared/lib/instant.ts";
import { durationWords, formatMoment, timeParts } from "../../../renderer/desk/ui/format/times.ts";
import { deadlineOf } from "../../../renderer/desk/ui/job/deadline.ts";

describe("countdown words", () => {
  it.each([
    [4 * DAY + 3 * HOUR, "4 d"],
    [21 * HOUR + 12 * MINUTE, "21 h 12 min"],
    [2 * HOUR, "2 h"],
    [38 * MINUTE + 59 * SECOND, "38 min"],
    [5 * MINUTE, "5 min"],
    [4 * MINUTE + 9 * SECOND, "4:09"],
    [900, "0:00"],
  ])("of %i ms are %s", (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  it("change once a minute, and each second in the last five", () => {
    expect(timeParts(38 * MINUTE + 1 * SECOND)).toEqual(timeParts(38 * MINUTE + 58 * SECOND));
    expect(timeParts(4 * MINUTE + 2 * SECOND)).not.toEqual(timeParts(4 * MINUTE + 1 * SECOND));
  });
});

describe("a moment", () => {
  const now = new Date(2026, 4, 14, 14, 20).getTime();
  const at = (...parts: [number, number, number, number, number]) => instant(new Date(...parts).getTime());

  it.each([
    [at(2026, 4, 14, 17, 0), "Today 17:00"],
    [at(2026, 4, 15, 11, 32), "Fri 11:32"],
    [at(2026, 5, 18, 9, 0), "Thu 18 Jun, 09:00"],
    [at(2027, 0, 2, 9, 0), "Sat, 2 Jan 2027, 09:00"],
  ])("is told by its distance: %i is %s", (moment, words) => {
    expect(formatMoment(moment, now)).toBe(words);
  });
});

describe("a job's deadline", () => {
  const times = { closesAt: instant(1000), selectionDeadlineAt: instant(2000) };

  it.each([
    [
      { phase: "collecting", state: "open" },
      { kind: "closes", at: 1000 },
    ],
    [
      { phase: "creator_selection", state: "closed" },
      { kind: "choose", at: 2000 },
    ],
    [
      { phase: "moderator_selection", state: "closed" },
      { kind: "missed", at: 2000 },
    ],
    [{ phase: "settled", state: "completed" }, null],
    [{ phase: "collecting", state: "cancelled" }, null],
  ] as const)("follows its phase: %o", (job, deadline) => {
    expect(deadlineOf({ ...job, ...times })).toEqual(deadline);
  });
});
