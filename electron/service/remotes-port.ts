/** What working with remotes needs from outside: their rows, requests to them, and a place for their keys. */
import type { Brand } from "#shared/lib/brand.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { JobId, OwnerId, SubmissionId, Uuid } from "#shared/domain/ids.ts";
import type { RateLimit } from "#shared/domain/limits.ts";
import type { Arrivals, ListedPage, PageWalk } from "#shared/domain/sync/page-walk.ts";
import type { ChoiceAnswer } from "#shared/domain/sync/remote-winners.ts";
import type { RequestLane } from "#shared/domain/sync/request-lane.ts";
import type { ConflictChoice, WinnerConflict } from "#shared/domain/sync/winner-conflict.ts";

export type RemoteId = Brand<Uuid, "RemoteId">;

export const DIALECTS = ["firsthand", "wurk"] as const;
export type Dialect = (typeof DIALECTS)[number];

/** `list` reads, `choose` sends winners; each has a limit of its own at the remote. */
export const LANE_NAMES = ["list", "choose"] as const;
export type LaneName = (typeof LANE_NAMES)[number];

/** A key of a remote as it is stored; whoever sealed it can open it again. */
export interface SealedKey {
  /** `system`: the operating system's own store. `file`: a key file beside or outside the data folder. */
  readonly by: "system" | "file";
  readonly text: string;
}

export interface Remote {
  readonly id: RemoteId;
  /** Its jobs belong to an owner of their own. */
  readonly ownerId: OwnerId;
  readonly name: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly dialect: Dialect;
  readonly key: SealedKey;
  readonly rates: Readonly<Record<LaneName, RateLimit>>;
  readonly lanes: Readonly<Record<LaneName, RequestLane>>;
  readonly createdAt: Instant;
  readonly removedAt: Instant | null;
  /** In a row; a request that is answered ends them. */
  readonly failures: number;
  /** It is left alone until then. */
  readonly notBefore: Instant | null;
  readonly reachedAt: Instant | null;
  readonly trouble: Trouble | null;
}

/** What is wrong with a remote or a job of it, in words. */
export interface Trouble {
  readonly code: FaultKind;
  readonly message: string;
  readonly since: Instant;
}

/** Where reading a job stands. */
export interface ReadProgress {
  /** Walks begun so far. */
  readonly walks: number;
  readonly walk: PageWalk | null;
  /** The rows that the last finished walk began with. */
  readonly top: readonly string[];
  readonly arrivals: Arrivals;
  readonly totalPages: number | null;
  readonly pageSize: number;
  /** When the list was last read to its end, and when that reading began. */
  readonly wholeAt: Instant | null;
  readonly wholeBegan: Instant | null;
  /** FirstHand: the cursor of the next page, where its window begins, and the rows read of it. */
  readonly cursor: string | null;
  readonly windowStart: Instant | null;
  readonly rowsRead: number;
  /** FirstHand: the newest `submitted_at` of the reads that were finished, and of this one. */
  readonly readTo: Instant | null;
  readonly newest: Instant | null;
  /** The list is read to its end for a push that begins, whatever is known. */
  readonly wholeWanted: boolean;
}

export interface RemoteJob {
  readonly jobId: JobId;
  readonly remoteId: RemoteId;
  /** As the remote names it. */
  readonly remoteKey: string;
  readonly addedAt: Instant;
  /** When its list is read next. */
  readonly dueAt: Instant;
  readonly readAt: Instant | null;
  readonly progress: ReadProgress;
  readonly trouble: Trouble | null;
  /** When the person was told that its winners may come too late. */
  readonly warnedAt: Instant | null;
}

/** A submission as the remote lists it. */
export interface RemoteRow {
  readonly remoteKey: string;
  readonly contentText: string | null;
  readonly workerKey: string | null;
  readonly submittedAt: Instant | null;
  readonly urls: readonly string[];
  readonly winner: boolean;
  /** The remote's own word on it; null where the dialect has none. */
  readonly status: string | null;
  readonly stars: number | null;
  readonly reasoning: string | null;
}

export interface RemoteSubmission extends RemoteRow {
  readonly jobId: JobId;
  readonly submissionId: SubmissionId | null;
  readonly walk: number;
  readonly place: number;
  readonly seenAt: Instant;
  readonly tries: number;
  readonly nextTryAt: Instant | null;
  readonly problem: string | null;
}

/** How far the push of a plan is. */
export interface PushProgress {
  /** The list was read whole after the seal, and nobody else had chosen. */
  readonly wholeDone: boolean;
  /** Only a whole reading that began after this counts; null is after the seal. */
  readonly readSince: Instant | null;
  /** The remote answered that it takes no more: why is found by reading. */
  readonly refused: boolean;
  readonly readBack: ReadBack | null;
  /** Winners of the job at the remote, as last said or read. */
  readonly winnersNow: number;
}

/** Looking for a batch on the pages that hold it. */
export interface ReadBack {
  readonly position: number;
  /** Still to be looked at, and looked at already. */
  readonly pages: readonly number[];
  readonly looked: readonly number[];
  /** Remote ids that were not seen yet. */
  readonly missing: readonly string[];
  /** The answer that led here; null when it was lost. */
  readonly answer: ChoiceAnswer | null;
}

export interface RemotePush {
  readonly planId: Uuid;
  readonly jobId: JobId;
  readonly progress: PushProgress;
}

export interface RemoteConflict {
  readonly id: Uuid;
  readonly jobId: JobId;
  readonly planId: Uuid;
  readonly at: Instant;
  readonly conflict: WinnerConflict;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly choice: ConflictChoice | null;
}

export interface RemoteReads {
  /** By name, without those that were removed. */
  remotes(): Promise<readonly Remote[]>;
  remote(id: RemoteId): Promise<Remote | null>;
  remoteJobs(remoteId: RemoteId): Promise<readonly RemoteJob[]>;
  remoteJob(jobId: JobId): Promise<RemoteJob | null>;
  remoteJobByKey(remoteId: RemoteId, remoteKey: string): Promise<RemoteJob | null>;
  remoteSubmission(jobId: JobId, remoteKey: string): Promise<RemoteSubmission | null>;
  /** Those of these keys that are known. */
  remoteSubmissions(jobId: JobId, remoteKeys: readonly string[]): Promise<readonly RemoteSubmission[]>;
  remoteSubmissionOf(submissionId: SubmissionId): Promise<RemoteSubmission | null>;
  /** Winners at the remote. */
  remoteWinners(jobId: JobId): Promise<readonly RemoteSubmission[]>;
  /** Rows of the job, and of them those whose files are still to come. */
  remoteCounts(
    jobId: JobId,
  ): Promise<{ readonly rows: number; readonly toFetch: number; readonly failed: number }>;
  /** How many rows of the job stand before this one, newest first. */
  remotePosition(jobId: JobId, walk: number, place: number): Promise<number>;
  /** Rows whose files may be fetched now, longest waiting first. */
  filesToFetch(now: Instant, limit: number): Promise<readonly RemoteSubmission[]>;
  nextFileAt(): Promise<Instant | null>;
  remotePush(planId: Uuid): Promise<RemotePush | null>;
  openConflicts(): Promise<readonly RemoteConflict[]>;
  remoteConflict(id: Uuid): Promise<RemoteConflict | null>;
  openConflictOf(jobId: JobId): Promise<RemoteConflict | null>;
}

export interface RemoteWrites {
  insertRemote(remote: Remote): Promise<void>;
  /** All but its id, owner and dialect may change. */
  saveRemote(remote: Remote): Promise<void>;
  insertRemoteJob(job: RemoteJob): Promise<void>;
  saveRemoteJob(job: RemoteJob): Promise<void>;
  /** A new row, or the same one as it is now. */
  putRemoteSubmission(row: RemoteSubmission): Promise<void>;
  putRemotePush(push: RemotePush): Promise<void>;
  putRemoteConflict(conflict: RemoteConflict): Promise<void>;
  /** What the remote says its cap is; never below the winners that are recorded. */
  saveCap(jobId: JobId, cap: number): Promise<void>;
}

export const FAULT_KINDS = [
  /** No connection, no answer in time, or the answer was cut. */
  "unreachable",
  /** 5xx. */
  "failing",
  /** 429. */
  "limited",
  /** The answer is not what the dialect says. */
  "unreadable",
  /** 401: the key is not (or no longer) good. */
  "unauthorized",
  /** 403, 404: not this key's job, or no such job. */
  "not_reachable_job",
  /** 400. */
  "rejected",
  /** 409: the cap is reached. */
  "cap_reached",
  /** The key cannot be opened on this machine. */
  "key_missing",
  /** Winnow ends: nothing is known of the remote by that. */
  "stopped",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A request that was not answered as hoped. Values, not throws: most of them are everyday. */
export interface RemoteFault {
  readonly kind: "fault";
  readonly fault: FaultKind;
  readonly message: string;
  /** Of a 429, where it said so. */
  readonly retryAfterMs: number | null;
  /** Whether the request may have been carried out all the same. */
  readonly mayHaveArrived: boolean;
}

export const isFault = (value: unknown): value is RemoteFault =>
  typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "fault";

/** Where requests of a job go, with the key opened. */
export interface RemoteAddress {
  readonly baseUrl: string;
  readonly key: string;
}

/** Asked before a request is repeated at once; false when the lane has no room for it now. */
export type TakeTurn = () => Promise<boolean>;

export interface WurkPage extends ListedPage {
  readonly rows: readonly RemoteRow[];
}

export interface FirstHandPage {
  readonly rows: readonly RemoteRow[];
  readonly nextCursor: string | null;
}

/** The far end's calls (electron/sync). */
export interface RemoteCalls {
  wurkPage(to: RemoteAddress, jobKey: string, page: number, again: TakeTurn): Promise<WurkPage | RemoteFault>;
  firstHandPage(
    to: RemoteAddress,
    query: { readonly jobKey: string; readonly start: Instant; readonly cursor: string | null },
    again: TakeTurn,
  ): Promise<FirstHandPage | RemoteFault>;
  /** At most ten ids of the remote. Never repeated by itself. */
  chooseWinners(
    to: RemoteAddress,
    jobKey: string,
    ids: readonly string[],
  ): Promise<ChoiceAnswer | RemoteFault>;
  /** Whether the key opens anything: a read that changes nothing. */
  tryKey(to: RemoteAddress, dialect: Dialect): Promise<null | RemoteFault>;
  /** A file of a submission, as it comes; after a cut it goes on where it broke off. */
  download(to: Pick<RemoteAddress, "baseUrl">, url: string, stop: AbortSignal): Download;
}

export interface Download {
  /** Ends early, by a throw, where there is a fault. */
  readonly bytes: AsyncIterable<Uint8Array>;
  fault(): RemoteFault | null;
}

/** Keeps keys of remotes so that only this machine can open them. */
export interface KeyKeeper {
  /** Where it lies is as readable as the data itself: there is no store of the system's. */
  readonly plain: boolean;
  seal(key: string): Promise<SealedKey>;
  /** Null when it was sealed elsewhere. */
  open(sealed: SealedKey): Promise<string | null>;
}
