import { addMs, type Instant, MINUTE } from "../lib/instant.ts";
import type { Brand } from "../lib/brand.ts";
import type { JobCode, JobId, OwnerId } from "./ids.ts";
import type { EditedPrompts } from "./scoring/prompt-set.ts";
import type { Stars, Weights } from "./scoring/score.ts";

export const JOB_TYPES = ["data_collection", "feedback", "custom", "agent_help", "social"] as const;
export type JobType = (typeof JOB_TYPES)[number];

export type ScoringPolicy = "auto" | "advise" | "off";
export type SelectionType = "creator" | "random";
export type Cents = Brand<number, "Cents">;

export const DEFAULT_ACCEPT = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

/** What the owner asked for. Fixed when the job is made, but for its words (brief.ts), `minStarRating` and `weights`. */
export interface JobBrief {
  readonly type: JobType;
  readonly title: string;
  readonly description: string;
  readonly scoringCriteria: readonly string[];
  readonly filesPerSubmission: number;
  readonly pricePerFileCents: Cents;
  readonly minStarRating: Stars;
  readonly minWidth: number | null;
  readonly minHeight: number | null;
  /** Media types that workers may send. */
  readonly accept: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Places jobs (data_collection, feedback, social): how many places. Null for selection jobs. */
  readonly filesNeeded: number | null;
  /** Selection jobs (custom, agent_help): the cap of winners, how they are chosen, minutes until close. */
  readonly maxCompletions: number | null;
  readonly selectionType: SelectionType | null;
  readonly selectionTimeMinutes: number | null;
  /** The first N verdicts wait for a person. */
  readonly holdFirst: number;
  readonly weights: Weights;
}

/** Marks, in a job's metadata, the jobs that the practice model may judge without being asked. */
export const PRACTICE_MARK = "winnow_practice";

export const isPracticeJob = (job: Pick<JobBrief, "metadata">): boolean =>
  job.metadata[PRACTICE_MARK] === "yes";

/** Marks, in a job's metadata, the jobs that mirror one of a remote. */
export const REMOTE_MARK = "winnow_remote";

/** Its submissions arrive elsewhere, and its places and winners are counted there. */
export const isMirroredJob = (job: Pick<JobBrief, "metadata">): boolean =>
  job.metadata[REMOTE_MARK] !== undefined;

/** How many submissions stand in each state, kept in the transaction of every change. */
export interface JobCounts {
  readonly pendingScore: number;
  readonly approved: number;
  readonly rejected: number;
  readonly retryPending: number;
  readonly winners: number;
}

export const NO_SUBMISSIONS: JobCounts = {
  pendingScore: 0,
  approved: 0,
  rejected: 0,
  retryPending: 0,
  winners: 0,
};

/** The random draw of a job: commitment from the start, the rest once drawn. */
export interface JobDraw {
  /** SHA-256 of the secret's bytes, hex. */
  readonly commitment: string;
  /** 32 bytes, hex; kept from view until drawn. */
  readonly secret: string;
  readonly drawnAt: Instant | null;
  readonly eligibleCount: number | null;
}

/** Whoever moderates: `id` tells two of the same name apart, `name` is what people read. */
export interface Moderator {
  /** The public id of a key (`key_...`), or DESK_MODERATOR. */
  readonly id: string;
  readonly name: string;
}

/** The person at this desk; a desk has one. */
export const DESK_MODERATOR = "desk";

/** A moderator has taken a job on until then; the clock ends it, nothing has to be written. */
export interface JobClaim {
  readonly moderator: Moderator;
  readonly until: Instant;
}

/** The claim that holds now, or null. */
export const liveClaim = (job: Pick<Job, "claim">, now: Instant): JobClaim | null =>
  job.claim !== null && job.claim.until > now ? job.claim : null;

/** A job with what has been recorded of its life; `state` and `phase` are derived (places.ts, selection.ts). */
export interface Job extends JobBrief {
  readonly id: JobId;
  readonly ownerId: OwnerId;
  readonly code: JobCode;
  readonly createdAt: Instant;
  /** Selection jobs: when collecting ends; moved forward by an early close. Null for places jobs. */
  readonly closesAt: Instant | null;
  /** When the close was recorded (it may be later than closesAt), or the owner closed a places job. */
  readonly closedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly settleReason: string | null;
  /** When it was recorded that the creator's 24 hours passed with winners still to choose. */
  readonly deadlineMissedAt: Instant | null;
  /** How many reminders of the creator's window were given: 6 hours and 1 hour before its end. */
  readonly reminders: number;
  readonly claim: JobClaim | null;
  readonly draw: JobDraw | null;
  readonly counts: JobCounts;
  /** The prompts as a person wrote them; null: made from the brief by the rules. */
  readonly prompts: EditedPrompts | null;
  /** How many verdicts were held for a person so far (hold_first). */
  readonly heldVerdicts: number;
  /** Raised to revoke the worker link: tokens of an earlier generation no longer join. */
  readonly inviteGeneration: number;
}

export const isSelectionJob = (job: Pick<JobBrief, "type">): boolean =>
  job.type === "custom" || job.type === "agent_help";

/** Places count for data_collection and feedback; social jobs complete elsewhere and have no submissions. */
export const isPlacesJob = (job: Pick<JobBrief, "type">): boolean =>
  job.type === "data_collection" || job.type === "feedback";

export const takesSubmissions = (job: Pick<JobBrief, "type">): boolean =>
  isPlacesJob(job) || isSelectionJob(job);

/** Whether the close of a selection job has come and is still to be recorded. */
export const isCloseDue = (job: Job, now: Instant): boolean =>
  isSelectionJob(job) &&
  job.closesAt !== null &&
  job.closesAt <= now &&
  job.closedAt === null &&
  job.cancelledAt === null;

/** DESIGN: auto for places jobs, advise for selection jobs, off where nothing is scored. */
export const scoringPolicy = (job: Pick<JobBrief, "type">): ScoringPolicy =>
  isPlacesJob(job) ? "auto" : isSelectionJob(job) ? "advise" : "off";

export interface NewJobFacts {
  readonly id: JobId;
  readonly ownerId: OwnerId;
  readonly code: JobCode;
  readonly now: Instant;
  /** Needed for random selection, ignored otherwise. */
  readonly draw: { readonly secret: string; readonly commitment: string };
}

export const createJob = (brief: JobBrief, facts: NewJobFacts): Job => ({
  ...brief,
  id: facts.id,
  ownerId: facts.ownerId,
  code: facts.code,
  createdAt: facts.now,
  closesAt:
    brief.selectionTimeMinutes === null ? null : addMs(facts.now, brief.selectionTimeMinutes * MINUTE),
  closedAt: null,
  cancelledAt: null,
  settledAt: null,
  settleReason: null,
  deadlineMissedAt: null,
  reminders: 0,
  claim: null,
  draw: brief.selectionType === "random" ? { ...facts.draw, drawnAt: null, eligibleCount: null } : null,
  counts: NO_SUBMISSIONS,
  prompts: null,
  heldVerdicts: 0,
  inviteGeneration: 1,
});
