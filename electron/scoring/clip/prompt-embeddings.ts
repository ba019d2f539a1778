import type { PromptTexts } from "../../service/examination-port.ts";

/** Sets of prompts kept; a job's takes about 100 KB. */
const MOST_SETS = 64;

export interface PromptEmbeddings {
  /** Unit-length rows, one per prompt in order. Embeds a set the first time its id is seen. */
  rowsFor(prompts: PromptTexts): Promise<Float32Array>;
}

/** Keeps the most recently used prompt sets of one loaded model. A set that failed is tried again the next time. */
export const createPromptEmbeddings = (
  embed: (texts: readonly string[]) => Promise<Float32Array>,
): PromptEmbeddings => {
  const kept = new Map<string, Promise<Float32Array>>();
  return {
    rowsFor: async (prompts) => {
      const known = kept.get(prompts.id);
      const rows =
        known ?? (prompts.texts.length === 0 ? Promise.resolve(new Float32Array()) : embed(prompts.texts));
      // Taken out and put back: a Map keeps insertion order, so the first key is the one unused for longest.
      kept.delete(prompts.id);
      kept.set(prompts.id, rows);
      const [oldest] = kept.keys();
      if (kept.size > MOST_SETS && oldest !== undefined) kept.delete(oldest);
      try {
        return await rows;
      } catch (error) {
        if (kept.get(prompts.id) === rows) kept.delete(prompts.id);
        throw error;
      }
    },
  };
};
