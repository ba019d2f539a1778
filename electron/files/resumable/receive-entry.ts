import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { FileId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { ReceivedFile, ReceiveLimits } from "../../service/ports.ts";
import { asFileError } from "../file-error.ts";
import type { HashLock } from "../hash-lock.ts";
import { keepLinked } from "../keep.ts";
import type { Places } from "../places.ts";
import { judgeBytes, plainName } from "../receive.ts";
import type { Judged } from "../structure/judge.ts";
import { type Entry, isWhole } from "./entry.ts";
import { bytesPath } from "./record.ts";
import type { Turns } from "./turns.ts";

interface Parts {
  readonly places: Places;
  readonly lock: HashLock;
  readonly turns: Turns<FileId>;
  readonly remove: (id: FileId) => Promise<void>;
}

const READ_BYTES = 256 * 1024;

/** A whole upload as the file of a submission: checked where it lies, and not written again. */
export const receiveEntry = async (
  parts: Parts,
  entry: Entry,
  limits: ReceiveLimits,
): Promise<ReceivedFile | Refusal> => {
  const { id } = entry.upload;
  const letGo = parts.turns.takeNow(id);
  if (letGo === null || !isWhole(entry)) {
    letGo?.();
    return refuse("upload_unfinished", "This upload has not arrived whole yet. Send the rest of it first.");
  }
  try {
    const judged = await judgeEntry(parts.places, entry, limits);
    if (!isRefusal(judged)) return received(parts, entry, judged, letGo);
    await parts.remove(id);
    letGo();
    return judged;
  } catch (error) {
    letGo();
    throw asFileError(error);
  }
};

const nameOf = ({ upload }: Entry): string | null => {
  const name = upload.metadata["filename"] ?? "";
  return name === "" ? null : name;
};

interface Known extends Judged {
  readonly sha256: string;
}

const judgeEntry = async (places: Places, entry: Entry, limits: ReceiveLimits): Promise<Known | Refusal> => {
  const handle = await open(bytesPath(places.resumable, entry.upload.id), "r");
  try {
    const judged = await judgeBytes(handle, entry.upload.sizeBytes, nameOf(entry), limits);
    if (isRefusal(judged)) return judged;
    entry.sha256 ??= await hashOf(handle);
    return { ...judged, sha256: entry.sha256 };
  } finally {
    await handle.close();
  }
};

/** Only for an upload that went on after a restart: otherwise it was hashed while it came. */
const hashOf = async (handle: FileHandle): Promise<string> => {
  const hash = createHash("sha256");
  const into = new Uint8Array(READ_BYTES);
  let offset = 0;
  for (;;) {
    const { bytesRead } = await handle.read(into, 0, into.length, offset);
    if (bytesRead === 0) return hash.digest("hex");
    hash.update(into.subarray(0, bytesRead));
    offset += bytesRead;
  }
};

const received = (
  { places, lock }: Parts,
  entry: Entry,
  { sha256, contentType, width, height }: Known,
  letGo: () => void,
): ReceivedFile => {
  const { id, sizeBytes } = entry.upload;
  const name = nameOf(entry);
  let keeping: Promise<void> | null = null;
  return {
    uploadId: id,
    sha256,
    sizeBytes,
    contentType,
    width,
    height,
    originalName: name === null ? null : plainName(name),
    keep: () =>
      (keeping ??= lock.run(sha256, () =>
        keepLinked(places, bytesPath(places.resumable, id), sha256, sizeBytes),
      )),
    discard: async () => {
      await keeping?.catch(() => undefined);
      letGo();
    },
  };
};
