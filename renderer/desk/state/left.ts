/** How a screen stood when somebody left off there, on its way from the inbox back to that screen. */
import type { JobId } from "#shared/domain/ids.ts";

interface Left {
  readonly jobId: JobId;
  readonly tab: string;
  readonly state: string;
}

let left: Left | null = null;

/** To be taken by the screen that opens next. */
export const bringBack = (next: Left | null): void => {
  left = next;
};

/** What that screen wrote, once; null where there is nothing for it. It may be from an earlier version. */
export const takeLeft = (jobId: JobId, tab: string): Readonly<Record<string, unknown>> | null => {
  const found = left;
  left = null;
  if (found === null || found.jobId !== jobId || found.tab !== tab) return null;
  try {
    const state: unknown = JSON.parse(found.state);
    return typeof state === "object" && state !== null ? (state as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
