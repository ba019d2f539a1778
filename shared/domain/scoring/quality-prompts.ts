/**
 * Antonym pairs after CLIP-IQA (Wang et al., "Exploring CLIP for Assessing the Look and Feel of Images", AAAI 2023):
 * a picture is compared with both, and the softmax of the two says which it looks more like.
 */
export interface QualityPair {
  readonly good: string;
  readonly bad: string;
  /** The reject reason that the bad one speaks for, or null when it names nothing to mend. */
  readonly reason: string | null;
}

export const QUALITY_PAIRS: readonly QualityPair[] = [
  { good: "a good photo", bad: "a bad photo", reason: null },
  { good: "a sharp photo", bad: "a blurry photo", reason: "blurred" },
  { good: "a well-lit photo", bad: "a dark photo", reason: "too_dark" },
  { good: "a well-exposed photo", bad: "an overexposed photo", reason: "overexposed" },
  { good: "a clean photo", bad: "a noisy photo", reason: "noisy" },
];
