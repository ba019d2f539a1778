/** Lists of jobs, for the desk: every job is looked at in the reader worker, and only the rows shown are read whole. */
import type { Job, JobType } from "#shared/domain/job.ts";
import type { JobGroup, JobSort } from "#shared/domain/job-standing.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";

export interface JobOverview {
  readonly job: Job;
  readonly ownerName: string;
  /** Waiting in the scorer's queue, waiting for the model, waiting for a person. */
  readonly toScore: number;
  readonly waitingForModel: number;
  readonly waitingForPerson: number;
  /** Not yet decided by a person. */
  readonly toReview: number;
  readonly reviewed: number;
  /** How many have one star, two, to five. */
  readonly stars: readonly number[];
  /** Up to three newest pictures, by content hash. */
  readonly pictures: readonly string[];
}

export interface JobListQuery {
  readonly now: Instant;
  readonly group: JobGroup;
  /** Each has to be in the name, the creator's name, the code or the brief; empty seeks nothing. */
  readonly words: string;
  /** Empty means all. */
  readonly types: readonly JobType[];
  readonly sort: JobSort;
  /** The last page's `next`. */
  readonly after: string | null;
  readonly limit: number;
}

export interface JobListRows {
  readonly rows: readonly JobOverview[];
  /** How many there are of each group, whatever is sought. */
  readonly groups: Readonly<Record<JobGroup, number>>;
  readonly matched: number;
  readonly next: string | null;
}

export interface InboxQuery {
  readonly now: Instant;
  /** At most so many of what needs somebody, and of what was missed. */
  readonly rows: number;
  /** At most so many of what needs nobody. */
  readonly aside: number;
}

export interface InboxRows {
  readonly needsYou: readonly JobOverview[];
  readonly needsYouTotal: number;
  readonly missed: readonly JobOverview[];
  readonly missedTotal: number;
  readonly quiet: readonly JobOverview[];
  readonly quietTotal: number;
  readonly settled: readonly JobOverview[];
  readonly settledTotal: number;
  readonly nextDeadline: Instant | null;
  /** Submissions of open jobs that wait for a model or for credits. */
  readonly waitingForModel: readonly { readonly ownerId: OwnerId; readonly amount: number }[];
}

export interface JobListViews {
  jobList(query: JobListQuery): Promise<JobListRows>;
  inboxRows(query: InboxQuery): Promise<InboxRows>;
}
