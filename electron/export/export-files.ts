import { randomUUID } from "node:crypto";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { AppError } from "#shared/lib/app-error.ts";
import type { ArchiveEntry, ExportFiles } from "../service/export-port.ts";
import { csvLines } from "./csv.ts";

export const createExportFiles = (): ExportFiles => ({
  csvLines,
  writeText: (path, parts, signal) =>
    throughTemporary(path, signal, (temporary) =>
      pipeline(Readable.from(parts), createWriteStream(temporary, { mode: 0o600 }), { signal }),
    ),
  writeArchive: (path, entries, signal) =>
    throughTemporary(path, signal, (temporary) => archive(temporary, entries, signal)),
  scratch: async () => {
    const path = await mkdtemp(join(tmpdir(), "winnow-export-"));
    return { path, remove: () => rm(path, { recursive: true, force: true }) };
  },
  remove: (path) => rm(path, { force: true }),
});

/** Nobody ever finds half of a file under the name that was asked for. */
const throughTemporary = async (
  path: string,
  signal: AbortSignal,
  write: (temporary: string) => Promise<void>,
): Promise<void> => {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await write(temporary);
    const file = await open(temporary, "r+");
    await file.sync().finally(() => file.close());
    signal.throwIfAborted();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw signal.aborted ? error : asSentence(error, basename(path));
  }
};

const asSentence = (error: unknown, name: string): unknown => {
  const { code } = error as { readonly code?: unknown };
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new AppError(
      "disk_full",
      `Couldn’t save ${name}: the disk is full. Nothing was kept; free some space or choose another place.`,
      { cause: error },
    );
  }
  return new AppError("file_not_saved", `${name} cannot be written there. Choose another place.`, {
    cause: error,
  });
};

/** One entry after the other, each read as fast as the disk takes it; pictures are packed as they are. */
const archive = async (
  path: string,
  entries: AsyncIterable<ArchiveEntry>,
  signal: AbortSignal,
): Promise<void> => {
  const zip = new ZipFile();
  // A stream of Node's own; its type says less.
  const packed = zip.outputStream as NodeJS.ReadableStream & Pick<Readable, "destroy">;
  const saving = pipeline(packed, createWriteStream(path, { mode: 0o600 }), { signal });
  const failed = saving.then(() => undefined);
  failed.catch(() => undefined);
  try {
    for await (const entry of entries) {
      signal.throwIfAborted();
      await Promise.race([put(zip, entry), failed]);
    }
    zip.end();
  } catch (error) {
    packed.destroy(error as Error);
    await saving.catch(() => undefined);
    throw error;
  }
  await saving;
};

const put = async (zip: ZipFile, { name, content, written }: ArchiveEntry): Promise<void> => {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  const source = typeof content === "string" ? Readable.from([content]) : createReadStream(content.path);
  source.on("error", (error: Error) => counted.destroy(error));
  zip.addReadStream(source.pipe(counted), name, { compress: typeof content === "string" });
  await finished(counted);
  await written?.({ sha256: hash.digest("hex"), sizeBytes });
};
