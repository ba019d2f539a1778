import type { WorkerAttempt, WorkerJob, WorkerSubmission } from "#shared/contract/worker.ts";
import { say } from "../words.ts";
import { outcomeOf } from "./outcomes.ts";
import { joinSayings } from "./sayings.ts";
import { showClock, showMoment } from "./time.ts";

export interface Step {
  readonly key: string;
  readonly mark: "send" | "again" | "eye" | "approved" | "rejected" | "pending" | "winner";
  readonly title: string;
  readonly time: string | null;
  readonly line: string | null;
  /** The attempt whose picture and stars stand with it. */
  readonly attempt: WorkerAttempt | null;
  readonly ahead: boolean;
}

const step = (given: Partial<Step> & Pick<Step, "key" | "mark" | "title">): Step => ({
  time: null,
  line: null,
  attempt: null,
  ahead: false,
  ...given,
});

type Verdict = "approved" | "rejected";

/** What the model said of an attempt; null while it is not scored, and where it cannot be told. */
const modelVerdict = (attempt: WorkerAttempt, { min_star_rating: least }: WorkerJob): Verdict | null => {
  if (attempt.scored_at === null || attempt.stars === null) return null;
  return attempt.stars >= least ? "approved" : "rejected";
};

/** An attempt that was followed by another one was rejected; of the last one the submission tells. */
const verdictOf = (one: WorkerSubmission, attempt: WorkerAttempt): Verdict | "pending" => {
  if (attempt.attempt < one.attempt || one.status === "retry_pending") return "rejected";
  if (one.status === "pending_score") return "pending";
  return one.status === "approved" ? "approved" : "rejected";
};

const pendingStep = (): Step =>
  step({ key: "pending", mark: "pending", title: say("timeline.pending"), ahead: true });

/** A person's word after the model's: agreed, or another. */
const personStep = (one: WorkerSubmission, verdict: Verdict, byModel: Verdict | null): Step =>
  step({
    key: "person",
    mark: byModel === verdict ? "eye" : verdict,
    title: byModel === verdict ? say("timeline.agreed") : say(`timeline.person.${verdict}`),
    time: one.decided_at === null ? null : showClock(one.decided_at),
  });

const stepsOf = (one: WorkerSubmission, attempt: WorkerAttempt, job: WorkerJob): readonly Step[] => {
  const n = attempt.attempt;
  const verdict = verdictOf(one, attempt);
  const last = n === one.attempt;
  const again = n > 1 ? [step({ key: `again/${n}`, mark: "again", title: say("timeline.retry") })] : [];
  const sent = step({
    key: `sent/${n}`,
    mark: "send",
    title: say("timeline.sent", { n }),
    time: showClock(attempt.received_at),
  });
  if (verdict === "pending") return [...again, sent, pendingStep()];
  const byPerson = last && one.decided_by_person;
  const byModel = modelVerdict(attempt, job);
  const judged = step({
    key: `verdict/${n}`,
    mark: byPerson ? (byModel ?? verdict) : verdict,
    title: say(`timeline.${byPerson ? (byModel ?? verdict) : verdict}`, { n }),
    time: attempt.scored_at === null ? null : showClock(attempt.scored_at),
    line: last && !waitsForNewTry(one) ? null : joinSayings(attempt.reasoning_said, attempt.reasoning),
    attempt,
  });
  if (!byPerson) return [...again, sent, judged];
  const person = personStep(one, verdict, byModel);
  return byModel === null ? [...again, sent, { ...person, attempt }] : [...again, sent, judged, person];
};

const waitsForNewTry = (one: WorkerSubmission): boolean => one.status === "retry_pending";

const whatComes = (one: WorkerSubmission, job: WorkerJob): readonly Step[] => {
  if (one.winner) return [step({ key: "won", mark: "winner", title: say("timeline.won") })];
  if (waitsForNewTry(one) && one.retry_expires_at !== null) {
    const line = say("timeline.retry.until", { when: showMoment(one.retry_expires_at) });
    return [step({ key: "retry", mark: "again", title: say("timeline.retry"), line, ahead: true })];
  }
  if (outcomeOf(one) !== "approved" || job.selection_type === null || job.state !== "open") return [];
  const time = job.closes_at === null ? null : showClock(job.closes_at);
  return job.selection_type === "random"
    ? [
        step({
          key: "draw",
          mark: "pending",
          title: say("timeline.draw", { n: job.max_completions ?? 1 }),
          time,
          line: say("timeline.draw.hint"),
          ahead: true,
        }),
      ]
    : [step({ key: "choice", mark: "pending", title: say("timeline.choice"), time, ahead: true })];
};

/** What happened to a submission, in order, and what comes next. */
export const timelineOf = (one: WorkerSubmission, job: WorkerJob): readonly Step[] => [
  ...one.attempts.flatMap((attempt) => stepsOf(one, attempt, job)),
  ...whatComes(one, job),
];
