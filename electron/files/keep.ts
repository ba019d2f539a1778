import { mkdir, rename, rm, stat, utimes } from "node:fs/promises";
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

/** Null when there is no such file. */
export const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};
