import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DomainEvent } from "#shared/domain/events.ts";
import { claimJob, releaseJob } from "#shared/domain/claims.ts";
import { type Job, liveClaim, type Moderator } from "#shared/domain/job.ts";
import type { LedgerLine } from "#shared/domain/ledger.ts";
import { placesTaken, stateOf } from "#shared/domain/places.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { chooseWinners, isEligible } from "#shared/domain/selection.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import {
  type DecisionSnapshot,
  snapshotOf,
  type Submission,
  type SubmissionStatus,
} from "#shared/domain/submission.ts";
import type { Command } from "#shared/domain/command.ts";
import { admit, transition } from "#shared/domain/transition.ts";
import { addMs, HOUR, type Instant, MINUTE } from "#shared/lib/instant.ts";
import { placesJob, selectionJob, submissionOf, T0 } from "../../helpers/domain.ts";

/** What a random run may do; indexes are taken modulo what there is. */
type Move =
  | { readonly kind: "arrive" }
  | { readonly kind: "command"; readonly which: number; readonly make: (s: Submission) => Command }
  | { readonly kind: "undo"; readonly which: number }
  | { readonly kind: "choose"; readonly which: readonly number[]; readonly who: number }
  | { readonly kind: "claim" | "release"; readonly who: number }
  | { readonly kind: "wait"; readonly ms: number };

const stars = fc.constantFrom<Stars>(1, 2, 3, 4, 5);
const model = { id: "practice", revision: "1", practice: true };
const commandMaker: fc.Arbitrary<(s: Submission) => Command> = fc.oneof(
  fc.tuple(stars, fc.constantFrom(0, 0, 0, 1)).map(([value, lag]) => (s: Submission): Command => ({
    type: "score",
    attempt: s.attempt - lag,
    stars: value,
    reasoning: "because",
    model,
  })),
  fc.constant((s: Submission): Command => ({
    type: "reject_unscored",
    attempt: s.attempt,
    reasoning: "too small",
  })),
  fc.constantFrom("approved" as const, "rejected" as const).map((outcome) => (): Command => ({
    type: "decide",
    outcome,
    actor: "Ines",
    reason: null,
    reasonText: null,
  })),
  stars.map((value) => (): Command => ({ type: "set_stars", stars: value, actor: "Ines" })),
  fc.constant((): Command => ({ type: "accept_retry", retryMs: 24 * HOUR })),
  fc.constant((): Command => ({ type: "new_attempt", fileCount: 1, waitingFor: null })),
  fc.constant((): Command => ({ type: "lapse_retry" })),
  fc
    .constantFrom("person" as const, "model" as const, null)
    .map((waitingFor) => (): Command => ({ type: "wait_for", waitingFor })),
);
const index = fc.nat(7);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Move>({ kind: "arrive" }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("command" as const), which: index, make: commandMaker }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), which: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("choose" as const),
      which: fc.array(index, { maxLength: 4 }),
      who: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("claim" as const, "claim" as const, "release" as const),
      who: fc.nat(1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      ms: fc.constantFrom(MINUTE, 25 * MINUTE, 13 * HOUR, 25 * HOUR),
    }),
  },
);

const moderatorAt = (who: number): Moderator => ({ id: `key_${String(who)}`, name: "Mo" });

class World {
  job: Job;
  now: Instant = T0;
  submissions: Submission[] = [];
  readonly history = new Map<string, DecisionSnapshot[]>();
  readonly ledger: { readonly line: LedgerLine; readonly id: string }[] = [];
  readonly events: DomainEvent[] = [];
  readonly moves: {
    readonly from: SubmissionStatus;
    readonly to: SubmissionStatus;
    readonly by: Command["type"];
  }[] = [];
  scoredByModel = 0;

  constructor(job: Job) {
    this.job = job;
  }

  run(step: Move): void {
    switch (step.kind) {
      case "arrive": {
        const result = admit(submissionOf(this.job, this.submissions.length + 1), {
          job: this.job,
          now: this.now,
        });
        if (isRefusal(result)) return;
        this.job = result.job;
        this.submissions.push(result.next);
        this.events.push(...result.events);
        return;
      }
      case "command":
        this.command(step.which, step.make);
        return;
      case "undo": {
        const target = this.pick(step.which);
        const before = target === undefined ? undefined : this.history.get(target.id)?.pop();
        if (before !== undefined)
          this.command(step.which, () => ({ type: "restore", to: before, actor: "Ines" }));
        return;
      }
      case "choose":
        this.choose(step.which, step.who);
        return;
      case "claim":
      case "release": {
        const change = step.kind === "claim" ? claimJob : releaseJob;
        const result = change(this.job, moderatorAt(step.who), this.now);
        if (!isRefusal(result)) this.job = result;
        return;
      }
      case "wait":
        this.now = addMs(this.now, step.ms);
    }
  }

  private pick(which: number): Submission | undefined {
    return this.submissions[which % Math.max(1, this.submissions.length)];
  }

  private command(which: number, make: (s: Submission) => Command): void {
    const target = this.pick(which);
    if (target === undefined) return;
    const command = make(target);
    const result = transition(target, command, { job: this.job, now: this.now });
    if (isRefusal(result)) return;
    if (command.type === "decide") {
      this.history.set(target.id, [...(this.history.get(target.id) ?? []), snapshotOf(target)]);
    }
    if (command.type === "score") this.scoredByModel += 1;
    this.moves.push({ from: target.status, to: result.next.status, by: command.type });
    this.job = result.job;
    this.submissions[this.submissions.indexOf(target)] = result.next;
    this.ledger.push(...result.ledger.map((line) => ({ line, id: target.id })));
    this.events.push(...result.events);
  }

  private choose(which: readonly number[], who: number): void {
    const ids = which.flatMap((n) => this.pick(n)?.id ?? []);
    const result = chooseWinners(this.job, ids, [], {
      now: this.now,
      by: who < 2 ? { role: "moderator", ...moderatorAt(who) } : { role: "creator" },
      candidates: new Map(
        this.submissions.map((s) => [s.id, { id: s.id, status: s.status, isWinner: s.wonAt !== null }]),
      ),
    });
    if (isRefusal(result)) return;
    const held = liveClaim(this.job, this.now);
    if (held !== null && result.added.length > 0) expect(held.moderator.id).toBe(moderatorAt(who).id);
    this.job = {
      ...this.job,
      counts: { ...this.job.counts, winners: result.winnersNow },
      settledAt: result.settles ? this.now : this.job.settledAt,
    };
    this.submissions = this.submissions.map((s) =>
      result.added.includes(s.id) ? { ...s, wonAt: this.now } : s,
    );
  }
}

const everyStep = (
  world: World,
  check: (world: World, winnersBefore: readonly string[]) => void,
  moves: readonly Move[],
): void => {
  for (const step of moves) {
    const winnersBefore = world.submissions.filter((s) => s.wonAt !== null).map((s) => s.id);
    world.run(step);
    check(world, winnersBefore);
  }
};

const countsAgree = ({ job, submissions }: World): void => {
  const count = (status: SubmissionStatus): number => submissions.filter((s) => s.status === status).length;
  expect(job.counts).toEqual({
    pendingScore: count("pending_score"),
    approved: count("approved"),
    rejected: count("rejected"),
    retryPending: count("retry_pending"),
    winners: submissions.filter((s) => s.wonAt !== null).length,
  });
};

const moves = fc.array(move, { minLength: 1, maxLength: 60 });

/** Every change of status that the rules know, and the commands that may cause it. */
const ALLOWED: Readonly<Record<string, readonly Command["type"][]>> = {
  "pending_score>approved": ["score", "decide", "restore"],
  "pending_score>rejected": ["score", "reject_unscored", "decide", "restore"],
  "approved>rejected": ["decide", "restore"],
  "approved>pending_score": ["restore"],
  "rejected>approved": ["decide", "restore"],
  "rejected>pending_score": ["restore"],
  "rejected>retry_pending": ["accept_retry"],
  "retry_pending>pending_score": ["new_attempt"],
  "retry_pending>rejected": ["lapse_retry"],
};

describe("no sequence of commands breaks a places job", () => {
  const jobs = fc.record({
    files_needed: fc.integer({ min: 1, max: 4 }),
    hold_first: fc.nat(2),
    price_per_file_cents: fc.constantFrom(0, 25),
  });

  test("places taken never exceed the places of the job, and counts are the truth", () => {
    fc.assert(
      fc.property(jobs, moves, (over, steps) => {
        everyStep(
          new World(placesJob(over)),
          (world) => {
            countsAgree(world);
            expect(placesTaken(world.job)).toBeLessThanOrEqual(over.files_needed);
          },
          steps,
        );
      }),
      { numRuns: 400 },
    );
  });

  test("credits are one for each attempt that the model scored and none for anything else", () => {
    fc.assert(
      fc.property(jobs, moves, (over, steps) => {
        const world = new World(placesJob(over));
        everyStep(world, () => undefined, steps);
        const credits = world.ledger.filter(({ line }) => line.kind === "credit").length;
        expect(credits).toBe(world.scoredByModel);
        const attempts = world.events.filter((event) => event.type === "submission.received").length;
        expect(credits).toBeLessThanOrEqual(attempts);
      }),
      { numRuns: 300 },
    );
  });

  test("the payouts of a worker are the price of what stands approved", () => {
    fc.assert(
      fc.property(jobs, moves, (over, steps) => {
        const world = new World(placesJob(over));
        everyStep(world, () => undefined, steps);
        for (const submission of world.submissions) {
          const paid = world.ledger
            .filter(({ id }) => id === submission.id)
            .reduce((sum, { line }) => sum + (line.kind === "payout" ? line.amountCents : 0), 0);
          expect(paid).toBe(submission.status === "approved" ? over.price_per_file_cents : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a status is reached only by its transitions", () => {
    fc.assert(
      fc.property(jobs, moves, (over, steps) => {
        const world = new World(placesJob(over));
        everyStep(world, () => undefined, steps);
        for (const { from, to, by } of world.moves) {
          if (from !== to) expect(ALLOWED[`${from}>${to}`] ?? []).toContain(by);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("filled, reopened and completed are told exactly when the state changes", () => {
    fc.assert(
      fc.property(jobs, moves, (over, steps) => {
        const world = new World(placesJob(over));
        let state = stateOf(world.job, world.now);
        for (const step of steps) {
          const before = world.events.length;
          world.run(step);
          const told = world.events
            .slice(before)
            .filter((event) => /^job\.(filled|reopened|completed)$/.test(event.type));
          const next = stateOf(world.job, world.now);
          expect(told).toHaveLength(next === state ? 0 : 1);
          state = next;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("no sequence of commands breaks a selection job", () => {
  const jobs = fc.record({ max_completions: fc.integer({ min: 1, max: 3 }) });

  test("winners never exceed the cap, are final, and were eligible when chosen", () => {
    fc.assert(
      fc.property(jobs, moves, (over, steps) => {
        everyStep(
          new World(selectionJob(over)),
          (world, winnersBefore) => {
            countsAgree(world);
            const winners = world.submissions.filter((s) => s.wonAt !== null);
            expect(winners.length).toBeLessThanOrEqual(over.max_completions);
            expect(winners.map((s) => s.id)).toEqual(expect.arrayContaining([...winnersBefore]));
            for (const winner of winners) expect(isEligible(winner.status)).toBe(true);
          },
          steps,
        );
      }),
      { numRuns: 400 },
    );
  });

  test("nothing arrives and nobody retries after the close", () => {
    fc.assert(
      fc.property(jobs, moves, (over, steps) => {
        const world = new World(selectionJob(over));
        for (const step of steps) {
          const arrived = world.submissions.length;
          const retries = world.moves.filter((m) => m.by === "accept_retry" || m.by === "new_attempt").length;
          const closed = world.now >= (world.job.closesAt ?? Infinity);
          world.run(step);
          if (!closed) continue;
          expect(world.submissions).toHaveLength(arrived);
          expect(world.moves.filter((m) => m.by === "accept_retry" || m.by === "new_attempt")).toHaveLength(
            retries,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
