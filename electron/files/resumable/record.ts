/** What is known of an upload beside its bytes: a small JSON file of the same name. */
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type JobId, parseUuid, type FileId, type WorkerId } from "#shared/domain/ids.ts";
import { instant } from "#shared/lib/instant.ts";
import type { AnnouncedUpload, Log } from "../../service/ports.ts";
import { isMissing } from "../file-error.ts";

const SUFFIX = ".json";

export const bytesPath = (folder: string, id: FileId): string => join(folder, id);
const recordPath = (folder: string, id: FileId): string => join(folder, id + SUFFIX);

/** What a kill leaves half written was never answered, and is forgotten at the next start. */
export const recordOf = (
  folder: string,
  upload: AnnouncedUpload,
): { readonly path: string; readonly text: string } => ({
  path: recordPath(folder, upload.id),
  text: JSON.stringify(upload),
});

/** The record goes first: bytes without one are nobody's. */
export const removeFiles = async (folder: string, id: FileId): Promise<void> => {
  await rm(recordPath(folder, id), { force: true });
  await rm(bytesPath(folder, id), { force: true });
};

export interface Found {
  readonly upload: AnnouncedUpload;
  /** How much of it is there. */
  readonly offset: number;
}

/** Every upload that was under way or whole at the last stop; what belongs to none is deleted. */
export const readRecords = async (folder: string, log: Log): Promise<readonly Found[]> => {
  const found: Found[] = [];
  const names = new Set(await readdir(folder));
  for (const name of names) {
    if (!name.endsWith(SUFFIX)) continue;
    const id = name.slice(0, -SUFFIX.length);
    const one = await readOne(folder, id).catch((error: unknown) => {
      log.warn({ error, name }, "An upload that was under way could not be read and is forgotten.");
      return null;
    });
    if (one === null) continue;
    found.push(one);
    names.delete(name);
    names.delete(id);
  }
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  return found;
};

const readOne = async (folder: string, name: string): Promise<Found | null> => {
  const id = parseUuid<FileId>(name);
  if (id === null) return null;
  const record = JSON.parse(await readFile(recordPath(folder, id), "utf8")) as Readonly<
    Record<keyof AnnouncedUpload, unknown>
  >;
  const { workerId, jobId, sizeBytes, metadata, createdAt } = record;
  if (
    typeof workerId !== "string" ||
    typeof jobId !== "string" ||
    typeof sizeBytes !== "number" ||
    typeof createdAt !== "number" ||
    typeof metadata !== "object" ||
    metadata === null
  )
    return null;
  const offset = await stat(bytesPath(folder, id)).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    },
  );
  if (offset === null || offset > sizeBytes) return null;
  return {
    upload: {
      id,
      workerId: workerId as WorkerId,
      jobId: jobId as JobId,
      sizeBytes,
      metadata: metadata as AnnouncedUpload["metadata"],
      createdAt: instant(createdAt),
    },
    offset,
  };
};
