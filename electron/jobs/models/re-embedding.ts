import type { ModelsView } from "#shared/contract/model-views.ts";
import type { FileId } from "#shared/domain/ids.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { Ports } from "../../service/ports.ts";
import { embedAgain } from "../../service/embed-again.ts";

/** Few enough that a photo that just came waits no longer than a moment. */
const AT_ONCE = 8;
const PAGE = 200;
/** How often it is looked whether people's work is done. */
const LOOK_MS = 1000;

export interface ReEmbedding {
  /** Another model is in use. */
  wake(): void;
  progress(): ModelsView["looking"];
  /** Resolves when what is in flight has been written or thrown away. */
  stop(): Promise<void>;
}

/**
 * After a change of models: lets the new one look at the pictures that only another has seen, behind everything that
 * waits for a score. What is left to do is told by the rows, so it goes on after a restart.
 */
export const startReEmbedding = (ports: Ports, onChange: () => void): ReEmbedding => {
  let progress: ModelsView["looking"] = null;
  let stopped = false;
  let wakes = 0;
  let rested: (() => void) | null = null;
  let running: Promise<void> | null = null;

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      rested = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const isBusy = async (): Promise<boolean> =>
    ports.scorer.state().kind === "restarting" || (await ports.store.views.scoreQueue(1)).length > 0;

  const walk = async (model: ModelRef, isCurrent: () => boolean): Promise<void> => {
    const total = await ports.store.views.countToEmbed(model);
    let done = 0;
    let after: FileId | null = null;
    const tell = (now: ModelsView["looking"]): void => {
      progress = now;
      onChange();
    };
    if (total > 0) tell({ done, total });
    while (isCurrent() && done < total) {
      const page = await ports.store.views.filesToEmbed(model, after, PAGE);
      if (page.length === 0) break;
      for (let at = 0; at < page.length && isCurrent(); at += AT_ONCE) {
        while (isCurrent() && (await isBusy())) await rest();
        if (!isCurrent()) break;
        const some = page.slice(at, at + AT_ONCE);
        await Promise.all(some.map((file) => embedAgain(ports, model, file)));
        done += some.length;
        tell({ done: Math.min(done, total), total });
      }
      after = page.at(-1)?.id ?? after;
    }
    if (progress !== null) tell(null);
  };

  const run = async (): Promise<void> => {
    let seen: number;
    do {
      seen = wakes;
      const model = ports.models.current();
      const isCurrent = (): boolean => !stopped && wakes === seen;
      if (model !== null && ports.models.judgesAll()) await walk(model, isCurrent);
      else progress = null;
    } while (wakes !== seen && !stopped);
  };

  const wake = (): void => {
    wakes += 1;
    rested?.();
    if (running !== null || stopped) return;
    running = run()
      .catch((error: unknown) => {
        if (!stopped) ports.log.error({ error }, "Pictures could not be looked at by the new model.");
        progress = null;
      })
      .finally(() => {
        running = null;
      });
  };

  return {
    wake,
    progress: () => progress,
    stop: async () => {
      stopped = true;
      rested?.();
      await running;
    },
  };
};
