import { mkdir, readdir, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "#shared/lib/instant.ts";
import type { FileStore, Log } from "../service/ports.ts";
import { asFileError } from "./file-error.ts";
import { hashLock } from "./hash-lock.ts";
import { sizeOf } from "./keep.ts";
import { placesIn } from "./places.ts";
import { receiveFile } from "./receive.ts";
import { openResumable } from "./resumable/open-resumable.ts";
import { syncFolder } from "./sync-folder.ts";
import { type Swept, sweepOrphans } from "./sweep.ts";

export interface FileStoreOptions {
  readonly dataDir: string;
  readonly log: Log;
}

export interface OpenedFileStore extends FileStore {
  /** Deletes what no row names and what was last kept before `olderThan`; see sweep.ts. */
  sweepOrphans(isReferenced: (sha256: string) => Promise<boolean>, olderThan: Instant): Promise<Swept>;
  /** The same, after resumable uploads that were made before `olderThan` and are in no submission. */
  sweep(isReferenced: (sha256: string) => Promise<boolean>, olderThan: Instant): Promise<Swept>;
}

/**
 * Files by content: `files/ab/cdef...` named by SHA-256, derived pictures in `cache/`, what is arriving in
 * `files/incoming/`, what may break off and go on in `files/resumable/`. The data folder is locked by the store, so
 * what is arriving at the start is nobody's.
 */
export const openFileStore = async ({ dataDir, log }: FileStoreOptions): Promise<OpenedFileStore> => {
  const places = placesIn(dataDir);
  const lock = hashLock();
  try {
    await mkdir(places.incoming, { recursive: true, mode: 0o700 });
    await mkdir(places.resumable, { recursive: true, mode: 0o700 });
    await mkdir(places.derived, { recursive: true, mode: 0o700 });
    await syncFolder(dataDir);
    const left = await readdir(places.incoming);
    for (const name of left) await rm(join(places.incoming, name), { recursive: true, force: true });
    if (left.length > 0)
      log.info({ files: left.length }, "Uploads that were under way at the last stop were cleared.");
  } catch (error) {
    throw asFileError(error);
  }
  const uploads = await openResumable(places, lock, log);
  return {
    uploads,
    receive: (source, name, limits) => receiveFile(places, lock, source, name, limits),
    pathOf: places.pathOf,
    derivedPath: places.derivedPath,
    exists: async (sha256) => (await sizeOf(places.pathOf(sha256))) !== null,
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(dataDir);
      return bavail * bsize;
    },
    sweepOrphans: (isReferenced, olderThan) => sweepOrphans(places, lock, isReferenced, olderThan),
    sweep: async (isReferenced, olderThan) => {
      const lapsed = await uploads.sweep(olderThan);
      const orphans = await sweepOrphans(places, lock, isReferenced, olderThan);
      return { files: lapsed.files + orphans.files, bytes: lapsed.bytes + orphans.bytes };
    },
  };
};
