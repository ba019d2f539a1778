import { access } from "node:fs/promises";
import { MEDIA_SIZE } from "#shared/contract/media.ts";
import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Ports } from "../service/ports.ts";
import type { StoredFile } from "../service/store-port.ts";

/** Behind everything that waits for a score; what somebody looks at comes before what is made for later. */
const PRIORITY = { lookedAt: 2, later: 3 } as const;
const MOST_REMEMBERED = 500;
const MOST_LOOKED_AT = 12;
const PREVIEW = MEDIA_SIZE.preview ?? 1600;
/** Previews can be made at any time, uploads can't wait for space: so much more than what uploads need is left. */
const SPARE_BYTES = 1_000_000_000;

export interface PreviewsAhead {
  lookAt(ids: readonly SubmissionId[]): void;
  /** Nothing waits to be scored: previews may be made. */
  wake(): void;
  /** Resolves when what is being made has been written. */
  stop(): Promise<void>;
}

/**
 * Makes the large previews before anybody asks for them: of what a person looks at, and, when nothing waits for a
 * score, of what was scored last. One at a time; what is missing is made when it is opened, as ever.
 */
export const startPreviewsAhead = (ports: Ports, mayWork: () => boolean): PreviewsAhead => {
  let lookedAt: readonly SubmissionId[] = [];
  let scored: SubmissionId[] = [];
  let stopped = false;
  let running: Promise<void> | null = null;

  const unsubscribe = ports.store.onCommitted((events) => {
    const ids = events.flatMap(({ event }) =>
      event.type === "submission.scored" ? [event.submissionId] : [],
    );
    if (ids.length > 0) scored = [...scored, ...ids].slice(-MOST_REMEMBERED);
  });

  const next = (): readonly [SubmissionId, number] | null => {
    const [first, ...others] = lookedAt;
    if (first !== undefined) {
      lookedAt = others;
      return [first, PRIORITY.lookedAt];
    }
    const last = mayWork() ? scored.pop() : undefined;
    return last === undefined ? null : [last, PRIORITY.later];
  };

  const make = async (file: StoredFile, priority: number): Promise<void> => {
    if (!file.contentType.startsWith("image/")) return;
    const path = ports.files.derivedPath(file.sha256, PREVIEW);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (!isThere) await ports.scorer.preview(ports.files.pathOf(file.sha256), path, PREVIEW, priority);
  };

  const work = async (): Promise<void> => {
    for (let due = next(); due !== null; due = next()) {
      const [id, priority] = due;
      if ((await ports.files.freeBytes()) < ports.settings.minFreeBytes + SPARE_BYTES) return;
      const submission = await ports.store.reader.submission(id);
      if (submission === null) continue;
      for (const file of await ports.store.reader.filesOf(id, submission.attempt)) {
        if (stopped) return;
        await make(file, priority);
      }
    }
  };

  const start = (): void => {
    if (stopped || running !== null) return;
    running = work()
      .catch((error: unknown) => {
        if (!stopped)
          ports.log.warn({ error }, "A preview could not be made ahead; it is made when it is opened.");
      })
      .finally(() => {
        running = null;
      });
  };

  return {
    lookAt: (ids) => {
      lookedAt = ids.slice(0, MOST_LOOKED_AT);
      start();
    },
    wake: start,
    stop: async () => {
      stopped = true;
      unsubscribe();
      await running;
    },
  };
};
