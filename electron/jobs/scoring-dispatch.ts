import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Ports } from "../service/ports.ts";
import { scoreWaiting } from "../service/scoring.ts";

/** Submissions handed to the scoring process at once: enough to fill its batches, few enough to stay small. */
const IN_FLIGHT = 24;
/** After a fault the queue is read again this much later. */
const RETRY_MS = 2000;

export interface ScoringDispatch {
  /** Looks at the queue again. */
  wake(): void;
  pause(on: boolean): void;
  /** Resolves when what is in flight has been recorded. */
  stop(): Promise<void>;
}

/** Keeps the scoring process fed from the store's queue, oldest first. The queue itself is the rows, so nothing is lost. */
export const startScoringDispatch = (ports: Ports): ScoringDispatch => {
  const inFlight = new Map<SubmissionId, Promise<void>>();
  let stopped = false;
  let paused = false;
  let reading = false;
  let wakes = 0;
  let retry: NodeJS.Timeout | undefined;

  const fill = async (): Promise<void> => {
    wakes += 1;
    if (reading) return;
    reading = true;
    try {
      let seen: number;
      do {
        seen = wakes;
        if (stopped || paused || inFlight.size >= IN_FLIGHT) break;
        const waiting = await ports.store.views.scoreQueue(IN_FLIGHT * 2);
        for (const id of waiting) {
          if (inFlight.size >= IN_FLIGHT) break;
          if (!inFlight.has(id)) begin(id);
        }
        // Woken again while the queue was read: what is new may not have been in it.
      } while (wakes !== seen);
    } catch (error) {
      ports.log.error({ error }, "The scoring queue could not be read.");
      wakeLater();
    } finally {
      reading = false;
    }
  };

  const begin = (id: SubmissionId): void => {
    const work = scoreWaiting(ports, id)
      .catch((error: unknown) => {
        if (stopped) return;
        ports.log.error(
          { error, submission: id },
          "A submission could not be scored; it stays in the queue.",
        );
        return new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS));
      })
      .finally(() => {
        inFlight.delete(id);
        void fill();
      });
    inFlight.set(id, work);
  };

  const wakeLater = (): void => {
    clearTimeout(retry);
    retry = setTimeout(() => void fill(), RETRY_MS);
  };

  const unsubscribe = ports.store.onCommitted((events) => {
    const relevant = events.some(
      ({ event }) => event.type === "submission.received" || event.type === "submission.waiting",
    );
    if (relevant) void fill();
  });
  void fill();

  return {
    wake: () => void fill(),
    pause: (on) => {
      paused = on;
      if (!on) void fill();
    },
    stop: async () => {
      stopped = true;
      unsubscribe();
      clearTimeout(retry);
      await Promise.all(inFlight.values());
    },
  };
};
