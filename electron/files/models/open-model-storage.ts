import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "#shared/lib/instant.ts";
import type { InstalledModel, ModelFault, ModelStorage } from "../../service/models-port.ts";
import { hashFile } from "./hash-file.ts";
import { importModel } from "./import-model.ts";
import { IMPORTING, REMOVED, removeFolder } from "./install-folder.ts";
import { readManifest } from "./manifest.ts";
import { asModelError } from "./model-error.ts";
import { isFolderName } from "./model-name.ts";
import { openStaging, stagingFolder } from "./staging.ts";

export interface ModelStorageOptions {
  readonly dataDir: string;
  readonly now: () => Instant;
  /** Looks only: nothing is made and nothing is cleared. */
  readonly readOnly?: boolean;
}

/**
 * Models in `models/` of the data folder. A model is a folder with a manifest; what is arriving, being copied or
 * being deleted has a name that begins with a dot, and is never loaded.
 */
export const openModelStorage = async (options: ModelStorageOptions): Promise<ModelStorage> => {
  const { dataDir, now, readOnly = false } = options;
  const models = join(dataDir, "models");
  try {
    if (!readOnly) await prepare(models);
  } catch (error) {
    throw asModelError(error, models);
  }

  const find = async (name: string): Promise<InstalledModel | null> => {
    if (!isFolderName(name)) return null;
    const path = join(models, name);
    const manifest = await readManifest(path);
    return manifest === null ? null : { ...manifest, name, path };
  };
  const installed = async (): Promise<readonly InstalledModel[]> => {
    const names = await readdir(models).catch(() => []);
    const found = await Promise.all(names.map(find));
    return found.filter((model) => model !== null).sort((a, b) => (a.title < b.title ? -1 : 1));
  };

  return {
    installed,
    find,
    stage: (model) => openStaging(models, model, now),
    unfinished: async (known) => {
      const begun = await Promise.all(known.map((model) => isFolder(stagingFolder(models, model))));
      return known.filter((_, index) => begun[index]);
    },
    importFrom: (source, known) => importModel({ models, now, source, known }),
    verify: async (model) => {
      const faults: ModelFault[] = [];
      for (const file of model.files) {
        const fault = await faultOf(join(model.path, ...file.path.split("/")), file.bytes, file.sha256);
        if (fault !== null) faults.push({ path: file.path, fault });
      }
      return faults;
    },
    remove: async (model) => {
      try {
        await removeFolder(models, model.path);
      } catch (error) {
        throw asModelError(error, models);
      }
    },
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(dataDir);
      return bavail * bsize;
    },
  };
};

const prepare = async (models: string): Promise<void> => {
  await mkdir(models, { recursive: true, mode: 0o700 });
  for (const name of await readdir(models)) {
    if (name.startsWith(REMOVED) || name.startsWith(IMPORTING)) {
      await rm(join(models, name), { recursive: true, force: true });
    }
  }
};

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const faultOf = async (path: string, bytes: number, sha256: string): Promise<ModelFault["fault"] | null> => {
  const found = await stat(path).catch(() => null);
  if (found === null) return "missing";
  if (found.size !== bytes) return "wrong_size";
  return (await hashFile(path)) === sha256 ? null : "wrong_bytes";
};
