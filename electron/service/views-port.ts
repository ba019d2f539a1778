/** Read models: what lists, pages and screens show. Kept apart from the rules' own objects. */
import type { ExportViews } from "./export-port.ts";
import type { InsightsViews } from "./insights-port.ts";
import type { JobListViews, JobOverview } from "./job-list-port.ts";
import type { JobPageViews } from "./job-page-port.ts";
import type { JudgingViews } from "./judging-port.ts";
import type { LearningViews } from "./learning-port.ts";
import type { TriageIndexView, TriageRowView } from "#shared/contract/desk-views.ts";
import type { HistoryStep } from "#shared/contract/history-calls.ts";
import type { Narrowing, TRIAGE_ORDERS } from "#shared/contract/triage-calls.ts";
import type { ListFilter, ListPosition, SubmissionListRow } from "./list-port.ts";
import type { DeskMark } from "#shared/domain/marks.ts";
import type { CopyMark } from "#shared/domain/duplicates/copy.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { FileId, JobId, OwnerId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import type { Job, JobType } from "#shared/domain/job.ts";
import type { LedgerLine } from "#shared/domain/ledger.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { SubmissionStatus } from "#shared/domain/submission.ts";
import type { FileToEmbed } from "./models-port.ts";

/** Where a page of the moderators' queue ended. */
export interface QueuePosition {
  readonly closesAt: Instant;
  readonly id: JobId;
}

export interface SummaryRow {
  readonly type: JobType;
  readonly total: number;
  readonly approved: number;
  /** rejected and retry_pending. */
  readonly rejected: number;
  readonly scored: number;
  readonly starSum: number;
}

/** A row of WURK's list. */
export interface WurkRow {
  readonly id: SubmissionId;
  readonly contentText: string | null;
  readonly fileIds: readonly FileId[];
  readonly winner: boolean;
}

/** Where the last page of jobs ended: newest first, ties by id descending. */
export interface JobPosition {
  readonly createdAt: Instant;
  readonly id: JobId;
}

/** What was learnt of a person is no column; see `triageIndexBy`. */
export type TriageSort = Exclude<(typeof TRIAGE_ORDERS)[number], "likely">;

export interface TriageFilter extends Narrowing {
  readonly jobId: JobId;
  /** Empty means all. */
  readonly statuses: readonly SubmissionStatus[];
  /** 1-5, or 0 for not scored; empty means all. */
  readonly stars: readonly number[];
  readonly reviewed: "all" | "by_person" | "not_yet" | "overrides";
  /** Only what carries one of these marks; left out or empty means all. */
  readonly copies?: readonly CopyMark[] | undefined;
  /** Only what people marked so; left out or empty shows all, but what was skipped stays out of `not_yet`. */
  readonly marks?: readonly DeskMark[] | undefined;
  /** Who "me" is, and when "now"; left out: nobody, and the end of time. */
  readonly asked?: { readonly actor: string; readonly now: Instant } | undefined;
  readonly sort: TriageSort;
}

/** The whole ordered list as submission numbers, and counts beside each filter. */
export type TriageIndex = Omit<TriageIndexView, "canUndo" | "canRedo">;

/** A row of the desk with its picture by content hash instead of an address; null for text alone. */
export interface TriageRow extends Omit<TriageRowView, "thumbnail"> {
  readonly picture: string | null;
}

/** Where a walk over what waits has come to. */
export interface WaitingPosition {
  readonly attemptedAt: Instant;
  readonly id: SubmissionId;
}

export interface WaitingRow extends WaitingPosition {
  readonly jobId: JobId;
  readonly ownerId: OwnerId;
}

/** The window is inclusive in whole seconds. */
export type LedgerFilter = Pick<ListFilter, "ownerId" | "fromSecond" | "toSecond">;

export interface LedgerRow {
  /** Grows with every line that is booked, of whichever owner. */
  readonly seq: number;
  readonly jobId: JobId;
  readonly submissionId: SubmissionId;
  readonly workerId: WorkerId;
  readonly at: Instant;
  readonly kind: LedgerLine["kind"];
  /** Credits, or cents. */
  readonly amount: number;
  readonly cause: LedgerLine["cause"];
}

export interface WorkerStats {
  readonly sent: number;
  readonly approved: number;
}

/** Who takes part in a draw and who does not, read at one moment. */
export interface DrawField {
  /** Every submission that can win: the 16 bytes of each id, ascending, which is the order of their texts too. */
  readonly eligible: Uint8Array;
  /** The others with reason and time, packed as a receipt keeps them. */
  readonly excluded: string;
  /** The number of the job's last event at that moment. */
  readonly lastEvent: number;
}

/** What the receipt of a draw keeps beside its winners. */
export interface DrawDetails {
  readonly algorithm: string;
  readonly commitment: string;
  readonly secret: string;
  /** `DrawField.eligible`, base64. */
  readonly eligible: string;
  readonly excluded: string;
}

export interface StoreViews
  extends JudgingViews, LearningViews, JobPageViews, JobListViews, InsightsViews, ExportViews {
  /** At most `limit` rows after `after`, newest first. */
  listSubmissions(
    filter: ListFilter,
    after: ListPosition | null,
    limit: number,
  ): Promise<readonly SubmissionListRow[]>;
  submissionRow(ownerId: OwnerId, id: SubmissionId): Promise<SubmissionListRow | null>;
  summary(
    filter: Pick<ListFilter, "ownerId" | "jobId" | "fromSecond" | "toSecond">,
  ): Promise<readonly SummaryRow[]>;
  /** Newest first; `page` from 1. */
  wurkPage(
    jobId: JobId,
    page: number,
    pageSize: number,
  ): Promise<{ readonly rows: readonly WurkRow[]; readonly total: number }>;
  /** Whether any job was ever made. */
  hasJobs(): Promise<boolean>;
  /** At most `limit` jobs of an owner after `after`, newest first. */
  jobsPage(ownerId: OwnerId, after: JobPosition | null, limit: number): Promise<readonly Job[]>;
  jobOverviews(): Promise<readonly JobOverview[]>;
  jobOverview(id: JobId): Promise<JobOverview | null>;
  triageIndex(filter: TriageFilter): Promise<TriageIndex>;
  /** The same in descending order of these values; a submission's stands at its number, and NaN comes last. */
  triageIndexBy(filter: Omit<TriageFilter, "sort">, values: Float32Array): Promise<TriageIndex>;
  /** The numbers of what passes, in their own order. */
  numbersInTriage(filter: Omit<TriageFilter, "sort">): Promise<Uint32Array>;
  triageRows(jobId: JobId, numbers: readonly number[]): Promise<readonly TriageRow[]>;
  /** Steps of a job's history before that one, newest first. */
  stepGroups(jobId: JobId, before: number | null, limit: number): Promise<readonly HistoryStep[]>;
  workerStats(ownerId: OwnerId, workerId: WorkerId): Promise<WorkerStats>;
  /** Pending, unscored, not waiting for anybody: what the scorer should take next, oldest first. */
  scoreQueue(limit: number): Promise<readonly SubmissionId[]>;
  /** How many that are, counted up to `most`. */
  scoreQueueLength(most: number): Promise<number>;
  /** Pictures that some model has embedded and this one has not, in id order after that one. */
  filesToEmbed(model: ModelRef, after: FileId | null, limit: number): Promise<readonly FileToEmbed[]>;
  countToEmbed(model: ModelRef): Promise<number>;
  /** Pending and waiting for a model or for credits, oldest first; of one owner, or of all. */
  waitingForModel(
    limit: number,
    after: WaitingPosition | null,
    ownerId: OwnerId | null,
  ): Promise<readonly WaitingRow[]>;
  /** How many of an owner's submissions are in the scorer's queue, counted up to `most`. */
  queuedToScore(ownerId: OwnerId, most: number): Promise<number>;
  /** At most `limit` lines of the ledger before that one, the last booked first. */
  ledgerLines(filter: LedgerFilter, before: number | null, limit: number): Promise<readonly LedgerRow[]>;
  /** Retries whose time is over, jobs whose close or draw is due. */
  lapsedRetries(now: Instant, limit: number): Promise<readonly SubmissionId[]>;
  jobsToClose(now: Instant): Promise<readonly JobId[]>;
  /** Creators' jobs with a reminder due, and those whose window has passed and nobody wrote it down; oldest first. */
  jobsToRemind(now: Instant): Promise<readonly JobId[]>;
  jobsPastDeadline(now: Instant): Promise<readonly JobId[]>;
  /** Jobs of all owners in moderator_selection, oldest deadline first, ties by id. */
  moderationQueue(now: Instant, after: QueuePosition | null, limit: number): Promise<readonly Job[]>;
  drawField(jobId: JobId): Promise<DrawField>;
  /** The public receipt of a draw (shared/domain/draw-receipt.ts) as JSON in UTF-8; null where there is no draw. */
  drawReceipt(jobId: JobId): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Decision steps that people made since then and did not undo. */
  decisionsSince(at: Instant): Promise<number>;
  /** Walks the chains of events; the first event that differs, or null. */
  verifyEvents(): Promise<{ readonly checked: number; readonly firstBad: string | null }>;
}
