/** The thread that makes, checks and stages backups: it reads whole disks, and main has no time for that. */
import { parentPort, workerData } from "node:worker_threads";
import { makeBackup } from "./make-backup.ts";
import { stageRestore } from "./restore.ts";
import type { BackupTask, BackupTold } from "./run-task.ts";

const tell = (told: BackupTold): void => parentPort?.postMessage(told);
const EVERY_MS = 200;
let last = 0;

const task = workerData as BackupTask;
const onProgress = (progress: Parameters<Parameters<typeof makeBackup>[1]>[0]): void => {
  const now = Date.now();
  if (now - last < EVERY_MS) return;
  last = now;
  tell({ type: "progress", progress });
};

try {
  if (task.type === "backup") tell({ type: "made", manifest: await makeBackup(task, onProgress) });
  else tell({ type: "staged", staged: await stageRestore(task, onProgress) });
} catch (error) {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  tell({
    type: "failed",
    code: typeof code === "string" ? code : "failed",
    message: typeof message === "string" ? message : String(error),
  });
}
