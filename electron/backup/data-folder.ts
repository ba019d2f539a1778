import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BackupView, FolderPart } from "#shared/contract/backup-calls.ts";
import type { DataFolder } from "../service/data-folder-port.ts";
import type { Manifest } from "./layout.ts";
import { forgetRestore } from "./restore.ts";
import { type BackupTask, runBackupTask } from "./run-task.ts";

interface DataFolderParts {
  readonly dataDir: string;
  /** The file of the backup worker. */
  readonly entry: string;
  readonly version: string;
  readonly now: () => Date;
  readonly check: () => Promise<string | null>;
  readonly onChange: () => void;
}

export const createDataFolder = (parts: DataFolderParts): DataFolder => {
  const { dataDir, entry, version, now, check, onChange } = parts;
  let state: BackupView["state"] = { kind: "idle" };
  const become = (next: BackupView["state"]): void => {
    state = next;
    onChange();
  };
  const begin = (task: BackupTask, ended: (manifest: Manifest) => BackupView["state"]): void => {
    if (state.kind === "working") return;
    become({ kind: "working", what: task.type, step: "database", doneBytes: 0, totalBytes: 0 });
    runBackupTask(entry, task, (progress) => {
      become({ kind: "working", what: task.type, ...progress });
    }).then(
      (manifest) => {
        become(ended(manifest));
      },
      (error: unknown) => {
        become({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
      },
    );
  };
  return {
    view: () => ({ state }),
    backUp: (into) => {
      const at = now().toISOString();
      const to = join(into, `winnow-backup-${at.slice(0, 19).replace(/[:T]/g, "-")}`);
      begin({ type: "backup", dataDir, to, version, now: at }, ({ files, missing }) => ({
        kind: "made",
        folder: to,
        files,
        missing: missing.length,
      }));
    },
    restore: (from) => {
      begin({ type: "restore", from, dataDir, now: now().toISOString() }, ({ madeAt }) => ({
        kind: "staged",
        madeAt,
      }));
    },
    forget: async () => {
      if (state.kind === "working") return;
      await forgetRestore(dataDir);
      become({ kind: "idle" });
    },
    sizes: () => sizesOf(dataDir),
    check,
  };
};

const PART_OF: Readonly<Record<string, FolderPart["part"]>> = {
  "winnow.db": "database",
  "winnow.db-wal": "database",
  "winnow.db-shm": "database",
  files: "files",
  cache: "previews",
  models: "models",
};
const ORDER: readonly FolderPart["part"][] = ["files", "database", "previews", "models", "other"];

const sizesOf = async (dataDir: string): Promise<readonly FolderPart[]> => {
  const sums = new Map<FolderPart["part"], number>();
  for (const entry of await readdir(dataDir, { withFileTypes: true })) {
    const part = PART_OF[entry.name] ?? "other";
    const path = join(dataDir, entry.name);
    const bytes = entry.isDirectory() ? await bytesBelow(path) : await bytesOf(path);
    sums.set(part, (sums.get(part) ?? 0) + bytes);
  }
  return ORDER.map((part) => ({ part, bytes: sums.get(part) ?? 0 }));
};

const bytesBelow = async (folder: string): Promise<number> => {
  let sum = 0;
  // One folder at a time: a hundred thousand names at once would hold up main.
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    sum += entry.isDirectory() ? await bytesBelow(path) : await bytesOf(path);
  }
  return sum;
};

/** What is gone meanwhile takes nothing. */
const bytesOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;
