import type { CandidateView, CoverageView, MissedJob } from "#shared/contract/coverage-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { DeskInput } from "#shared/contract/desk-calls.ts";
import { suggestSet } from "#shared/domain/coverage/suggest-set.ts";
import { chance } from "./submissions.ts";
import { pickView } from "./triage-calls.ts";
import type { World } from "./world.ts";

/** Missed jobs of a world in memory, by the program's own rule of whom to suggest. */
export const fakeCoverage = (world: World, find: (jobId: string) => JobDetail) => ({
  "coverage.queue": (): readonly MissedJob[] =>
    world.jobs
      .filter(({ phase }) => phase === "moderator_selection")
      .map((job) => ({
        jobId: job.id,
        title: job.title,
        ownerName: job.ownerName,
        source: "",
        missedAt: job.selectionDeadlineAt ?? world.now(),
        cap: job.cap ?? 0,
        winners: job.counts.winners,
        eligible: job.counts.approved,
        claim: job.claim,
      }))
      .sort((a, b) => a.missedAt - b.missedAt),
  "coverage.get": ({ jobId }: DeskInput<"coverage.get">): CoverageView => {
    const job = find(jobId);
    const pick = pickView(world, job);
    // Few candidates, so that a place stays open: the rest is weak.
    const rows = pick.candidates.filter(({ number }) => number % 7 === 0 || pick.plan.includes(number));
    const candidates = rows.map((row, index): CandidateView => {
      const criteria = job.scoringCriteria.map((label, at) => ({
        label,
        value: chance(row.number * 17 + at) * 1.6 - 0.5 - (index > 2 ? 0.9 : 0),
      }));
      const dimensions = { relevance: 4.1, quality: 3.6, completeness: 3.9 };
      return { row, dimensions, criteria, sharpness: 40 + Math.round(chance(row.number) * 50) };
    });
    const open = pick.cap - pick.winners.length;
    const { places, others } = suggestSet(
      candidates.map(({ row, criteria }) => ({
        number: row.number,
        score: row.ownStars ?? row.mean,
        met: criteria.filter(({ value }) => value > 0).length,
        asked: criteria.length,
      })),
      { open, minScore: 3, winners: [], taken: pick.plan, sameWorker: [], copies: [] },
    );
    return {
      ...{ jobId: job.id, cap: pick.cap, winners: pick.winners, eligible: pick.eligible },
      ...{ candidates, places, others, accepted: pick.plan, sameWorker: [], copies: [], claim: job.claim },
      criteria: job.scoringCriteria.map((label, at) => ({
        label,
        met: candidates.filter(({ criteria }) => (criteria[at]?.value ?? 0) > 0).length,
        of: candidates.length,
      })),
      blocked: null,
    };
  },
});
