import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CLAIM_LEASE_MS,
  claimJob,
  refuseOthersClaim,
  releaseJob,
  renewClaim,
  settleSelection,
} from "#shared/domain/claims.ts";
import { type Job, liveClaim, type Moderator } from "#shared/domain/job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { phaseOf, type SelectionRole } from "#shared/domain/selection.ts";
import { addMs, HOUR, type Instant, MINUTE } from "#shared/lib/instant.ts";
import { placesJob, selectionJob, T0 } from "../../helpers/domain.ts";

const MISSED = addMs(T0, 25 * HOUR);
const ines: Moderator = { id: "key_1", name: "Ines K." };
/** Another key of the same name. */
const otherInes: Moderator = { id: "key_2", name: "Ines K." };
const as = (moderator: Moderator): SelectionRole => ({ role: "moderator", ...moderator });
const creator: SelectionRole = { role: "creator" };

const withEntries = (job: Job): Job => ({ ...job, counts: { ...job.counts, approved: 3 } });
const missed = withEntries(selectionJob());
const must = (result: Job | Refusal): Job => {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
};
const codeOf = (result: Job | Refusal | null): string | null => (isRefusal(result) ? result.code : null);
const claimed = must(claimJob(missed, ines, MISSED));

describe("claiming", () => {
  test("gives the job to one moderator for thirty minutes", () => {
    expect(claimed.claim).toEqual({ moderator: ines, until: addMs(MISSED, 30 * MINUTE) });
    expect(liveClaim(claimed, addMs(MISSED, 30 * MINUTE - 1))).not.toBeNull();
    expect(liveClaim(claimed, addMs(MISSED, 30 * MINUTE))).toBeNull();
  });

  test("what another holds is refused, naming who and until when, also to a namesake", () => {
    expect(claimJob(claimed, otherInes, addMs(MISSED, MINUTE))).toMatchObject({
      code: "claimed_by_moderator",
      message: "Ines K. has claimed this job until 2026-03-17T13:30:00Z.",
    });
  });

  test("again begins the lease anew", () => {
    const later = addMs(MISSED, 20 * MINUTE);
    expect(must(claimJob(claimed, ines, later)).claim?.until).toBe(addMs(later, 30 * MINUTE));
  });

  test("a lapsed claim stands in nobody's way", () => {
    const later = addMs(MISSED, 31 * MINUTE);
    expect(must(claimJob(claimed, otherInes, later)).claim?.moderator).toEqual(otherInes);
  });

  test.each([
    ["a job that still collects", missed, T0, "wrong_state"],
    ["a job whose creator still has time", missed, addMs(T0, 2 * HOUR), "wrong_state"],
    ["a random job", withEntries(selectionJob({ selection_type: "random" })), MISSED, "wrong_state"],
    ["a places job", placesJob(), MISSED, "wrong_state"],
    ["a settled job", { ...missed, settledAt: MISSED }, MISSED, "job_settled"],
    ["a job that nobody can win", selectionJob(), MISSED, "job_settled"],
    ["a cancelled job", { ...missed, cancelledAt: MISSED }, MISSED, "job_cancelled"],
  ] as const)("%s cannot be claimed", (_, job, now, code) => {
    expect(codeOf(claimJob(job, ines, now))).toBe(code);
  });
});

describe("releasing", () => {
  test("is the holder's alone", () => {
    expect(must(releaseJob(claimed, ines, MISSED)).claim).toBeNull();
    expect(codeOf(releaseJob(claimed, otherInes, MISSED))).toBe("claimed_by_moderator");
  });

  test("there is nothing to release where nobody holds it any more", () => {
    expect(codeOf(releaseJob(missed, ines, MISSED))).toBe("not_claimed");
    expect(codeOf(releaseJob(claimed, ines, addMs(MISSED, HOUR)))).toBe("not_claimed");
  });
});

describe("settling a missed job", () => {
  test("ends the claim with it, and keeps the reason", () => {
    expect(must(settleSelection(claimed, "Nothing fits.", as(ines), MISSED))).toMatchObject({
      settledAt: MISSED,
      settleReason: "Nothing fits.",
      claim: null,
    });
  });

  test("needs the claim of a moderator, and of the creator that nobody has it", () => {
    const settle = (job: Job, by: SelectionRole, now = MISSED): string | null =>
      codeOf(settleSelection(job, "Nothing fits.", by, now));
    expect(settle(missed, as(ines))).toBe("not_claimed");
    expect(settle(claimed, as(otherInes))).toBe("claimed_by_moderator");
    expect(settle(claimed, creator)).toBe("claimed_by_moderator");
    expect(settle(claimed, creator, addMs(MISSED, HOUR))).toBeNull();
    expect(settle(missed, creator)).toBeNull();
    expect(settle(missed, as(ines), addMs(T0, 2 * HOUR))).toBe("wrong_state");
    expect(settle(missed, creator, T0)).toBe("wrong_state");
  });

  test("nobody takes a job out of a moderator's hands by cancelling it, but the holder may", () => {
    expect(codeOf(refuseOthersClaim(claimed, creator, MISSED) as Refusal)).toBe("claimed_by_moderator");
    expect(refuseOthersClaim(claimed, as(ines), MISSED)).toBeNull();
    expect(refuseOthersClaim(claimed, creator, addMs(MISSED, HOUR))).toBeNull();
  });
});

/** What two moderators of the same name and the creator may try, in any order. */
type Move =
  | { readonly kind: "claim" | "release" | "act" | "settle"; readonly who: Moderator }
  | { readonly kind: "creator_settles" }
  | { readonly kind: "wait"; readonly ms: number };

const who = fc.constantFrom(ines, otherInes);
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constantFrom("claim" as const, "release" as const, "act" as const),
        who,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("settle" as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("creator_settles" as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("wait" as const),
        ms: fc.constantFrom(1, MINUTE, 29 * MINUTE, 30 * MINUTE, 13 * HOUR),
      }),
    },
  ),
  { maxLength: 40 },
);

const step = (job: Job, move: Move, now: Instant): Job | Refusal => {
  switch (move.kind) {
    case "claim":
      return claimJob(job, move.who, now);
    case "release":
      return releaseJob(job, move.who, now);
    case "act":
      return renewClaim(job, as(move.who), now);
    case "settle":
      return settleSelection(job, "Because.", as(move.who), now);
    case "creator_settles":
      return settleSelection(job, "Because.", creator, now);
    case "wait":
      return job;
  }
};

test("whatever is tried: a live claim changes hands only by release or lapse, and never outlives its lease", () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 24 * HOUR, 25 * HOUR), moves, (start, list) => {
      let job = missed;
      let now = addMs(T0, start);
      let touched: Instant | null = null;
      for (const move of list) {
        if (move.kind === "wait") now = addMs(now, move.ms);
        const before = liveClaim(job, now);
        const result = step(job, move, now);
        if (isRefusal(result)) continue;
        if (result !== job && result.claim !== null) touched = now;
        job = result;
        const after = liveClaim(job, now);
        if (after !== null) {
          expect(phaseOf(job, now)).toBe("moderator_selection");
          expect(after.until).toBe(addMs(touched ?? now, CLAIM_LEASE_MS));
          if (before !== null) expect(after.moderator.id).toBe(before.moderator.id);
        } else if (before !== null) {
          // It ended by its holder's hand.
          expect(move.kind === "release" || move.kind === "settle").toBe(true);
          expect(move).toMatchObject({ who: { id: before.moderator.id } });
        }
        if (job.settledAt !== null) expect(job.claim).toBeNull();
      }
    }),
    { numRuns: 500 },
  );
});
