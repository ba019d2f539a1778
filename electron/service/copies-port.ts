/** What the store keeps of pictures and texts that were sent more than once. */
import type { Instant } from "#shared/lib/instant.ts";
import type { FileId, JobId, OwnerId, SubmissionId } from "#shared/domain/ids.ts";
import type { CopyFinding, CopyMark, PictureFigures } from "#shared/domain/duplicates/copy.ts";

/** A picture, or the text of an attempt, that was compared. Numbers are given in the order of comparing. */
export interface CopyItem {
  readonly seq: number;
  readonly kind: "picture" | "text";
  readonly ownerId: OwnerId;
  readonly jobId: JobId;
  readonly submissionId: SubmissionId;
  readonly attempt: number;
  /** Null for a text. */
  readonly fileId: FileId | null;
  /** When the attempt was received: the earliest is the original. */
  readonly sentAt: Instant;
  /** SHA-256, hex: the file's, or of the text without case, spaces and signs. */
  readonly digest: string;
  readonly cluster: number | null;
}

export interface NewCopyItem extends Omit<CopyItem, "seq" | "cluster"> {
  /** 8 bytes; null where the picture could not be measured, and for a text. */
  readonly hash: Uint8Array | null;
}

/** `a` was compared before `b`. */
export type CopyPair = { readonly a: number; readonly b: number } & CopyFinding;

export interface CopyCluster {
  readonly id: number;
  /** Submissions that have something in it. */
  readonly size: number;
}

/** An attempt that is still to be compared with what the owner had before. */
export interface ToCompare {
  readonly submissionId: SubmissionId;
  readonly attempt: number;
}

export interface CopyReads {
  /** Of all attempts of a submission. */
  copyItems(submissionId: SubmissionId): Promise<readonly CopyItem[]>;
  copyItemsBySeq(seqs: readonly number[]): Promise<readonly CopyItem[]>;
  copyItemsByFile(fileIds: readonly FileId[]): Promise<readonly CopyItem[]>;
  /** The owner's items with that content, the earliest sent first. */
  copyItemsByContent(
    ownerId: OwnerId,
    kind: CopyItem["kind"],
    digest: string,
    limit: number,
  ): Promise<readonly CopyItem[]>;
  /** Of every item in these clusters, the earliest sent first. */
  copyItemsOfCluster(cluster: number, limit: number): Promise<readonly CopyItem[]>;
  copyCluster(id: number): Promise<CopyCluster | null>;
  copyPairs(seq: number, limit: number): Promise<readonly CopyPair[]>;
  isToCompare(which: ToCompare): Promise<boolean>;
  /** Unit length, little-endian float32, of the model and revision. */
  embeddings(
    fileIds: readonly FileId[],
    model: { readonly id: string; readonly revision: string },
  ): Promise<ReadonlyMap<FileId, Float32Array>>;
}

export interface CopyWrites {
  /** Returns its number. */
  insertCopyItem(item: NewCopyItem): Promise<number>;
  insertCopyPair(pair: CopyPair): Promise<void>;
  insertTextBands(seq: number, keys: readonly number[]): Promise<void>;
  /** Joins these items and all that their clusters hold into one cluster; returns it as it is then. */
  joinCopies(seqs: readonly number[]): Promise<CopyCluster>;
  /** Repeated marks change nothing. */
  markCopy(jobId: JobId, number: number, mark: CopyMark, cluster: number | null): Promise<void>;
  clearCopyMarks(jobId: JobId, number: number): Promise<void>;
  setCompared(which: ToCompare): Promise<void>;
}

export interface LikePicturesQuery {
  readonly ownerId: OwnerId;
  /** `PictureFacts.signature` of the picture that is compared. */
  readonly signature: string;
  /** Looked at besides those whose hash is near: what a model finds alike. */
  readonly candidates: readonly FileId[];
}

/** An item that shows the same picture. */
export interface LikePicture {
  readonly seq: number;
  readonly figures: Omit<PictureFigures, "cosine">;
}

export interface CopyViews {
  /** Of all compared pictures of the owner those that show the same; in the reader worker. */
  likePictures(query: LikePicturesQuery): Promise<readonly LikePicture[]>;
  /** Items that share the most of these bands of a text, the most first; in the reader worker. */
  copyItemsByBands(keys: readonly number[], limit: number): Promise<readonly CopyItem[]>;
  /** The oldest first. */
  toCompare(limit: number): Promise<readonly ToCompare[]>;
}
