import { open } from "node:fs/promises";

export interface WalSync {
  /** Resolves when everything committed before the call is on disk. Calls that wait together share one sync. */
  readonly synced: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The sync that SQLite would make inside COMMIT under synchronous=FULL, made beside the event loop instead. It takes
 * 1-10 ms, and a loop that stands still for as long at every commit cannot keep its promise to the windows.
 * The write-ahead log only grows between two checkpoints, and a checkpoint syncs it first (synchronous=NORMAL), so
 * whatever was in the file when fdatasync was called survives a power cut once it returns. Nobody is told of a
 * commit before that.
 */
export const openWalSync = async (walPath: string): Promise<WalSync> => {
  const file = await open(walPath, "r+");
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const start = (): Promise<void> => {
    const sync = file.datasync().finally(() => {
      running = null;
    });
    running = sync;
    return sync;
  };
  return {
    synced: () => {
      if (running === null) return start();
      // The one under way may have begun before the latest commit; the next one covers it.
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null;
          return start();
        });
      return next;
    },
    close: async () => {
      await Promise.allSettled([running, next]);
      await file.close();
    },
  };
};
