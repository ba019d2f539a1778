import type { CandidateView, CoverageView } from "#shared/contract/coverage-calls.ts";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { suggestSet } from "#shared/domain/coverage/suggest-set.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import { localMissedJobs, missedJobs, type MissedJobs } from "../coverage/missed-jobs.ts";
import type { CandidateEvidence } from "../picking-port.ts";
import type { Ports } from "../ports.ts";
import { claimView } from "./desk-actor.ts";
import type { DeskHandlers } from "./desk-ports.ts";
import { readPlan } from "./pick-plan.ts";
import { rowView } from "./triage.ts";
import { sayWaiting } from "./waiting.ts";

/** Beyond the open places: enough to see who comes next, and why not. */
const MORE_SEEN = 60;

export const coverageHandlers = (
  ports: Ports,
  /** Besides this data folder. */
  elsewhere: readonly MissedJobs[] = [],
): Pick<DeskHandlers, "coverage.queue" | "coverage.get"> => {
  const sources = [localMissedJobs(ports), ...elsewhere];
  return {
    "coverage.queue": () => missedJobs(sources),
    "coverage.get": ({ jobId }) => coverageView(ports, jobId),
  };
};

/** The creator's job as a moderator sees it: what was asked, whom it suggests, and what speaks for each. */
const coverageView = async (ports: Ports, jobId: JobId): Promise<CoverageView | Refusal> => {
  const job = await ports.store.reader.job(jobId);
  if (job === null || job.maxCompletions === null)
    return refuse("job_not_custom", "Only custom and agent_help jobs have winners.");
  const open = Math.max(0, job.maxCompletions - job.counts.winners);
  const { plan } = await readPlan(ports.store.reader, jobId);
  const pool = await ports.store.views.pickPool({ jobId, best: open + MORE_SEEN, keep: plan });
  const evidence = await ports.store.views.candidateEvidence(jobId, pool.candidates);
  const rows = await sayWaiting(ports, jobId, pool.rows.map(rowView));
  const rowOf = new Map(rows.map((row) => [row.number, row]));
  const evidenceOf = new Map(evidence.map((each) => [each.number, each]));
  const candidates = pool.candidates.flatMap((number) => {
    const row = rowOf.get(number);
    return row === undefined ? [] : [candidateView(row, evidenceOf.get(number), job.scoringCriteria)];
  });
  const accepted = plan.filter((number) => pool.candidates.includes(number));
  const { places, others } = suggestSet(
    candidates.map(({ row, criteria }) => ({
      number: row.number,
      score: row.ownStars ?? row.mean ?? row.stars,
      met: criteria.filter(({ value }) => value > 0).length,
      asked: criteria.length,
    })),
    {
      open,
      minScore: job.minStarRating,
      winners: pool.winners,
      taken: accepted,
      sameWorker: pool.sameWorker,
      copies: pool.copies,
    },
  );
  const now = ports.clock.now();
  return {
    jobId,
    cap: job.maxCompletions,
    winners: pool.winners.flatMap((number) => rowOf.get(number) ?? []),
    eligible: pool.eligible,
    candidates,
    places,
    others,
    criteria: job.scoringCriteria.map((label) => {
      const marks = candidates.flatMap(({ criteria }) => criteria.filter((mark) => mark.label === label));
      return { label, met: marks.filter(({ value }) => value > 0).length, of: marks.length };
    }),
    accepted,
    sameWorker: pool.sameWorker,
    copies: pool.copies,
    claim: claimView(job, now),
    blocked:
      phaseOf(job, now) === "moderator_selection"
        ? null
        : phaseOf(job, now) === "settled"
          ? "This job is settled. Its winners are final."
          : "The creator still has time to choose.",
  };
};

const candidateView = (
  row: TriageRowView,
  found: CandidateEvidence | undefined,
  asked: readonly string[],
): CandidateView => ({
  row,
  dimensions: found?.dimensions ?? null,
  criteria: (found?.evidence ?? [])
    .filter(({ dimension, label }) => dimension === "completeness" && asked.includes(label))
    .map(({ label, value }) => ({ label, value })),
  sharpness: found?.sharpness ?? null,
});
