import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "#shared/lib/app-error.ts";

export interface Copied {
  readonly sha256: string;
  readonly bytes: number;
}

/** Copies and hashes in one reading, and syncs: a power cut leaves no half file behind a whole backup. */
export const copyFile = async (from: string, to: string): Promise<Copied> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const target = await open(to, "w", 0o600);
    try {
      for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        await target.writeFile(chunk);
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOSPC" || code === "EDQUOT")
      throw new AppError("disk_full", `The disk of ${to} is full. Free some space, or choose another.`, {
        cause,
      });
    throw cause;
  }
  return { sha256: hash.digest("hex"), bytes };
};

export const hashFile = async (path: string): Promise<Copied> => {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { sha256: hash.digest("hex"), bytes };
};
