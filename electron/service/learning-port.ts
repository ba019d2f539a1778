/** What learning from a person's decisions needs: the decided and the undecided of a job, and a fit over embeddings. */
import type { JobId } from "#shared/domain/ids.ts";
import type { Ranker } from "#shared/domain/learning/ranker.ts";

/** Pictures by the 16 bytes of their file's id, with LEARNING_SIGNALS floats each, in the same order. */
export interface PackedPictures {
  readonly fileIds: Uint8Array;
  readonly signals: Float32Array;
}

/** Relevance, quality and completeness before rounding. */
export const LEARNING_SIGNALS = 3;

/** Pictures that a person decided, the oldest decision first. */
export interface Decided extends PackedPictures {
  /** 1 for approved. */
  readonly approved: Uint8Array;
  /** How many of them the model's verdict says the same of. */
  readonly asVerdict: number;
}

export interface PicturesOfJob extends PackedPictures {
  /** The submissions' numbers, in the same order. */
  readonly numbers: Uint32Array;
}

export interface LearningViews {
  /**
   * The newest `limit` decisions on scored pictures; what was rejected as a copy is left out, as it says nothing of the
   * picture.
   */
  decidedPictures(jobId: JobId, limit: number): Promise<Decided>;
  /** Every scored picture of a job: the first of each submission's latest attempt. */
  picturesOfJob(jobId: JobId): Promise<PicturesOfJob>;
}

export interface Learnt {
  readonly kind: "learnt";
  readonly ranker: Ranker;
}
