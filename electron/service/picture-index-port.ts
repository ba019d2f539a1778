/**
 * The index of picture embeddings in the scoring process: what a search, a look for duplicates and a ranker read.
 * It holds the embeddings of the model in use and no others, is filled from the store when it is first asked
 * something, and is filled again after a change of model or the death of the process. Before every answer it takes
 * in what was stored since, so what is committed is found.
 */
import type { FileId, JobId, OwnerId, SubmissionId } from "#shared/domain/ids.ts";
import type { Ranker, TooFew } from "#shared/domain/learning/ranker.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { Decided, Learnt, PackedPictures } from "./learning-port.ts";

/** What a question is about: one of these, or several, whose directions are added. */
export interface Likeness {
  /** Embedded by the text half of the model in use, in several wordings ("a photo of ..."). */
  readonly text?: string;
  /** Files whose embeddings are in the index; they may be found themselves. */
  readonly pictures?: readonly FileId[];
  /** A direction in the space of the model in use; it need not be of unit length. */
  readonly vector?: Float32Array;
}

/** Which rows may be found; every condition that is given must hold. An empty one keeps everything. */
export interface Within {
  readonly ownerId?: OwnerId;
  readonly jobIds?: readonly JobId[];
  /** When the submission was first sent, in seconds since the epoch, both inclusive. */
  readonly submittedFrom?: number;
  readonly submittedTo?: number;
  /** The 16 bytes of each submission's id, one after the other, in any order. */
  readonly submissions?: Uint8Array;
}

export interface Nearest {
  readonly fileId: FileId;
  readonly submissionId: SubmissionId;
  readonly jobId: JobId;
  /** The submission's number within its job. */
  readonly number: number;
  /** The attempt that the file belongs to; a submission that was retried has pictures of earlier ones too. */
  readonly attempt: number;
  /** -1 to 1; exact to about 0.00001. */
  readonly cosine: number;
}

export interface NearestQuery {
  readonly like: Likeness;
  readonly within: Within;
  /** At most this many, 1-5000. */
  readonly limit: number;
  readonly minCosine?: number;
  /** `submission`: only the best picture of each submission's newest indexed attempt. Default `file`. */
  readonly distinct?: "file" | "submission";
}

export interface NearDuplicate extends Nearest {
  /** Bits in which the two 64-bit perceptual hashes differ; 64 where either has none. */
  readonly hashDistance: number;
}

/** Rows whose hash is at most that far away or whose cosine is at least that high. */
export interface NearDuplicateQuery {
  /** A file of the index; it is not found itself. */
  readonly fileId: FileId;
  readonly within: Within;
  readonly maxHashDistance: number;
  readonly minCosine: number;
  /** At most this many, the nearest by hash first, then by cosine. */
  readonly limit: number;
}

/** Why there is no answer now. */
export type NoIndex =
  /** No model is in use, or the one that is does not work. */
  | { readonly kind: "no_model" }
  /** Still being filled: this share (0-1) of what is stored has been read. Ask again, or `await filled()`. */
  | { readonly kind: "filling"; readonly share: number }
  /** Every picture that was asked with is not in the index: never embedded by the model in use. */
  | { readonly kind: "unknown_picture" };

export type IndexAnswer<T> =
  NoIndex | { readonly kind: "found"; readonly model: ModelRef; readonly found: T };

/** Embeddings by file; rows of unit length, `width` floats each, in the order of `fileIds`. */
export interface Vectors {
  readonly fileIds: readonly FileId[];
  readonly width: number;
  readonly rows: Float32Array;
}

/** Every question starts the filling where it is needed. Rejects only when the scorer is closed. */
export interface PictureIndex {
  /** Nearest first; equal cosines in the order they were stored. */
  nearest(query: NearestQuery): Promise<IndexAnswer<readonly Nearest[]>>;
  nearDuplicates(query: NearDuplicateQuery): Promise<IndexAnswer<readonly NearDuplicate[]>>;
  /** Of at most 500 files; those that are not in the index are left out. */
  vectors(fileIds: readonly FileId[]): Promise<IndexAnswer<Vectors>>;
  /** Fits a ranker to decisions on pictures of the index; the embeddings stay where they are. Takes under a second. */
  learn(decided: Decided): Promise<IndexAnswer<Learnt | TooFew>>;
  /** 0-1 for each picture, NaN for those that are not in the index. */
  likelihoods(ranker: Ranker, pictures: PackedPictures): Promise<IndexAnswer<Float32Array>>;
  /** Resolves when everything stored so far is in the index, or no model is in use, or after that time. */
  filled(atMostMs: number): Promise<void>;
}

/** A bounded piece of the stored embeddings of one model, in the order they were stored; columns side by side. */
export interface EmbeddingChunk {
  /** How many rows this piece has. */
  readonly count: number;
  /** Bytes of one embedding; rows of another length are left out. */
  readonly bytes: number;
  readonly vectors: Uint8Array;
  /** 16 bytes each. */
  readonly fileIds: Uint8Array;
  readonly submissionIds: Uint8Array;
  readonly jobIds: Uint8Array;
  readonly ownerIds: Uint8Array;
  readonly attempts: Uint32Array;
  readonly numbers: Uint32Array;
  /** When the submission was first sent, in seconds since the epoch. */
  readonly submittedSeconds: Uint32Array;
  /** 8 bytes each; where there is none, `hashed` is 0. */
  readonly hashes: Uint8Array;
  readonly hashed: Uint8Array;
  /** Where to go on. */
  readonly through: number;
  /** Where the last stored embedding of any model stands: the walk is at its end when `through` has reached it. */
  readonly last: number;
}
