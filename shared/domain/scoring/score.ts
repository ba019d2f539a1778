import type { Saying } from "./saying.ts";

/** A rating of one to five whole stars. */
export type Stars = 1 | 2 | 3 | 4 | 5;

export const DIMENSIONS = ["relevance", "quality", "completeness"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How much each dimension counts in the mean; any non-negative numbers, not all zero. */
export type Weights = Readonly<Record<Dimension, number>>;

/** Which model made a score: its id, pinned revision and whether it is the practice model. */
export interface ModelRef {
  readonly id: string;
  readonly revision: string;
  readonly practice: boolean;
}

export const isSameModel = (a: ModelRef | null, b: ModelRef | null): boolean =>
  a !== null && b !== null && a.id === b.id && a.revision === b.revision && a.practice === b.practice;

/** What one decode of a picture measures, before any model sees it. */
export interface PictureFacts {
  /** Pixels after EXIF orientation was applied. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation as stored, 1-8; 1 when absent. */
  readonly orientation: number;
  /** Media type by content, e.g. `image/jpeg`. */
  readonly contentType: string;
  /** EXIF DateTimeOriginal in ms since the epoch (local time read as UTC), or null. */
  readonly capturedAt: number | null;
  /** 64-bit DCT perceptual hash as 16 hex characters. */
  readonly perceptualHash: string;
  /** 0-100, from the variance of the Laplacian at the analysis size; above about 45 looks sharp. */
  readonly sharpness: number;
  /** Shares (0-1) of pixels clipped to black and to white. */
  readonly clippedDark: number;
  readonly clippedBright: number;
  /** Mean luma, 0-1. */
  readonly brightness: number;
  /** Estimated noise as standard deviation of luma, 0-1 (Immerkaer). */
  readonly noise: number;
  /** What the camera wrote into the file; null for nothing, absent from pictures examined before it was read. */
  readonly camera?: CameraFacts | null;
  /** What copies are found by (duplicates/signature.ts), base64; absent from pictures examined before there was one. */
  readonly signature?: string;
}

/** From a file's EXIF block; each null where it says nothing. Whatever a sender wrote there: it proves nothing. */
export interface CameraFacts {
  readonly camera: string | null;
  readonly lens: string | null;
  readonly exposureSeconds: number | null;
  /** The f-number. */
  readonly aperture: number | null;
  readonly iso: number | null;
  /** In millimetres, of the lens itself. */
  readonly focalLength: number | null;
  /** Whether it says where it was taken; where is not kept. */
  readonly hasLocation: boolean;
}

/** A line of evidence: signed from -1 (against) to 1 (for), with the words shown beside its bar. */
export interface Evidence {
  readonly dimension: Dimension;
  readonly label: string;
  readonly value: number;
  readonly detail: string;
  /** The reject reason this line speaks for when it is negative, a code of `reject-reasons.ts`. */
  readonly reason?: string;
  /** What would lift this line, with its figures, in words for the worker. */
  readonly remedy?: string;
}

/** A score as stored: stars, how they came to be, and everything needed to compute them again. */
export interface Score {
  readonly stars: Stars;
  /** Weighted mean of the dimensions before rounding and penalties, 1-5. */
  readonly mean: number;
  /** Each dimension before rounding, 1-5. */
  readonly relevance: number;
  readonly quality: number;
  readonly completeness: number;
  /** 0-1: how far the mean is from the job's threshold and how decided the evidence is. */
  readonly confidence: number;
  readonly reasoning: string;
  /** For a rejection: what would lift the score, in words for the worker. Null when nothing would. */
  readonly feedback: string | null;
  /** Reasoning and feedback by code and figures. Absent from scores made before they were kept so. */
  readonly said?: { readonly reasoning: readonly Saying[]; readonly feedback: readonly Saying[] | null };
  /** The code of the reason that the weakest evidence suggests for a rejection, e.g. `blurred`. */
  readonly suggestedReason: string | null;
  readonly evidence: readonly Evidence[];
  readonly model: ModelRef | null;
  readonly promptSetVersion: string;
  /** Raw signals: one entry per file of the attempt. */
  readonly signals: readonly FileSignals[];
  /** What the arithmetic was given besides. Absent from scores made before it was kept. */
  readonly basis?: ScoreBasis;
}

/** With the prompt set and the calibration by their ids, all that a score can be computed again from. */
export interface ScoreBasis {
  readonly weights: Weights;
  readonly minStarRating: number;
  readonly calibrationId: string;
}

/** The raw signals of one file: its measurements and its cosine to each prompt of the set, in order. */
export interface FileSignals {
  readonly facts: PictureFacts;
  readonly similarities: readonly number[];
}
