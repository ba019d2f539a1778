import { mkdirSync } from "node:fs";
import { join } from "node:path";

const SHA256 = /^[0-9a-f]{64}$/;

/** Where everything of the file store lies. */
export interface Places {
  readonly kept: string;
  readonly incoming: string;
  /** Uploads that may break off and go on, until a submission names them. */
  readonly resumable: string;
  readonly derived: string;
  readonly folderOf: (sha256: string) => string;
  readonly pathOf: (sha256: string) => string;
  readonly derivedFolder: (sha256: string) => string;
  readonly derivedPath: (sha256: string, size: number) => string;
}

/** Content hashes come from rows and requests: anything that is not one never becomes a path. */
const checked = (sha256: string): string => {
  if (!SHA256.test(sha256)) throw new TypeError("Not a SHA-256 in lower-case hex.");
  return sha256;
};

export const placesIn = (dataDir: string): Places => {
  const kept = join(dataDir, "files");
  const derived = join(dataDir, "cache");
  const made = new Set<string>();
  const folderOf = (sha256: string): string => join(kept, checked(sha256).slice(0, 2));
  const derivedFolder = (sha256: string): string => join(derived, checked(sha256).slice(0, 2));
  return {
    kept,
    incoming: join(kept, "incoming"),
    resumable: join(kept, "resumable"),
    derived,
    folderOf,
    pathOf: (sha256) => join(folderOf(sha256), sha256.slice(2)),
    derivedFolder,
    derivedPath: (sha256, size) => {
      const folder = derivedFolder(sha256);
      if (!made.has(folder)) {
        mkdirSync(folder, { recursive: true });
        made.add(folder);
      }
      return join(folder, `${sha256.slice(2)}-${String(Math.trunc(size))}.webp`);
    },
  };
};
