import type { JobCard, JobDetail } from "#shared/contract/desk-views.ts";
import { mediaUrl } from "#shared/contract/media.ts";
import { refuseBriefChange } from "#shared/domain/brief.ts";
import { isPlacesJob, isSelectionJob, scoringPolicy } from "#shared/domain/job.ts";
import { type JobState, placesTaken, stateOf } from "#shared/domain/places.ts";
import { phaseOf, selectionDeadline } from "#shared/domain/selection.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { claimView } from "./desk-actor.ts";
import type { DeskPorts } from "./desk-ports.ts";
import type { DeskOverview } from "./waiting.ts";

export const jobCard = (overview: DeskOverview, now: Instant): JobCard => {
  const { job } = overview;
  const { counts } = job;
  return {
    id: job.id,
    code: job.code,
    ownerName: overview.ownerName,
    type: job.type,
    title: job.title,
    state: stateOf(job, now),
    phase: phaseOf(job, now),
    selectionType: job.selectionType,
    policy: scoringPolicy(job),
    createdAt: job.createdAt,
    closesAt: job.closesAt,
    selectionDeadlineAt: selectionDeadline(job),
    counts: {
      total: counts.pendingScore + counts.approved + counts.rejected + counts.retryPending,
      pendingScore: counts.pendingScore,
      approved: counts.approved,
      rejected: counts.rejected,
      retryPending: counts.retryPending,
      winners: counts.winners,
    },
    cap: isSelectionJob(job) ? job.maxCompletions : job.filesNeeded,
    placesTaken: placesTaken(job),
    toScore: overview.toScore,
    waitingForModel: overview.waitingForModel,
    waitingForBudget: overview.waitingForBudget,
    waitingForPerson: overview.waitingForPerson,
    toReview: overview.toReview,
    reviewed: overview.reviewed,
    stars: overview.stars,
    thumbnails: overview.pictures.map((sha256) => mediaUrl("thumb", sha256)),
    consequence: consequenceOf(overview, now),
    claim: claimView(job, now),
  };
};

/** What happens if nobody acts, in one sentence or two. */
const consequenceOf = (overview: DeskOverview, now: Instant): string => {
  const { job } = overview;
  const state = stateOf(job, now);
  if (state === "cancelled") return "Cancelled. What was approved or won stays.";
  if (isPlacesJob(job)) return placesConsequence(overview, state);
  switch (phaseOf(job, now)) {
    case "collecting":
      return job.selectionType === "random"
        ? `Draws ${String(job.maxCompletions)} winners by itself when it closes.`
        : "After it closes the creator has 24 hours to pick winners, then a moderator picks.";
    case "creator_selection":
      return job.selectionType === "random"
        ? "Is being drawn."
        : "If nobody picks in time, a moderator picks the winners.";
    case "moderator_selection":
      return "The creator's 24 hours ran out. It waits until a moderator picks or settles.";
    case "settled":
      return "Settled. Winners are final.";
    case "none":
      return state === "completed"
        ? "Completed. Nothing more happens in it."
        : "Completes elsewhere, without submissions here. Close it when it is done.";
  }
};

const placesConsequence = (overview: DeskOverview, state: JobState): string => {
  if (state === "completed") return "Every place is approved. Nothing more happens by itself.";
  const { waitingForPerson, waitingForModel, waitingForBudget } = overview;
  if (waitingForPerson > 0) {
    return `${waitFor(waitingForPerson)} for a person and ${waitingForPerson === 1 ? "holds its place" : "hold their places"} until then.`;
  }
  if (waitingForModel > 0) return `${waitFor(waitingForModel)} for a model; nothing decides them until then.`;
  if (waitingForBudget > 0) {
    return `${waitFor(waitingForBudget)} for credits, and ${waitingForBudget === 1 ? "is" : "are"} scored when there are some again.`;
  }
  if (overview.toReview > 0) return "Scores decide by themselves; nobody has checked these yet.";
  return state === "closed"
    ? "Closed. It takes nothing more."
    : "Scores decide by themselves as photos arrive.";
};

const waitFor = (count: number): string => (count === 1 ? "1 waits" : `${String(count)} wait`);

export const jobDetail = (ports: DeskPorts, overview: DeskOverview): JobDetail => {
  const { job } = overview;
  const now = ports.clock.now();
  return {
    ...jobCard(overview, now),
    description: job.description,
    scoringCriteria: job.scoringCriteria,
    filesPerSubmission: job.filesPerSubmission,
    pricePerFileCents: job.pricePerFileCents,
    minStarRating: job.minStarRating,
    minWidth: job.minWidth,
    minHeight: job.minHeight,
    accept: job.accept,
    holdFirst: job.holdFirst,
    settleReason: job.settleReason,
    settledAt: job.settledAt,
    closedAt: job.closedAt,
    cancelledAt: job.cancelledAt,
    briefBarred: refuseBriefChange(job, now)?.message ?? null,
    share: ports.sharing.state(job),
    draw:
      job.draw === null
        ? null
        : {
            commitment: job.draw.commitment,
            secret: job.draw.drawnAt === null ? null : job.draw.secret,
            drawnAt: job.draw.drawnAt,
          },
  };
};
