import { constants, copyFile, link, mkdir, open, rename, rm, stat, utimes } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { asFileError, isMissing } from "./file-error.ts";
import type { Places } from "./places.ts";
import { syncFolder } from "./sync-folder.ts";

/**
 * Gives a synced temporary file its name by content. When the same content is there already, that one stays and is
 * marked as new, so that the sweep of orphans leaves it to the row that is about to name it.
 */
export const keepFile = async (
  places: Places,
  temporary: string,
  sha256: string,
  sizeBytes: number,
): Promise<void> => {
  const path = places.pathOf(sha256);
  try {
    if ((await sizeOf(path)) === sizeBytes) {
      const now = new Date();
      await utimes(path, now, now);
      await rm(temporary, { force: true });
      return;
    }
    const folder = places.folderOf(sha256);
    const made = await mkdir(folder, { recursive: true });
    await rename(temporary, path);
    await syncFolder(folder);
    if (made !== undefined) await syncFolder(places.kept);
  } catch (error) {
    throw asFileError(error);
  }
};

/**
 * The same for a synced file that is to stay where it is until a row names it: its content gets a second name, not
 * a copy, so that a kill in between loses neither.
 */
export const keepLinked = async (
  places: Places,
  source: string,
  sha256: string,
  sizeBytes: number,
): Promise<void> => {
  const path = places.pathOf(sha256);
  try {
    if ((await sizeOf(path)) !== sizeBytes) {
      const folder = places.folderOf(sha256);
      const made = await mkdir(folder, { recursive: true });
      await rm(path, { force: true });
      await link(source, path).catch(async (error: unknown) => {
        if (!hasNoLinks(error)) throw error;
        await copyInto(places, source, path);
      });
      await syncFolder(folder);
      if (made !== undefined) await syncFolder(places.kept);
    }
    const now = new Date();
    await utimes(path, now, now);
  } catch (error) {
    throw asFileError(error);
  }
};

/** Memory cards and some network drives give a file one name only. */
const hasNoLinks = (error: unknown): boolean =>
  ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"].includes(
    (error as NodeJS.ErrnoException).code ?? "",
  );

const copyInto = async (places: Places, source: string, path: string): Promise<void> => {
  const temporary = join(places.incoming, randomUUID());
  try {
    await copyFile(source, temporary, constants.COPYFILE_FICLONE);
    const handle = await open(temporary, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Null when there is no such file. */
export const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};
