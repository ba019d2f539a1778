import { addMs, DAY, HOUR, type Instant } from "#shared/lib/instant.ts";
import type { Clock, Log } from "../service/ports.ts";

/** After the start other things come first. */
const FIRST_AFTER_MS = HOUR / 12;

export interface UpkeepParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Deletes stored files that no row names and that were last kept before that moment. */
  readonly sweep: (olderThan: Instant) => Promise<{ readonly files: number; readonly bytes: number }>;
  /** Removes the answers that are no longer given to repeated requests. */
  readonly forgetAnswers: () => Promise<number>;
  /** Removes webhook events that were delivered long ago. */
  readonly removeEvents: () => Promise<number>;
}

/**
 * Once a day: files left behind by uploads that were never acknowledged are removed after a day of grace, and webhook
 * events after their 30 days. Once an hour: answers kept for repeated requests are removed after their day.
 */
export const startUpkeep = ({
  clock,
  log,
  sweep,
  forgetAnswers,
  removeEvents,
}: UpkeepParts): { stop(): Promise<void> } => {
  let sweeping: Promise<void> = Promise.resolve();
  let forgetting: Promise<void> = Promise.resolve();
  let removing: Promise<void> = Promise.resolve();
  const sweepFiles = (): void => {
    sweeping = sweep(addMs(clock.now(), -DAY)).then(
      ({ files, bytes }) => {
        if (files > 0) log.info({ files, bytes }, "Files that belong to no submission were removed.");
      },
      (error: unknown) => {
        log.error({ error }, "Files that belong to no submission could not be looked for.");
      },
    );
  };
  const forget = (): void => {
    forgetting = forgetAnswers().then(
      () => undefined,
      (error: unknown) => {
        log.error({ error }, "Answers kept for repeated requests could not be removed.");
      },
    );
  };
  const remove = (): void => {
    removing = removeEvents().then(
      () => undefined,
      (error: unknown) => {
        log.error({ error }, "Webhook events that were delivered long ago could not be removed.");
      },
    );
  };
  const everyDay = (): void => {
    sweepFiles();
    remove();
  };
  const first = setTimeout(() => {
    everyDay();
    forget();
  }, FIRST_AFTER_MS);
  const daily = setInterval(everyDay, DAY);
  const hourly = setInterval(forget, HOUR);
  return {
    stop: async () => {
      clearTimeout(first);
      clearInterval(daily);
      clearInterval(hourly);
      await Promise.all([sweeping, forgetting, removing]);
    },
  };
};
