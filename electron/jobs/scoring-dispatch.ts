import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Ports } from "../service/ports.ts";
import { hastenScoring, scoreWaiting } from "../service/scoring.ts";

/** Submissions handed to the scoring process at once: enough to fill its batches, few enough to stay small. */
const IN_FLIGHT = 24;
/** After a fault the queue is read again this much later. */
const RETRY_MS = 2000;
/** The rate is that of the last minute. */
const RATE_MS = 60_000;
/** Fewer, or in less time, say nothing. */
const RATE_LEAST = { scored: 3, ms: 2000 } as const;
/** What a person looks at is a screen full; of more, the last ones count. */
const MOST_LOOKED_AT = 200;

export interface ScoringDispatch {
  /** Looks at the queue again. */
  wake(): void;
  /** What is in flight is still finished. */
  pause(on: boolean): void;
  /** Those of them that wait are scored before all others, from the next place that gets free. */
  lookAt(ids: readonly SubmissionId[]): void;
  /** Scored in a minute; null until it can be told. */
  perMinute(): number | null;
  /** Nothing waits and nothing is in flight. */
  isIdle(): boolean;
  /** Called whenever the last of what waited was recorded. */
  onIdle(listener: () => void): void;
  /** Resolves when what is in flight has been recorded. */
  stop(): Promise<void>;
}

export interface DispatchOptions {
  readonly paused?: boolean;
  /** How many submissions may be in flight. */
  readonly inFlight?: () => number;
}

/** Keeps the scoring process fed from the store's queue, oldest first. The queue itself is the rows, so nothing is lost. */
export const startScoringDispatch = (ports: Ports, options: DispatchOptions = {}): ScoringDispatch => {
  const most = options.inFlight ?? (() => IN_FLIGHT);
  const inFlight = new Map<SubmissionId, Promise<void>>();
  let lookedAt: readonly SubmissionId[] = [];
  let stopped = false;
  let paused = options.paused ?? false;
  let reading = false;
  let queueEmpty = false;
  let wakes = 0;
  let retry: NodeJS.Timeout | undefined;
  let since = performance.now();
  let finished: number[] = [];
  const idleListeners = new Set<() => void>();

  const hasRoom = (): boolean => !stopped && !paused && inFlight.size < most();

  const fill = async (): Promise<void> => {
    wakes += 1;
    if (reading) return;
    reading = true;
    try {
      let seen: number;
      do {
        seen = wakes;
        if (!hasRoom()) break;
        await beginLookedAt();
        const waiting = await ports.store.views.scoreQueue(most() * 2);
        queueEmpty = waiting.length === 0;
        for (const id of waiting) if (hasRoom() && !inFlight.has(id)) begin(id, 1);
        // Woken again while the queue was read: what is new may not have been in it.
      } while (wakes !== seen);
    } catch (error) {
      ports.log.error({ error }, "The scoring queue could not be read.");
      wakeLater();
    } finally {
      reading = false;
    }
    if (isIdle()) for (const listener of idleListeners) listener();
  };

  /** Each of them once: what does not wait to be scored is dropped. */
  const beginLookedAt = async (): Promise<void> => {
    if (lookedAt.length === 0) return;
    const wanted = lookedAt;
    lookedAt = [];
    const found = await ports.store.reader.submissions(wanted);
    const waiting = found.filter(
      ({ status, scoredAt, waitingFor }) =>
        status === "pending_score" && scoredAt === null && waitingFor === null,
    );
    const left: SubmissionId[] = [];
    for (const { id } of waiting) {
      if (inFlight.has(id)) continue;
      if (hasRoom()) begin(id, 0);
      else left.push(id);
    }
    // Somebody may have looked elsewhere in the meantime.
    if (lookedAt.length === 0) lookedAt = left;
  };

  const begin = (id: SubmissionId, priority: number): void => {
    const work = scoreWaiting(ports, id, priority)
      .then(() => {
        const now = performance.now();
        finished.push(now);
        if ((finished[0] ?? now) < now - 2 * RATE_MS) finished = finished.filter((at) => at > now - RATE_MS);
      })
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

  const isIdle = (): boolean => !stopped && !paused && queueEmpty && inFlight.size === 0;

  const unsubscribe = ports.store.onCommitted((events) => {
    const relevant = events.some(
      ({ event }) => event.type === "submission.received" || event.type === "submission.waiting",
    );
    if (!relevant) return;
    // What came last minute and was scored long ago says nothing of how fast this goes.
    if (queueEmpty && inFlight.size === 0) restartRate();
    queueEmpty = false;
    void fill();
  });
  const restartRate = (): void => {
    since = performance.now();
    finished = [];
  };
  void fill();

  return {
    wake: () => void fill(),
    pause: (on) => {
      if (paused && !on) restartRate();
      paused = on;
      if (!on) void fill();
    },
    lookAt: (ids) => {
      lookedAt = ids.slice(-MOST_LOOKED_AT);
      for (const id of lookedAt) {
        if (!inFlight.has(id)) continue;
        hastenScoring(ports, id).catch((error: unknown) => {
          ports.log.warn(
            { error, submission: id },
            "A picture that is looked at could not be scored earlier.",
          );
        });
      }
      void fill();
    },
    perMinute: () => {
      const now = performance.now();
      const window = Math.min(RATE_MS, now - since);
      const scored = finished.filter((at) => at > now - window).length;
      if (scored < RATE_LEAST.scored || window < RATE_LEAST.ms) return null;
      return (scored * RATE_MS) / window;
    },
    isIdle,
    onIdle: (listener) => void idleListeners.add(listener),
    stop: async () => {
      stopped = true;
      unsubscribe();
      clearTimeout(retry);
      await Promise.all(inFlight.values());
    },
  };
};
