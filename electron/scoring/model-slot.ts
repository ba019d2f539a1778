import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { PromptTexts } from "../service/examination-port.ts";
import { inspectModelFolder } from "./clip/model-folder.ts";
import { openModelPool, type ModelPool } from "./clip/model-pool.ts";
import { createPromptEmbeddings } from "./clip/prompt-embeddings.ts";
import { folderInForm } from "./forms/folder-form.ts";
import { messageOf } from "./message-of.ts";
import type { ModelToLoad } from "./protocol.ts";

/** A loaded model with what belongs to it alone. */
export interface LoadedModel {
  readonly ref: ModelRef;
  readonly pool: ModelPool;
  promptRows(prompts: PromptTexts): Promise<Float32Array>;
}

/** The model of this process: at most one at a time. */
export interface ModelSlot {
  current(): LoadedModel | null;
  /** Loads a folder in place of the present model. Answers a sentence when it does not work, and has none then. */
  use(folder: ModelToLoad | null, workers: number): Promise<string | null>;
  /** Gives a model up that failed in the middle of its work. */
  lose(model: LoadedModel, error: unknown): void;
}

interface SlotOptions {
  readonly workerEntry: URL;
  readonly onCrash: (reason: string) => void;
  readonly onLost: (problem: string) => void;
}

export const createModelSlot = ({ workerEntry, onCrash, onLost }: SlotOptions): ModelSlot => {
  let loaded: LoadedModel | null = null;
  return {
    current: () => loaded,
    use: async (wanted, workers) => {
      const previous = loaded;
      loaded = null;
      await previous?.pool.close();
      if (wanted === null) return null;
      try {
        const found = await inspectModelFolder(wanted.path);
        const folder = wanted.form === undefined ? found : await folderInForm(found, wanted.form);
        const pool = await openModelPool({ folder, withText: true, workers, workerEntry, onCrash });
        const embeddings = createPromptEmbeddings((texts) => pool.embedTexts(texts));
        loaded = { ref: wanted.ref, pool, promptRows: (prompts) => embeddings.rowsFor(prompts) };
        return null;
      } catch (error) {
        return messageOf(error);
      }
    },
    lose: (model, error) => {
      if (loaded !== model) return;
      loaded = null;
      void model.pool.close();
      onLost(`The model stopped working: ${messageOf(error)}`);
    },
  };
};
