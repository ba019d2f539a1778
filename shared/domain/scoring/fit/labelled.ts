/** A picture whose truth is known, with what a model says of it. */
export interface LabelledPicture {
  /** Its name within the labels; decides whether it is fitted to or held out. */
  readonly file: string;
  /** The prompts that are true of it; of every other prompt in the labels it is taken to be false. */
  readonly prompts: readonly string[];
  /** `good`, a reject reason such as `blurred`, `bad` for a fault without a name; null: not said. */
  readonly quality: string | null;
  readonly similarityOf: (text: string) => number;
}

/** A picture asked about one prompt: its cosine to it, and to the contrasts that are fair for it. */
export interface Pair {
  readonly similarity: number;
  readonly contrasts: readonly number[];
}

/** The two figures by which similarities become a probability of relevance. */
export interface RelevanceFit {
  readonly logitScale: number;
  readonly matchFloor: number;
}

/** As `measureRelevance` computes it for a single subject. */
export const relevanceOf = (pair: Pair, { logitScale, matchFloor }: RelevanceFit): number => {
  let total = 1 + Math.exp(logitScale * (matchFloor - pair.similarity));
  for (const contrast of pair.contrasts) total += Math.exp(logitScale * (contrast - pair.similarity));
  return 1 / total;
};
