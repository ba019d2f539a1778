/** The inbox and the list of jobs: what they ask, and what they show. */
import { z } from "zod";
import { JOB_GROUPS, JOB_SORTS, type JobGroup } from "../domain/job-standing.ts";
import { JOB_TYPES } from "../domain/job.ts";
import type { JobId, Uuid } from "../domain/ids.ts";
import type { WebhookId } from "../domain/webhooks.ts";
import type { Instant } from "../lib/instant.ts";
import type { JobCard } from "./desk-views.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
const endpointId = uuid.transform((text) => text as WebhookId);

export const LEFT_TABS = ["triage", "pick"] as const;

export const INBOX_CALLS = {
  /** At most so many rows of what needs somebody, and of what was missed. */
  "inbox.get": z.object({ rows: z.number().int().min(1).max(5000) }).optional(),
  "jobs.list": z.object({
    group: z.enum(JOB_GROUPS),
    /** Each has to be in the name, the creator's name, the code or the brief. */
    words: z.string().max(200),
    types: z.array(z.enum(JOB_TYPES)).optional(),
    sort: z.enum(JOB_SORTS),
    /** The last page's `next`. */
    after: z.string().max(400).nullable(),
    limit: z.number().int().min(1).max(500),
  }),
  /** Where somebody stands now, to come back to. `state` is the screen's own, to be given back as it is. */
  "submission.leftAt": z.object({
    jobId,
    tab: z.enum(LEFT_TABS).optional(),
    number: z.number().int().positive().nullable(),
    state: z.string().max(8000).nullable().optional(),
  }),
  /** Queues everything that was given up for this endpoint again. */
  "webhooks.replayParked": z.object({ endpointId }),
} as const;

/** A job that somebody has to act on. */
export interface JobInboxCard {
  readonly kind: "job";
  readonly key: string;
  readonly at: Instant | null;
  readonly job: JobCard;
}

/** An endpoint that does not hear of things: what was given up is kept until `at`. */
export interface WebhooksInboxCard {
  readonly kind: "webhooks";
  readonly key: string;
  readonly at: Instant;
  readonly endpointId: WebhookId;
  readonly url: string;
  readonly ownerName: string;
  readonly parked: number;
  readonly since: Instant;
  readonly lastError: string | null;
}

/** A seal that has not ended: winners are written down, and batches of them are still to go. */
export interface SealInboxCard {
  readonly kind: "seal";
  readonly key: string;
  /** Until when the creator may still choose; null where that is no matter. */
  readonly at: Instant | null;
  readonly sealId: Uuid;
  readonly jobId: JobId;
  readonly title: string;
  readonly destination: "local" | "remote";
  /** Batches. */
  readonly confirmed: number;
  readonly total: number;
  readonly problem: string | null;
}

/** Both this desk and the remote chose winners of a job, and only a person can say what follows. */
export interface ConflictInboxCard {
  readonly kind: "conflict";
  readonly key: string;
  /** Until when winners may be chosen there; null where that is no matter. */
  readonly at: Instant | null;
  readonly conflictId: Uuid;
  readonly title: string;
  readonly remoteName: string;
  /** Sealed here and not sent, chosen there, and the places that are left beside theirs. */
  readonly mine: number;
  readonly theirs: number;
  readonly places: number;
}

/**
 * Everything that can wait in the inbox. One component shows each kind (renderer/desk/features/inbox/cards); `at` is
 * what they are sorted by, the soonest first and null last; `key` is unique and stays the same while it waits.
 */
export type InboxCard = JobInboxCard | WebhooksInboxCard | SealInboxCard | ConflictInboxCard;

export interface Inbox {
  /** What runs out first; the first rows only. */
  readonly needsYou: readonly InboxCard[];
  readonly needsYouTotal: number;
  /** Missed creator windows, oldest first; the first rows only. */
  readonly missed: readonly JobCard[];
  readonly missedTotal: number;
  /** Open jobs that wait for nobody, and jobs that are over: the first few. */
  readonly quiet: readonly JobCard[];
  readonly quietTotal: number;
  readonly settled: readonly JobCard[];
  readonly settledTotal: number;
  /** The next moment that something runs out in a job that waits for nobody. */
  readonly nextDeadline: Instant | null;
  /** Submissions that wait for a model, and for credits, in all open jobs. */
  readonly waitingForModel: number;
  readonly waitingForBudget: number;
  readonly reviewedToday: number;
  /** Where the person left off, or null. */
  readonly resume: ResumeView | null;
}

export interface ResumeView {
  readonly job: JobCard;
  readonly tab: (typeof LEFT_TABS)[number];
  readonly number: number | null;
  readonly state: string | null;
}

export interface JobListPage {
  readonly jobs: readonly JobCard[];
  /** How many there are of each group, whatever is sought. */
  readonly groups: Readonly<Record<JobGroup, number>>;
  /** How many match. */
  readonly matched: number;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

export interface InboxAnswers {
  "inbox.get": Inbox;
  "jobs.list": JobListPage;
  "submission.leftAt": null;
  "webhooks.replayParked": { readonly events: number };
}
