import type { PickView, TriageRowView } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { renewClaim } from "#shared/domain/claims.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { phaseOf, refuseRole } from "#shared/domain/selection.ts";
import { stateOf } from "#shared/domain/places.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Ports } from "../ports.ts";
import { actorIn, claimView } from "./desk-actor.ts";
import { triageRows } from "./triage.ts";

/** Candidates shown beside the picks: the best of what can win. */
const CANDIDATES = 500;

const planSetting = (jobId: JobId): string => `desk.plan.${jobId}`;

/** Winners, candidates best first, and the plan so far. */
export const pickView = async (ports: Ports, jobId: JobId): Promise<PickView | Refusal> => {
  const job = await ports.store.reader.job(jobId);
  if (job === null || job.maxCompletions === null)
    return refuse("job_not_custom", "Only custom and agent_help jobs have winners.");
  const eligible = await ports.store.reader.eligibleSubmissions(jobId);
  const rows = await rowsOf(
    ports,
    jobId,
    eligible.map((submission) => submission.number),
  );
  const winners = eligible.filter((submission) => submission.wonAt !== null);
  const open = new Set(
    eligible.filter((submission) => submission.wonAt === null).map((submission) => submission.number),
  );
  const plan = (await readPlan(ports, jobId)).filter((number) => open.has(number));
  const candidates = rows.filter((row) => !row.winner).sort(bestFirst);
  const planned = new Set(plan);
  const now = ports.clock.now();
  return {
    jobId,
    cap: job.maxCompletions,
    winners: rows.filter((row) => row.winner).sort((a, b) => wonAt(winners, a) - wonAt(winners, b)),
    candidates: [
      ...candidates.slice(0, CANDIDATES),
      ...candidates.slice(CANDIDATES).filter((row) => planned.has(row.number)),
    ],
    plan,
    phase: phaseOf(job, now),
    selectionType: job.selectionType,
    sameWorker: sameWorkerAs(eligible, plan),
    blocked: blockedReason(job, now),
    claim: claimView(job, now),
  };
};

const rowsOf = async (ports: Ports, jobId: JobId, numbers: readonly number[]): Promise<TriageRowView[]> =>
  numbers.length === 0 ? [] : [...(await triageRows(ports, jobId, numbers))];

const bestFirst = (a: TriageRowView, b: TriageRowView): number =>
  (b.ownStars ?? b.mean ?? b.stars ?? 0) - (a.ownStars ?? a.mean ?? a.stars ?? 0) ||
  (b.mean ?? 0) - (a.mean ?? 0) ||
  a.number - b.number;

const wonAt = (winners: readonly Submission[], row: TriageRowView): number =>
  winners.find((submission) => submission.number === row.number)?.wonAt ?? 0;

/** Picks whose worker has another pick or has won already. */
const sameWorkerAs = (eligible: readonly Submission[], plan: readonly number[]): number[] => {
  const planned = new Set(plan);
  const taken = eligible.filter((submission) => submission.wonAt !== null || planned.has(submission.number));
  const perWorker = Map.groupBy(taken, (submission) => submission.workerId);
  return taken
    .filter((submission) => (perWorker.get(submission.workerId)?.length ?? 0) > 1)
    .map((submission) => submission.number);
};

/** Why nothing can be sealed now, or null. */
const blockedReason = (job: Job, now: Instant): string | null => {
  if (stateOf(job, now) === "cancelled") return "This job was cancelled.";
  if (job.selectionType === "random") return "This job draws its winners at random when it closes.";
  if (phaseOf(job, now) === "settled") return "This job is settled. Its winners are final.";
  return null;
};

const readPlan = async (ports: Ports, jobId: JobId): Promise<readonly number[]> => {
  const text = await ports.store.reader.setting(planSetting(jobId));
  return text === null ? [] : (JSON.parse(text) as number[]);
};

/** Keeps the picks so far, in order; they are not winners yet. A missed job's need its claim, which they renew. */
export const savePlan = async (
  ports: Ports,
  jobId: JobId,
  plan: readonly number[],
  actor: string,
): Promise<null | Refusal> =>
  ports.store.write(async (tx) => {
    const job = await tx.job(jobId);
    if (job === null || job.maxCompletions === null)
      return refuse("job_not_custom", "Only custom and agent_help jobs have winners.");
    const unique = [...new Set(plan)];
    const now = ports.clock.now();
    const by = actorIn(job, now, actor);
    const barred = refuseRole(job, by, now);
    if (barred !== null) return barred;
    if (unique.length > job.maxCompletions - job.counts.winners) {
      return refuse("cap_exceeded", `This job has ${String(job.maxCompletions)} places for winners.`);
    }
    await tx.setSetting(planSetting(jobId), JSON.stringify(unique));
    const kept = renewClaim(job, by, now);
    if (kept !== job) await tx.saveJob(kept);
    return null;
  });
