import { addMs, DAY, HOUR, type Instant } from "#shared/lib/instant.ts";
import type { Clock, Log } from "../service/ports.ts";

/** After the start other things come first. */
const FIRST_AFTER_MS = HOUR / 12;

export interface UpkeepParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Deletes stored files that no row names and that were last kept before that moment. */
  readonly sweep: (olderThan: Instant) => Promise<{ readonly files: number; readonly bytes: number }>;
}

/** Once a day: files left behind by uploads that were never acknowledged are removed after a day of grace. */
export const startUpkeep = ({ clock, log, sweep }: UpkeepParts): { stop(): Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = sweep(addMs(clock.now(), -DAY)).then(
      ({ files, bytes }) => {
        if (files > 0) log.info({ files, bytes }, "Files that belong to no submission were removed.");
      },
      (error: unknown) => {
        log.error({ error }, "Files that belong to no submission could not be looked for.");
      },
    );
  };
  const first = setTimeout(run, FIRST_AFTER_MS);
  const daily = setInterval(run, DAY);
  return {
    stop: async () => {
      clearTimeout(first);
      clearInterval(daily);
      await running;
    },
  };
};
