import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { BEST_SHOWN, type PickView } from "#shared/contract/pick-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { MOST_CONTESTED } from "#shared/domain/picking/close-calls.ts";
import { stateOf } from "#shared/domain/places.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Ports } from "../ports.ts";
import { claimView } from "./desk-actor.ts";
import type { DeskHandlers } from "./desk-ports.ts";
import { readPlan, savePlan } from "./pick-plan.ts";
import { rowView } from "./triage.ts";
import { sayWaiting } from "./waiting.ts";

export const pickHandlers = (
  ports: Ports,
  actor: () => Promise<string>,
): Pick<DeskHandlers, "pick.get" | "pick.setPlan"> => ({
  "pick.get": ({ jobId, best }) => pickView(ports, jobId, best ?? BEST_SHOWN),
  "pick.setPlan": async ({ jobId, ...change }) => savePlan(ports, jobId, change, await actor()),
});

/** Winners, candidates best first, and what was chosen so far. */
const pickView = async (ports: Ports, jobId: JobId, best: number): Promise<PickView | Refusal> => {
  const job = await ports.store.reader.job(jobId);
  if (job === null || job.maxCompletions === null)
    return refuse("job_not_custom", "Only custom and agent_help jobs have winners.");
  const { plan, duels, notes } = await readPlan(ports.store.reader, jobId);
  // Enough to fill every place, and to see who comes near the last one.
  const enough = job.maxCompletions - job.counts.winners + MOST_CONTESTED + 1;
  const pool = await ports.store.views.pickPool({ jobId, best: Math.max(best, enough), keep: plan });
  const rows = await sayWaiting(ports, jobId, pool.rows.map(rowView));
  const rowOf = new Map(rows.map((row) => [row.number, row]));
  const open = new Set(pool.candidates);
  const now = ports.clock.now();
  return {
    jobId,
    cap: job.maxCompletions,
    winners: rowsIn(rowOf, pool.winners),
    candidates: rowsIn(rowOf, pool.candidates),
    eligible: pool.eligible,
    plan: plan.filter((number) => open.has(number)),
    duels,
    notes,
    phase: phaseOf(job, now),
    selectionType: job.selectionType,
    sameWorker: pool.sameWorker,
    copies: pool.copies,
    blocked: blockedReason(job, now),
    claim: claimView(job, now),
  };
};

const rowsIn = (rowOf: ReadonlyMap<number, TriageRowView>, numbers: readonly number[]): TriageRowView[] =>
  numbers.flatMap((number) => rowOf.get(number) ?? []);

/** Why nothing can be sealed now, or null. */
const blockedReason = (job: Job, now: Instant): string | null => {
  if (stateOf(job, now) === "cancelled") return "This job was cancelled.";
  if (job.selectionType === "random") return "This job draws its winners at random when it closes.";
  if (phaseOf(job, now) === "settled") return "This job is settled. Its winners are final.";
  return null;
};
