import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Instant } from "#shared/lib/instant.ts";
import type { KnownModel, ModelFile, ModelStaging } from "../../service/models-port.ts";
import { hashFile } from "./hash-file.ts";
import { FETCHING, installFolder } from "./install-folder.ts";
import { asModelError } from "./model-error.ts";

const PART = ".part";
/** Lies in the folder while a person has paused the download. */
const PAUSED = ".paused";

const sizeOf = async (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

export const stagingFolder = (models: string, model: KnownModel): string =>
  join(models, FETCHING + model.name);

/** Opens or begins the folder a model arrives in: whole files under their names, others as `.part`. */
export const openStaging = async (
  models: string,
  model: KnownModel,
  now: () => Instant,
): Promise<ModelStaging> => {
  const folder = stagingFolder(models, model);
  const pathOf = ({ path }: ModelFile): string => join(folder, ...path.split("/"));
  const paused = join(folder, PAUSED);
  /** Those whose hash was seen since the program started; what a crash left is looked at again before it counts. */
  const checked = new Set<string>();
  const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asModelError(error, models);
    }
  };
  const isRight = async (file: ModelFile, path: string): Promise<boolean> =>
    (await sizeOf(path)) === file.bytes && (await hashFile(path)) === file.sha256;

  await onDisk(async () => {
    for (const file of model.files) await mkdir(dirname(pathOf(file)), { recursive: true, mode: 0o700 });
  });

  return {
    model,
    partOf: (file) => pathOf(file) + PART,
    isWhole: async (file) => (await sizeOf(pathOf(file))) === file.bytes,
    received: async () => {
      const sizes = model.files.map(
        async (file) => (await sizeOf(pathOf(file))) ?? (await sizeOf(pathOf(file) + PART)) ?? 0,
      );
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
    keep: (file) =>
      onDisk(async () => {
        const part = pathOf(file) + PART;
        if (!(await isRight(file, part))) {
          await rm(part, { force: true });
          return false;
        }
        await rename(part, pathOf(file));
        checked.add(file.path);
        return true;
      }),
    setPaused: (on) => onDisk(() => (on ? writeFile(paused, "") : rm(paused, { force: true }))),
    isPaused: async () => (await sizeOf(paused)) !== null,
    install: () =>
      onDisk(async () => {
        for (const file of model.files) {
          if (checked.has(file.path) || (await isRight(file, pathOf(file)))) continue;
          await rm(pathOf(file), { force: true });
          return null;
        }
        await rm(paused, { force: true });
        const { id, revision, title, files, name } = model;
        const manifest = { id, revision, title, origin: "downloaded", installedAt: now(), files } as const;
        await installFolder(models, folder, name, manifest);
        return { ...manifest, name, path: join(models, name) };
      }),
    discard: () => onDisk(() => rm(folder, { recursive: true, force: true })),
  };
};
