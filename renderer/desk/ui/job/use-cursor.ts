import { useState } from "react";
import type { JobCard } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";

export interface Cursor {
  /** The job that keys act on; null before any was chosen. */
  readonly job: JobCard | null;
  /** The cursor was moved by a key, so its row takes the focus. */
  readonly focused: boolean;
  readonly move: (step: 1 | -1) => void;
  readonly put: (id: JobId) => void;
}

/** One row of several lists, kept by its job: rows that come and go do not move it to another job. */
export const useCursor = (jobs: readonly JobCard[]): Cursor => {
  const [at, setAt] = useState<{ readonly id: JobId; readonly focused: boolean } | null>(null);
  const index = at === null ? -1 : jobs.findIndex((job) => job.id === at.id);
  return {
    job: jobs[index] ?? null,
    focused: at?.focused ?? false,
    move: (step) => {
      const next = jobs[Math.min(jobs.length - 1, Math.max(0, index === -1 ? 0 : index + step))];
      if (next !== undefined) setAt({ id: next.id, focused: true });
    },
    put: (id) => setAt((before) => (before?.id === id ? before : { id, focused: false })),
  };
};
