import type { FileId } from "#shared/domain/ids.ts";
import type { Log, ResumableUploads } from "../../service/ports.ts";
import { asFileError } from "../file-error.ts";
import type { HashLock } from "../hash-lock.ts";
import type { Places } from "../places.ts";
import { append, begin } from "./append.ts";
import { announce, type Entry } from "./entry.ts";
import { heldCounts } from "./held.ts";
import { receiveEntry } from "./receive-entry.ts";
import { readRecords, removeFiles } from "./record.ts";
import { createTurns } from "./turns.ts";

/** Uploads that may break off and go on: `files/resumable/{id}` beside a record of what was announced. */
export const openResumable = async (places: Places, lock: HashLock, log: Log): Promise<ResumableUploads> => {
  const folder = places.resumable;
  const entries = new Map<FileId, Entry>();
  const held = heldCounts();
  const turns = createTurns<FileId>();
  const add = (entry: Entry): void => {
    entries.set(entry.upload.id, entry);
    held.add(entry.upload);
  };

  try {
    for (const { upload, offset } of await readRecords(folder, log)) {
      add({ ...announce(upload), offset, arrived: offset, hash: null, isBegun: true });
    }
  } catch (error) {
    throw asFileError(error);
  }

  const existing = (id: FileId): Entry => {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error("There is no such upload.");
    return entry;
  };

  const remove = async (id: FileId): Promise<void> => {
    const entry = entries.get(id);
    if (entries.delete(id) && entry !== undefined) held.remove(entry.upload);
    try {
      await removeFiles(folder, id);
    } catch (error) {
      throw asFileError(error);
    }
  };

  return {
    create: async (upload, bytesCome) => {
      const entry = announce(upload);
      add(entry);
      if (bytesCome) return;
      try {
        await begin(folder, entry);
      } catch (error) {
        await remove(upload.id).catch(() => undefined);
        throw asFileError(error);
      }
    },
    find: (id) => {
      const entry = entries.get(id);
      return entry === undefined ? null : { ...entry.upload, offset: entry.offset, arrived: entry.arrived };
    },
    held: (of) => held.of(of),
    turn: async (id, signal, askedToLetGo) => {
      const letGo = await turns.take(id, signal, askedToLetGo);
      // A request that broke off may have a last piece on its way to the disk.
      return () => void (entries.get(id)?.writing ?? Promise.resolve()).then(letGo, letGo);
    },
    append: (id, source) => {
      const entry = existing(id);
      const writing = append(folder, entry, source);
      entry.writing = writing;
      return writing;
    },
    receive: (id, limits) => receiveEntry({ places, lock, turns, remove }, existing(id), limits),
    remove,
    sweep: async (olderThan) => {
      const old = [...entries.values()].filter(({ upload }) => upload.createdAt < olderThan);
      let files = 0;
      let bytes = 0;
      for (const { upload, offset } of old) {
        const letGo = turns.takeNow(upload.id);
        // Something is going on with it right now; the next time will do.
        if (letGo === null) continue;
        await remove(upload.id).finally(letGo);
        files += 1;
        bytes += offset;
      }
      return { files, bytes };
    },
  };
};
