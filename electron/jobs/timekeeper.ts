import { SECOND } from "#shared/lib/instant.ts";
import { recordDeadlines } from "../service/deadlines.ts";
import { watchBudgets } from "../service/release-waiting.ts";
import type { Ports } from "../service/ports.ts";

/** How far after its moment a close may be written down; what is read does not wait for it. */
const TICK_MS = 5 * SECOND;

export interface Timekeeper {
  /** Records what is due now; used after sleep and by tests. */
  tick(): Promise<void>;
  /** Runs work during which nothing is written down, such as making jobs that lie in the past. */
  holdDuring<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** Writes down what the clock has brought about, at once and then every few seconds; a new month brings credits. */
export const startTimekeeper = (ports: Ports): Timekeeper => {
  const releaseWithinBudgets = watchBudgets(ports);
  let running = Promise.resolve();
  const tick = (): Promise<void> => {
    running = running
      .then(() => recordDeadlines(ports))
      .catch((error: unknown) => {
        ports.log.error({ error }, "Deadlines could not be recorded; trying again.");
      })
      .then(releaseWithinBudgets)
      .catch((error: unknown) => {
        ports.log.error({ error }, "What waits for credits could not be looked at; trying again.");
      });
    return running;
  };
  const timer = setInterval(() => void tick(), TICK_MS);
  void tick();
  return {
    tick,
    holdDuring: (work) => {
      const held = running.then(work);
      running = held.then(
        () => undefined,
        () => undefined,
      );
      return held;
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
