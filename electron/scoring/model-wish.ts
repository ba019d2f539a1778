import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { ModelFolderRef } from "./protocol.ts";

const MODEL_KILLS = "The model was set aside: loading it stopped the scoring process twice.";

/** Which model is wanted, which the running process has, and what is wrong with it. No process, no clock. */
export interface ModelWish {
  /** Wants another model from now on; `settled` is called once it is in use or known not to work. */
  want(folder: ModelFolderRef | null, settled: (() => void) | null): void;
  /** The model in use or being loaded; null when there is none or it does not work. */
  inUse(): ModelRef | null;
  problem(): string | null;
  /** Somebody waits to hear whether a model works. */
  awaited(): boolean;
  /** A process was started, with no model in it. */
  started(): void;
  /** What the process should be told to load now; undefined when it has what is wanted. */
  due(): ModelFolderRef | null | undefined;
  /** It was told so. */
  told(): void;
  /** It answered. */
  answered(problem: string | null): void;
  /** The model failed in the middle of its work; the process goes on without it. */
  lost(problem: string): void;
  /** The process died; `loading` when that was while it was loading the model. */
  died(loading: boolean): void;
  /** Tells all who wait, when the process has what is wanted. */
  settle(): void;
}

/** A model that kills the process twice while it is loaded is not loaded a third time, until it is wanted anew. */
export const createModelWish = (): ModelWish => {
  let wanted: ModelFolderRef | null = null;
  /** Counts the wishes, so that an answer about an earlier one is not taken for the present one's. */
  let wish = 0;
  let granted = 0;
  let asked = 0;
  let holdsModel = false;
  let problem: string | null = null;
  let deathsWhileLoading = 0;
  let waiters: (() => void)[] = [];

  return {
    want: (folder, settled) => {
      wanted = folder;
      wish += 1;
      problem = null;
      deathsWhileLoading = 0;
      if (settled !== null) waiters.push(settled);
    },
    inUse: () => (wanted !== null && problem === null ? wanted.ref : null),
    problem: () => problem,
    awaited: () => waiters.length > 0,
    started: () => {
      granted = -1;
      holdsModel = false;
    },
    due: () => {
      if (granted === wish) return undefined;
      const target = problem === null ? wanted : null;
      if (target !== null || holdsModel) return target;
      granted = wish;
      return undefined;
    },
    told: () => {
      asked = wish;
    },
    answered: (found) => {
      granted = asked;
      if (asked !== wish) {
        holdsModel = true;
        return;
      }
      problem = found;
      holdsModel = wanted !== null && found === null;
      deathsWhileLoading = 0;
    },
    lost: (found) => {
      problem = found;
      holdsModel = false;
    },
    died: (loading) => {
      if (!loading || asked !== wish || wanted === null) return;
      deathsWhileLoading += 1;
      if (deathsWhileLoading >= 2) problem = MODEL_KILLS;
    },
    settle: () => {
      if (granted !== wish) return;
      const told = waiters;
      waiters = [];
      for (const settled of told) settled();
    },
  };
};
