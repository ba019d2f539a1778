import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "#shared/lib/instant.ts";
import { asFileError, isMissing } from "./file-error.ts";
import type { HashLock } from "./hash-lock.ts";
import type { Places } from "./places.ts";

export interface Swept {
  readonly files: number;
  readonly bytes: number;
}

/** Names in a folder; none when there is no such folder. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === "ENOTDIR") return [];
    throw error;
  }
};

/**
 * Deletes kept files that no row names and that were last kept before `olderThan`, with the pictures derived from
 * them. Each is asked for again under the lock that uploads take: an upload of the same content is never lost.
 */
export const sweepOrphans = async (
  places: Places,
  lock: HashLock,
  isReferenced: (sha256: string) => Promise<boolean>,
  olderThan: Instant,
): Promise<Swept> => {
  let files = 0;
  let bytes = 0;
  const sweepOne = async (sha256: string): Promise<void> => {
    const path = places.pathOf(sha256);
    const found = await stat(path).catch(() => null);
    if (found === null || !found.isFile() || found.mtimeMs >= olderThan || (await isReferenced(sha256)))
      return;
    await rm(path, { force: true });
    await forgetDerived(places, sha256);
    files += 1;
    bytes += found.size;
  };
  try {
    for (const prefix of await namesIn(places.kept)) {
      if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
      for (const rest of await namesIn(join(places.kept, prefix))) {
        if (/^[0-9a-f]{62}$/.test(rest)) await lock.run(prefix + rest, () => sweepOne(prefix + rest));
      }
    }
  } catch (error) {
    throw asFileError(error);
  }
  return { files, bytes };
};

const forgetDerived = async (places: Places, sha256: string): Promise<void> => {
  const folder = places.derivedFolder(sha256);
  for (const name of await namesIn(folder)) {
    if (name.startsWith(`${sha256.slice(2)}-`)) await rm(join(folder, name), { force: true });
  }
};
