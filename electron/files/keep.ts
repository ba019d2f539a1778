import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { onDisk } from "./disk/disk-workers.ts";
import type { KeptPlace } from "./disk/disk-work.ts";
import { asFileError, isMissing } from "./file-error.ts";
import type { Places } from "./places.ts";

/** Gives a synced temporary file its name by content, and syncs the folder. */
export const keepFile = async (
  places: Places,
  temporary: string,
  sha256: string,
  sizeBytes: number,
): Promise<void> => {
  try {
    await onDisk("keep", { temporary, place: placeOf(places, sha256, sizeBytes) });
  } catch (error) {
    throw asFileError(error);
  }
};

/** The same for a synced file that is to stay where it is until a row names it. */
export const keepLinked = async (
  places: Places,
  source: string,
  sha256: string,
  sizeBytes: number,
): Promise<void> => {
  try {
    const spare = join(places.incoming, randomUUID());
    await onDisk("keepLinked", { source, spare, place: placeOf(places, sha256, sizeBytes) });
  } catch (error) {
    throw asFileError(error);
  }
};

const placeOf = (places: Places, sha256: string, sizeBytes: number): KeptPlace => ({
  path: places.pathOf(sha256),
  folder: places.folderOf(sha256),
  kept: places.kept,
  sizeBytes,
});

/** Null when there is no such file. */
export const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};
