import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "#shared/lib/app-error.ts";

/** Makes the data folder, readable by its owner only, and proves that it can be written. */
export const prepareDataDir = (dataDir: string): void => {
  const probe = join(dataDir, `.probe-${String(process.pid)}`);
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    const full = (cause as NodeJS.ErrnoException).code === "ENOSPC";
    throw full
      ? new AppError(
          "disk_full",
          `The disk of ${dataDir} is full. Free some space, then start again. Nothing was changed.`,
          { cause },
        )
      : new AppError(
          "folder_not_writable",
          `The folder ${dataDir} cannot be written. Choose another with --data, or change who may write it.`,
          { cause },
        );
  }
};

/** Not mkdir's own `recursive`: where a file system answers "no such folder" below one that exists (/proc), it never ends. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path, { mode: 0o700 });
};
