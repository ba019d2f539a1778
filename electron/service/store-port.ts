/** What the service needs of its store: the rows, single reads, and one transaction's reads and writes. */
import type { Instant } from "#shared/lib/instant.ts";
import type { DomainEvent } from "#shared/domain/events.ts";
import type {
  EventId,
  FileId,
  JobCode,
  JobId,
  KeyId,
  OwnerId,
  SubmissionId,
  Uuid,
  WorkerId,
} from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import type { LedgerLine } from "#shared/domain/ledger.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { PictureFacts, Score, Stars } from "#shared/domain/scoring/score.ts";
import type { DecisionSnapshot, Submission } from "#shared/domain/submission.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import type { JudgingReads, JudgingWrites } from "./judging-port.ts";
import type { CopyReads, CopyViews, CopyWrites } from "./copies-port.ts";
import type { MarkReads, MarkWrites } from "./marks-port.ts";
import type { PickViews } from "./picking-port.ts";
import type { SealReads, SealWrites } from "./seal-port.ts";
import type { RemoteReads, RemoteWrites } from "./remotes-port.ts";
import type { SearchViews } from "./search-port.ts";
import type { StoreViews } from "./views-port.ts";
import type { WebhookReads, WebhookViews, WebhookWrites } from "./webhooks-port.ts";

export interface Owner {
  readonly id: OwnerId;
  readonly name: string;
  /** Credits that may be used in a month; null is as many as it takes. */
  readonly monthlyCredits: number | null;
}

export interface ApiKey {
  readonly id: KeyId;
  readonly ownerId: OwnerId;
  readonly name: string;
  /** SHA-256 of the key, hex. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}

export interface Worker {
  readonly id: WorkerId;
  readonly ownerId: OwnerId;
  readonly name: string | null;
  readonly createdAt: Instant;
}

/** What a worker's bearer token stands for; stored by its SHA-256. */
export interface WorkerAccess {
  readonly worker: Worker;
  readonly jobId: JobId;
}

/** One uploaded file of one attempt. */
export interface StoredFile {
  readonly id: FileId;
  readonly submissionId: SubmissionId;
  readonly attempt: number;
  /** 0, 1, ... within the attempt. */
  readonly position: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly contentType: string;
  /** As the worker's device named it; shown, never trusted. */
  readonly originalName: string | null;
  /** From the header at upload, after orientation; null for what has no pixels. */
  readonly width: number | null;
  readonly height: number | null;
  /** From the decode; null until examined. */
  readonly facts: PictureFacts | null;
}

export interface Attempt {
  readonly submissionId: SubmissionId;
  readonly attempt: number;
  readonly contentText: string | null;
  readonly receivedAt: Instant;
  readonly scoredAt: Instant | null;
  /** The stars of a score or of a check that rejected; null until then. */
  readonly stars: Stars | null;
  readonly reasoning: string | null;
  readonly score: Score | null;
}

/** One undoable step on one submission. Steps that were made together share `groupId`. */
export interface DecisionStep {
  readonly id: Uuid;
  readonly groupId: Uuid;
  readonly jobId: JobId;
  readonly submissionId: SubmissionId;
  readonly actor: string;
  readonly at: Instant;
  /** What the history shows: "Approved #0414". */
  readonly label: string;
  readonly before: DecisionSnapshot;
  readonly after: DecisionSnapshot;
  readonly undoneAt: Instant | null;
}

/** The record of a winner choice, kept in the same transaction. */
export interface Receipt {
  readonly id: Uuid;
  readonly jobId: JobId;
  readonly at: Instant;
  readonly by: string;
  readonly kind: "chosen" | "drawn" | "settled";
  readonly winners: readonly SubmissionId[];
  readonly winnersNow: number;
  readonly cap: number;
  /** For draws: see API.md, the draw receipt. Null otherwise. */
  readonly details: unknown;
}

export interface FileEmbedding {
  readonly fileId: FileId;
  readonly modelId: string;
  readonly revision: string;
  /** Unit length, little-endian float32. */
  readonly vector: Uint8Array;
}

/** What a request with an Idempotency-Key was answered; `name` is a digest of the key. */
export interface KeptAnswer {
  readonly scopeId: Uuid;
  readonly name: string;
  /** SHA-256, hex. */
  readonly requestHash: string;
  readonly status: number;
  readonly sealedBody: string;
  readonly at: Instant;
}

/** Single short statements; each is a read of its own on the reader connection (or of the open transaction). */
export interface StoreReader
  extends WebhookReads, JudgingReads, CopyReads, SealReads, RemoteReads, MarkReads {
  owner(id: OwnerId): Promise<Owner | null>;
  ownerByName(name: string): Promise<Owner | null>;
  apiKeyByHash(hash: string): Promise<ApiKey | null>;
  apiKeys(ownerId: OwnerId): Promise<readonly ApiKey[]>;
  apiKey(id: KeyId): Promise<ApiKey | null>;
  /** By name. */
  owners(): Promise<readonly Owner[]>;
  job(id: JobId): Promise<Job | null>;
  jobByCode(code: JobCode): Promise<Job | null>;
  submission(id: SubmissionId): Promise<Submission | null>;
  submissions(ids: readonly SubmissionId[]): Promise<readonly Submission[]>;
  submissionByNumber(jobId: JobId, number: number): Promise<Submission | null>;
  attempts(submissionId: SubmissionId): Promise<readonly Attempt[]>;
  attempt(submissionId: SubmissionId, attempt: number): Promise<Attempt | null>;
  filesOf(submissionId: SubmissionId, attempt: number): Promise<readonly StoredFile[]>;
  file(id: FileId): Promise<StoredFile | null>;
  /** Every submission of a selection job that could win or has won, in id order. */
  eligibleSubmissions(jobId: JobId): Promise<readonly Submission[]>;
  worker(id: WorkerId): Promise<Worker | null>;
  workerByTokenHash(hash: string): Promise<WorkerAccess | null>;
  /** Submissions this worker made in this job, newest first. */
  submissionsOfWorker(
    jobId: JobId,
    workerId: WorkerId,
    limit: number,
    /** Only those with a smaller number. */
    before?: number,
  ): Promise<readonly Submission[]>;
  countOfWorker(jobId: JobId, workerId: WorkerId): Promise<number>;
  /** Bytes of all files of a job. */
  jobBytes(jobId: JobId): Promise<number>;
  /** What undo (`done`) or redo (`undone`) would move, in words; null for nothing. Cheap, however large the step. */
  nextStep(jobId: JobId, which: "done" | "undone"): Promise<string | null>;
  /** The first of its steps that are still to be moved, at most `limit`; null for nothing. */
  nextSteps(jobId: JobId, which: "done" | "undone", limit: number): Promise<StepsToMove | null>;
  receipts(jobId: JobId): Promise<readonly Receipt[]>;
  /** Submissions that the job's events after that number speak of; at most `limit`. */
  touchedSince(jobId: JobId, event: number, limit: number): Promise<readonly SubmissionId[]>;
  setting(name: string): Promise<string | null>;
  /** The sum of an owner's ledger lines of that kind in that month (`monthOf`). */
  monthBalance(ownerId: OwnerId, kind: LedgerLine["kind"], month: number): Promise<number>;
  keptAnswer(scopeId: Uuid, name: string): Promise<KeptAnswer | null>;
}

/** One transaction. What is read here is read under the write lock. */
export interface StoreWriter
  extends StoreReader, WebhookWrites, JudgingWrites, CopyWrites, SealWrites, RemoteWrites, MarkWrites {
  /** Lets the event loop turn in the middle of much work; the transaction stays open and other writes wait. */
  pause(): Promise<void>;
  insertOwner(owner: Owner): Promise<void>;
  /** The budget may change; the name never does. */
  saveOwner(owner: Owner): Promise<void>;
  insertApiKey(key: ApiKey): Promise<void>;
  /** Name, scopes and revocation may change; hash and owner never do. */
  saveApiKey(key: ApiKey): Promise<void>;
  insertJob(job: Job): Promise<void>;
  saveJob(job: Job): Promise<void>;
  /** Its title, description and criteria; `saveJob` leaves them as they were. */
  saveBrief(job: Job): Promise<void>;
  /** The next number within the job: 1 for the first. */
  nextNumber(jobId: JobId): Promise<number>;
  insertSubmission(submission: Submission, job: Job): Promise<void>;
  /** Also keeps the daily roll-ups; `before` is what was read in this transaction. */
  saveSubmission(before: Submission, after: Submission, job: Job): Promise<void>;
  insertAttempt(attempt: Attempt): Promise<void>;
  saveAttempt(attempt: Attempt): Promise<void>;
  insertFile(file: StoredFile): Promise<void>;
  saveFileFacts(id: FileId, facts: PictureFacts): Promise<void>;
  saveEmbedding(embedding: FileEmbedding): Promise<void>;
  insertWorker(worker: Worker): Promise<void>;
  insertWorkerToken(hash: string, workerId: WorkerId, jobId: JobId, at: Instant): Promise<void>;
  insertSteps(steps: readonly DecisionStep[]): Promise<void>;
  /** `undoneThrough`: the group is half moved, see `StepsToMove`. */
  markSteps(groupId: Uuid, undoneAt: Instant | null, undoneThrough?: number | null): Promise<void>;
  /** A new step after an undo drops what could have been redone. */
  dropRedo(jobId: JobId): Promise<void>;
  /** Undo stops at a seal: earlier steps stay readable but can no longer be undone. */
  sealSteps(jobId: JobId): Promise<void>;
  insertReceipt(receipt: Receipt): Promise<void>;
  /** Returns them as they stand in the log, in the order given. */
  appendEvents(
    ownerId: OwnerId,
    events: readonly DomainEvent[],
    at: Instant,
  ): Promise<readonly CommittedEvent[]>;
  appendLedger(entry: LedgerEntry): Promise<void>;
  /** Erases what the event log says of a worker's submissions; the chains still verify. Returns how many went. */
  erasePayloads(workerId: WorkerId): Promise<number>;
  setSetting(name: string, value: string): Promise<void>;
  /** Takes the place of an earlier answer of that name. */
  keepAnswer(answer: KeptAnswer): Promise<void>;
  /** Removes at most `limit` answers given until then, the oldest first; returns how many. */
  dropKeptAnswers(until: Instant, limit: number): Promise<number>;
}

/** A part of a step group that undo or redo moves. */
export interface StepsToMove {
  readonly groupId: Uuid;
  readonly label: string;
  /** Of the whole group. */
  readonly size: number;
  readonly steps: readonly DecisionStep[];
  /** Up to where the group's steps are undone once these are moved. */
  readonly undoneThrough: number;
  /** Nothing of the group is left to move after these. */
  readonly isLast: boolean;
}

export interface LedgerEntry {
  readonly ownerId: OwnerId;
  readonly jobId: JobId;
  readonly submissionId: SubmissionId;
  readonly workerId: WorkerId;
  readonly at: Instant;
  readonly lines: readonly LedgerLine[];
}

export interface CommittedEvent {
  readonly id: EventId;
  readonly ownerId: OwnerId;
  readonly at: Instant;
  readonly event: DomainEvent;
}

export interface Store {
  /** Single reads outside any transaction. */
  readonly reader: StoreReader;
  /** Lists, pages, facets, summaries; the long ones run in the reader worker thread. */
  readonly views: StoreViews & WebhookViews & SearchViews & CopyViews & PickViews;
  /**
   * Runs `work` as one transaction; durable when it resolves. Transactions that wait together share one
   * commit. A Refusal as result rolls back like a throw, and is returned. `work` may await nothing but `tx`.
   */
  write<T>(work: (tx: StoreWriter) => Promise<T | Refusal>): Promise<T | Refusal>;
  /** Called after the commit, in commit order. Returns the way to stop listening. */
  onCommitted(listener: (events: readonly CommittedEvent[]) => void): () => void;
  close(): Promise<void>;
}
