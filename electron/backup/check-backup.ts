import { existsSync } from "node:fs";
import { join } from "node:path";
import { contentsNamedIn, examineSnapshot } from "../store/snapshot.ts";
import { hashFile } from "./copy-file.ts";
import {
  contentPath,
  DATABASE,
  type Manifest,
  type OnProgress,
  readManifest,
  SECRETS,
  unusable,
} from "./layout.ts";

/**
 * Reads all of a backup: the database's every page and its checksum, and each file against its name. Throws
 * `backup_unusable` with what is wrong, or what the database's examination says.
 */
export const checkBackup = async (folder: string, onProgress: OnProgress): Promise<Manifest> => {
  const manifest = readManifest(folder);
  const database = join(folder, DATABASE);
  if (!existsSync(database)) throw unusable(`The backup in ${folder} lacks ${DATABASE}.`);
  if ((await hashFile(database)).sha256 !== manifest.databaseSha256)
    throw unusable(`The database in ${folder} is not as it was when the backup was made.`);
  examineSnapshot(database);
  if (manifest.secretsSha256 !== null) {
    const secrets = join(folder, SECRETS);
    if (!existsSync(secrets) || (await hashFile(secrets)).sha256 !== manifest.secretsSha256)
      throw unusable(`${SECRETS} in ${folder} is missing or changed.`);
  }
  const known = new Set(manifest.missing);
  let doneBytes = 0;
  for (const sha256 of contentsNamedIn(database)) {
    if (known.has(sha256)) continue;
    onProgress({ step: "verify", doneBytes, totalBytes: manifest.bytes });
    const path = contentPath(folder, sha256);
    const read = existsSync(path) ? await hashFile(path) : null;
    if (read?.sha256 !== sha256)
      throw unusable(
        `The file ${sha256.slice(0, 12)} in ${folder} is ${read === null ? "missing" : "damaged"}.`,
      );
    doneBytes += read.bytes;
  }
  return manifest;
};
