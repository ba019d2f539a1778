import { Worker } from "node:worker_threads";
import { AppError } from "#shared/lib/app-error.ts";
import type { BackupWish } from "./make-backup.ts";
import type { Manifest, OnProgress, Progress } from "./layout.ts";
import type { RestoreWish, Staged } from "./restore.ts";

export type BackupTask =
  ({ readonly type: "backup" } & BackupWish) | ({ readonly type: "restore" } & RestoreWish);

export type BackupTold =
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "made"; readonly manifest: Manifest }
  | { readonly type: "staged"; readonly staged: Staged }
  | { readonly type: "failed"; readonly code: string; readonly message: string };

/** Has a thread of its own do it. Rejects with an AppError and a sentence. */
export const runBackupTask = (entry: string, task: BackupTask, onProgress: OnProgress): Promise<Manifest> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: task, name: "winnow-backup" });
    worker.on("message", (told: BackupTold) => {
      if (told.type === "progress") onProgress(told.progress);
      else if (told.type === "made") resolve(told.manifest);
      else if (told.type === "staged") resolve(told.staged.manifest);
      else reject(new AppError(told.code, told.message));
    });
    worker.once("error", reject);
    worker.once("exit", () =>
      reject(new AppError("failed", "The backup ended without an answer. Try again.")),
    );
  });
