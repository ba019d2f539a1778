import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawWinners } from "#shared/domain/draw.ts";
import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { stateOf } from "#shared/domain/places.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { type Candidate, chooseWinners, phaseOf, type WinnersChosen } from "#shared/domain/selection.ts";
import { addMs, HOUR, type Instant, MINUTE } from "#shared/lib/instant.ts";
import { hmacHex, idOf, placesJob, selectionJob, T0 } from "../../helpers/domain.ts";

const counts = (job: Job, over: Partial<Job["counts"]>): Job => ({
  ...job,
  counts: { ...job.counts, ...over },
});
const after = (ms: number): Instant => addMs(T0, ms);
const a = idOf<SubmissionId>(11);
const b = idOf<SubmissionId>(12);
const c = idOf<SubmissionId>(13);

const candidates = (
  ...list: readonly [SubmissionId, Candidate["status"], boolean][]
): ReadonlyMap<SubmissionId, Candidate> =>
  new Map(list.map(([id, status, isWinner]) => [id, { id, status, isWinner }]));
const three = candidates([a, "approved", false], [b, "pending_score", false], [c, "rejected", false]);

const choose = (
  job: Job,
  ids: readonly SubmissionId[],
  over: {
    now?: Instant;
    found?: ReadonlyMap<SubmissionId, Candidate>;
    unknown?: readonly string[];
    by?: string;
  } = {},
): WinnersChosen | Refusal =>
  chooseWinners(job, ids, over.unknown ?? [], {
    now: over.now ?? after(MINUTE),
    by:
      over.by === undefined || over.by === "creator"
        ? { role: "creator" }
        : { role: "moderator", id: over.by, name: over.by },
    candidates: over.found ?? three,
  });
const codeOf = (result: WinnersChosen | Refusal): string | null => (isRefusal(result) ? result.code : null);

describe("phases are read from the clock", () => {
  const job = counts(selectionJob(), { pendingScore: 2 });

  test.each([
    ["collecting until the close", 59 * MINUTE, "collecting", "open"],
    ["the creator's window from the very minute of the close", 60 * MINUTE, "creator_selection", "closed"],
    [
      "still the creator's window 24 hours later less a millisecond",
      25 * HOUR - 1,
      "creator_selection",
      "closed",
    ],
    ["then the moderators'", 25 * HOUR, "moderator_selection", "closed"],
    ["and a week later still", 168 * HOUR, "moderator_selection", "closed"],
  ] as const)("%s", (_, ms, phase, state) => {
    expect(phaseOf(job, after(ms))).toBe(phase);
    expect(stateOf(job, after(ms))).toBe(state);
  });

  test("a clock set back reopens nothing once the close is recorded", () => {
    const recorded = { ...job, closedAt: after(60 * MINUTE) };
    expect(phaseOf(recorded, after(5 * MINUTE))).toBe("creator_selection");
  });

  test("with nobody eligible at the close the job is settled", () => {
    expect(phaseOf(counts(selectionJob(), { rejected: 3 }), after(60 * MINUTE))).toBe("settled");
  });

  test("a places job has no phase", () => {
    expect(phaseOf(placesJob(), after(0))).toBe("none");
  });
});

describe("choosing winners", () => {
  const job = counts(selectionJob(), { pendingScore: 1, approved: 1, rejected: 1 });

  test("is allowed while the job is open, also for one that still waits for its score", () => {
    expect(choose(job, [a, b])).toEqual({ added: [a, b], winnersNow: 2, cap: 2, settles: true });
  });

  test("an id given twice counts once", () => {
    expect(choose(job, [a, a])).toMatchObject({ added: [a], winnersNow: 1 });
  });

  test("one that won already is not an error and does not count", () => {
    const again = choose(counts(job, { winners: 1 }), [a], { found: candidates([a, "approved", true]) });
    expect(again).toEqual({ added: [], winnersNow: 1, cap: 2, settles: false });
  });

  test("repeating the call that settled the job is safe", () => {
    const settled = { ...counts(job, { winners: 2 }), settledAt: after(1) };
    expect(
      choose(settled, [a, b], { found: candidates([a, "approved", true], [b, "approved", true]) }),
    ).toMatchObject({ added: [] });
  });

  test("a rejected one is refused by name and nothing is chosen", () => {
    const refusal = choose(job, [a, c]);
    expect(refusal).toMatchObject({ code: "not_eligible", ids: [c] });
  });

  test("an unknown id is named", () => {
    expect(choose(job, [a], { unknown: ["nonsense"] })).toMatchObject({
      code: "unknown_submission",
      ids: ["nonsense"],
    });
  });

  test.each([
    ["no ids at all", "no_ids", () => choose(job, [])],
    ["a places job", "job_not_custom", () => choose(placesJob(), [a])],
    ["a random job", "selection_is_random", () => choose(selectionJob({ selection_type: "random" }), [a])],
    ["over the cap", "cap_exceeded", () => choose(counts(job, { winners: 1 }), [a, b])],
    ["a settled job", "job_settled", () => choose({ ...job, settledAt: after(1) }, [a])],
    ["a cancelled job", "job_cancelled", () => choose({ ...job, cancelledAt: after(1) }, [a])],
  ])("%s is refused", (_, code, run) => {
    expect(codeOf(run())).toBe(code);
  });

  test("the creator may still choose after 24 hours, until a moderator has claimed the job", () => {
    const late = after(30 * HOUR);
    const claimed = { ...job, claim: { moderator: { id: "Mo", name: "Mo" }, until: addMs(late, HOUR) } };
    expect(isRefusal(choose(job, [a], { now: late }))).toBe(false);
    expect(codeOf(choose(claimed, [a], { now: late }))).toBe("claimed_by_moderator");
    expect(isRefusal(choose(claimed, [a], { now: addMs(late, 2 * HOUR) }))).toBe(false);
  });

  test("a moderator chooses only what they hold, and only once the 24 hours have passed", () => {
    const late = after(30 * HOUR);
    const claimed = { ...job, claim: { moderator: { id: "Mo", name: "Mo" }, until: addMs(late, HOUR) } };
    expect(isRefusal(choose(claimed, [a], { now: late, by: "Mo" }))).toBe(false);
    expect(codeOf(choose(claimed, [a], { now: late, by: "Ines" }))).toBe("claimed_by_moderator");
    expect(codeOf(choose(claimed, [a], { now: addMs(late, HOUR), by: "Mo" }))).toBe("not_claimed");
    expect(codeOf(choose(job, [a], { now: late, by: "Mo" }))).toBe("not_claimed");
    expect(codeOf(choose(job, [a], { now: after(2 * HOUR), by: "Mo" }))).toBe("wrong_state");
    expect(codeOf(choose(job, [a], { by: "Mo" }))).toBe("wrong_state");
  });

  test("after the close the job settles when every eligible one has won, below the cap too", () => {
    const closed = counts(selectionJob({ max_completions: 10 }), { approved: 1, rejected: 2 });
    expect(choose(closed, [a], { now: after(2 * HOUR) })).toMatchObject({ settles: true });
    expect(choose(closed, [a], { now: after(MINUTE) })).toMatchObject({ settles: false });
  });
});

describe("the draw", () => {
  const ids = Array.from({ length: 8 }, (_, n) => idOf<SubmissionId>(100 + n));
  const hmac = (text: string): string => hmacHex("ab".repeat(32), text);

  test("the same secret and list give the same winners, whatever order they come in", () => {
    const expected = drawWinners(ids, 3, hmac);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 8 }), (shuffled) => {
        expect(drawWinners(shuffled, 3, hmac)).toEqual(expected);
      }),
    );
    expect(expected.winners).toHaveLength(3);
  });

  test("a worked example can be checked with any HMAC tool", () => {
    // HMAC-SHA256 keyed with 32 bytes of 0xab: 82fdf186... and 8b899007..., so the second in text order wins.
    const one = "f3768514-0c13-4234-b91f-0f0c846988bb" as SubmissionId;
    const two = "e80f1480-a8e6-433a-b4c3-d09564841c53" as SubmissionId;
    expect(drawWinners([one, two], 1, hmac)).toEqual({ eligible: [two, one], winners: [one] });
  });

  test("fewer eligible than the cap all win, and nobody wins an empty draw", () => {
    expect(drawWinners(ids.slice(0, 2), 5, hmac).winners).toHaveLength(2);
    expect(drawWinners([], 5, hmac)).toEqual({ eligible: [], winners: [] });
  });
});
