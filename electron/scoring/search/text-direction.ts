import { toUnitRows } from "../clip/unit-rows.ts";

/** CLIP was trained on captions: a word alone lies further from its pictures than the same word in a sentence. */
const WORDINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `a photo of ${text}`,
  (text) => `a picture of ${text}`,
  (text) => `a close-up photo of ${text}`,
  (text) => `a good photo of ${text}`,
];
const MOST_KEPT = 64;

type EmbedTexts = (texts: readonly string[]) => Promise<Float32Array>;

/** The direction of a text: the mean of its wordings' embeddings, of unit length. Keeps the last few of a model. */
export const createTextDirections = (embed: EmbedTexts): ((text: string) => Promise<Float32Array>) => {
  const kept = new Map<string, Promise<Float32Array>>();

  const compute = async (text: string): Promise<Float32Array> => {
    const rows = await embed(WORDINGS.map((wording) => wording(text)));
    const width = rows.length / WORDINGS.length;
    const sum = new Float32Array(width);
    rows.forEach((value, at) => {
      sum[at % width] = (sum[at % width] ?? 0) + value;
    });
    return toUnitRows(sum, 1);
  };

  return async (text) => {
    const direction = kept.get(text) ?? compute(text);
    // Taken out and put back: the first key is the one unused for longest.
    kept.delete(text);
    kept.set(text, direction);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    try {
      return await direction;
    } catch (error) {
      if (kept.get(text) === direction) kept.delete(text);
      throw error;
    }
  };
};
