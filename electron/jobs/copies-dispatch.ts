import { compareAttempt } from "../service/copies/compare.ts";
import type { ToCompare } from "../service/copies-port.ts";
import type { Ports } from "../service/ports.ts";

const AT_ONCE = 32;

export interface CopiesDispatch {
  /** Resolves when the comparison in hand has been recorded, or given up where its picture was still to be examined. */
  stop(): Promise<void>;
}

/**
 * Compares what came in with what was there, one attempt after the other, oldest first. The queue is the rows
 * themselves; what fails stays in it, and is tried again after the next start.
 */
export const startCopiesDispatch = (ports: Ports): CopiesDispatch => {
  const failed = new Set<string>();
  const state = { stopped: false, wakes: 0 };
  let working: Promise<void> | null = null;

  const next = async (): Promise<readonly ToCompare[]> =>
    state.stopped
      ? []
      : (await ports.store.views.toCompare(AT_ONCE + failed.size)).filter(
          (which) => !failed.has(keyOf(which)),
        );

  let giveUp: (reason: Error) => void = () => undefined;
  /** A comparison stays in the queue, so nobody who quits waits for the scoring process to start because of one. */
  const scorer: Ports["scorer"] = {
    ...ports.scorer,
    examine: (request) =>
      new Promise((resolve, reject) => {
        giveUp = reject;
        ports.scorer.examine(request).then(resolve, reject);
      }),
  };

  const compare = async (which: ToCompare): Promise<void> => {
    try {
      if (!state.stopped) await compareAttempt({ ...ports, scorer }, which);
    } catch (error) {
      if (state.stopped) return;
      failed.add(keyOf(which));
      ports.log.error({ error, submission: which.submissionId }, "A submission could not be compared.");
    }
  };

  const work = async (): Promise<void> => {
    let seen: number;
    do {
      seen = state.wakes;
      for (let some = await next(); some.length > 0; some = await next()) {
        for (const which of some) await compare(which);
      }
      // Woken while the last of them was compared: what is new may not have been among them.
    } while (state.wakes !== seen && !state.stopped);
  };

  const wake = (): void => {
    state.wakes += 1;
    working ??= work()
      .catch((error: unknown) => {
        if (!state.stopped) ports.log.error({ error }, "What is to be compared could not be read.");
      })
      .finally(() => {
        working = null;
      });
  };

  const unsubscribe = ports.store.onCommitted((events) => {
    if (events.some(({ event }) => "submissionId" in event && event.type !== "submission.copy_found")) wake();
  });
  wake();

  return {
    stop: async () => {
      state.stopped = true;
      unsubscribe();
      giveUp(new Error("Comparing was stopped."));
      await working;
    },
  };
};

const keyOf = ({ submissionId, attempt }: ToCompare): string => `${submissionId} ${String(attempt)}`;
