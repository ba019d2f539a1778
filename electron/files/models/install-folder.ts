import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../sync-folder.ts";
import { type Manifest, MANIFEST, manifestText } from "./manifest.ts";

/** Folders that are no models: nothing of them is ever loaded. What begins with these is swept at the start. */
export const REMOVED = ".removed-";
export const IMPORTING = ".importing-";
export const FETCHING = ".fetching-";

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Every file and folder below, so that the rename that follows never names something half written. */
const syncTree = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else await syncFile(path);
  }
  await syncFolder(folder);
};

/**
 * Makes a folder of checked files a model: manifest, sync, one rename. A model of that name is set aside first and
 * deleted when the new one stands.
 */
export const installFolder = async (
  models: string,
  temporary: string,
  name: string,
  manifest: Manifest,
): Promise<void> => {
  await writeFile(join(temporary, MANIFEST), manifestText(manifest), { mode: 0o600 });
  await syncTree(temporary);
  const final = join(models, name);
  const earlier = await setAside(models, final);
  await rename(temporary, final);
  await syncFolder(models);
  if (earlier !== null) await rm(earlier, { recursive: true, force: true });
};

/** A removal that is cut short leaves no half model behind: the name goes first. */
export const removeFolder = async (models: string, folder: string): Promise<void> => {
  const aside = await setAside(models, folder);
  await syncFolder(models);
  if (aside !== null) await rm(aside, { recursive: true, force: true });
};

const setAside = async (models: string, folder: string): Promise<string | null> => {
  if ((await stat(folder).catch(() => null)) === null) return null;
  const aside = join(models, REMOVED + randomUUID());
  await rename(folder, aside);
  return aside;
};
