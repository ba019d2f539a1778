import type { ModelForms } from "#shared/domain/scoring/model-forms.ts";

interface Preparation {
  readonly path: string;
  readonly home: string;
}

/** Which models are to be measured, and which is being. No process, no clock. */
export interface Preparations {
  /** Rejects with a sentence for a person when there is nothing to measure or measuring it ended the process. */
  add(preparation: Preparation): Promise<ModelForms>;
  /** How many wait or are under way. */
  size(): number;
  running(): boolean;
  /** The next one, which is under way from now on; undefined when there is none or one is under way. */
  begin(): Preparation | undefined;
  answered(forms: ModelForms | null, problem: string | null): void;
  /** The process died: measuring ended it, and is not tried again by itself. */
  died(): void;
  /** Rejects all that wait. */
  close(error: Error): void;
}

interface Asked extends Preparation {
  readonly resolve: (forms: ModelForms) => void;
  readonly reject: (error: Error) => void;
}

export const createPreparations = (): Preparations => {
  const waiting: Asked[] = [];
  let current: Asked | null = null;

  const end = (settle: (asked: Asked) => void): void => {
    const asked = current;
    current = null;
    if (asked !== null) settle(asked);
  };

  return {
    add: (preparation) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...preparation, resolve, reject });
      }),
    size: () => waiting.length + (current === null ? 0 : 1),
    running: () => current !== null,
    begin: () => {
      if (current !== null) return undefined;
      current = waiting.shift() ?? null;
      return current ?? undefined;
    },
    answered: (forms, problem) =>
      end(({ resolve, reject }) => {
        if (forms === null) reject(new Error(problem ?? "The model could not be measured."));
        else resolve(forms);
      }),
    died: () =>
      end(({ reject }) => {
        reject(new Error("Measuring the model stopped the scoring process. It is used as it came."));
      }),
    close: (error) => {
      for (const { reject } of waiting.splice(0)) reject(error);
    },
  };
};
