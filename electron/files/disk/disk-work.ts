/**
 * What the disk is asked to do for an upload, as one piece of work each: calls that main makes one by one cost it more
 * than the disk takes. Run in `disk-worker.ts`, where only syncs are not waited for in place, so that many wait
 * together and share a turn of the disk.
 */
import { hash } from "node:crypto";
import {
  closeSync,
  constants,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { copyFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

const synced = promisify(fsync);

/** Where a file by its content goes. All paths are absolute. */
export interface KeptPlace {
  readonly path: string;
  readonly folder: string;
  /** The folder of those folders. */
  readonly kept: string;
  readonly sizeBytes: number;
}

/** A fault of the disk has the code of the system call; `code` is null for any other. */
export interface DiskFault {
  readonly code: string | null;
  readonly message: string;
}

export interface Appended {
  /** SHA-256 of what was handed over; null when not all of it was written. */
  readonly sha256: string | null;
  readonly written: number;
  readonly fault: DiskFault | null;
}

export const DISK_WORK = {
  /** A new file of these bytes, synced; gone again when that fails. Returns their SHA-256. */
  write: async ({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }): Promise<string> => {
    const file = openSync(path, "wx", 0o600);
    try {
      try {
        writeAll(file, bytes, 0);
        const syncing = synced(file);
        const sha256 = hash("sha256", bytes, "hex");
        await syncing;
        return sha256;
      } finally {
        closeSync(file);
      }
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  },

  /**
   * Writes behind what is there; a fault is told beside how much was written before it. With `record`, makes both
   * files first, with names and a record that survive a power cut, and a fault takes them away again.
   */
  append: async (piece: {
    readonly path: string;
    readonly offset: number;
    readonly bytes: Uint8Array;
    readonly record: { readonly path: string; readonly text: string } | null;
    readonly sync: boolean;
  }): Promise<Appended> => {
    const { path, offset, bytes, record, sync } = piece;
    let written = 0;
    try {
      const file = record === null ? openSync(path, "r+") : openSync(path, "wx", 0o600);
      try {
        writeAll(file, bytes, offset, (done) => {
          written = done;
        });
        await allOf([
          ...(sync ? [synced(file)] : []),
          ...(record === null ? [] : [writeSynced(record.path, record.text)]),
        ]);
      } finally {
        closeSync(file);
      }
      if (record !== null) await syncFolder(dirname(path));
      return { sha256: hash("sha256", bytes, "hex"), written, fault: null };
    } catch (error) {
      if (record === null) return { sha256: null, written, fault: faultOf(error) };
      rmSync(record.path, { force: true });
      rmSync(path, { force: true });
      return { sha256: null, written: 0, fault: faultOf(error) };
    }
  },

  /**
   * Gives a synced temporary file its name by content. When the same content is there already, that one stays and is
   * marked as new, so that the sweep of orphans leaves it to the row that is about to name it.
   */
  keep: async ({
    temporary,
    place,
  }: {
    readonly temporary: string;
    readonly place: KeptPlace;
  }): Promise<void> => {
    if (sizeOf(place.path) === place.sizeBytes) {
      markAsNew(place.path);
      rmSync(temporary, { force: true });
      return;
    }
    const made = mkdirSync(place.folder, { recursive: true });
    renameSync(temporary, place.path);
    await syncFolder(place.folder);
    if (made !== undefined) await syncFolder(place.kept);
  },

  /**
   * The same for a synced file that is to stay where it is until a row names it: its content gets a second name, not
   * a copy, so that a kill in between loses neither. `spare` is a path for the copy where files have one name only.
   */
  keepLinked: async (link: {
    readonly source: string;
    readonly spare: string;
    readonly place: KeptPlace;
  }): Promise<void> => {
    const { source, spare, place } = link;
    if (sizeOf(place.path) !== place.sizeBytes) {
      const made = mkdirSync(place.folder, { recursive: true });
      rmSync(place.path, { force: true });
      try {
        linkSync(source, place.path);
      } catch (error) {
        if (!hasNoLinks(error)) throw error;
        await copyInto(source, spare, place.path);
      }
      await syncFolder(place.folder);
      if (made !== undefined) await syncFolder(place.kept);
    }
    markAsNew(place.path);
  },
} as const;

type DiskWork = typeof DISK_WORK;
export type DiskWorkName = keyof DiskWork;
export type DiskWorkInput<Name extends DiskWorkName> = Parameters<DiskWork[Name]>[0];
export type DiskWorkResult<Name extends DiskWorkName> = Awaited<ReturnType<DiskWork[Name]>>;

export interface DiskRequest {
  readonly id: number;
  readonly name: DiskWorkName;
  readonly input: unknown;
}

export type DiskReply =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly fault: DiskFault };

export const faultOf = (error: unknown): DiskFault => {
  const code = (error as NodeJS.ErrnoException).code;
  return { code: code ?? null, message: error instanceof Error ? error.message : String(error) };
};

/** A write may take only part of what it was given, e.g. on a disk that is almost full. */
const writeAll = (
  file: number,
  bytes: Uint8Array,
  offset: number,
  onWritten: (done: number) => void = () => undefined,
): void => {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, bytes.length - done, offset + done);
    onWritten(done);
  }
};

const markAsNew = (path: string): void => {
  const now = new Date();
  utimesSync(path, now, now);
};

/** Waits for all of them also when one fails: no file is closed while it is being synced. */
const allOf = async (works: readonly Promise<unknown>[]): Promise<void> => {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === "rejected");
  if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
};

const writeSynced = async (path: string, text: string): Promise<void> => {
  const file = openSync(path, "w", 0o600);
  try {
    writeFileSync(file, text);
    await synced(file);
  } finally {
    closeSync(file);
  }
};

/** Makes the names in a folder survive a power cut; Windows keeps them by itself and cannot open folders. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === "win32") return;
  const opened = openSync(folder, "r");
  try {
    await synced(opened);
  } finally {
    closeSync(opened);
  }
};

/** Memory cards and some network drives give a file one name only. */
const hasNoLinks = (error: unknown): boolean =>
  ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"].includes(
    (error as NodeJS.ErrnoException).code ?? "",
  );

const copyInto = async (source: string, spare: string, path: string): Promise<void> => {
  try {
    await copyFile(source, spare, constants.COPYFILE_FICLONE);
    const file = openSync(spare, "r+");
    try {
      await synced(file);
    } finally {
      closeSync(file);
    }
    renameSync(spare, path);
  } catch (error) {
    rmSync(spare, { force: true });
    throw error;
  }
};

const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;
