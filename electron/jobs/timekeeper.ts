import { SECOND } from "#shared/lib/instant.ts";
import { recordDeadlines } from "../service/deadlines.ts";
import type { Ports } from "../service/ports.ts";

/** How far after its moment a close may be written down; what is read does not wait for it. */
const TICK_MS = 5 * SECOND;

export interface Timekeeper {
  /** Records what is due now; used after sleep and by tests. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** Writes down what the clock has brought about, at once and then every few seconds. */
export const startTimekeeper = (ports: Ports): Timekeeper => {
  let running = Promise.resolve();
  const tick = (): Promise<void> => {
    running = running
      .then(() => recordDeadlines(ports))
      .catch((error: unknown) => {
        ports.log.error({ error }, "Deadlines could not be recorded; trying again.");
      });
    return running;
  };
  const timer = setInterval(() => void tick(), TICK_MS);
  void tick();
  return {
    tick,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
