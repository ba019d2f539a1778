import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rm, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Instant } from "#shared/lib/instant.ts";
import { type Refusal, refuse } from "#shared/domain/refusal.ts";
import {
  bestForm,
  modelFamily,
  OPTIONAL_MODEL_FILES,
  REQUIRED_MODEL_FILES,
  unsupportedFamily,
} from "#shared/domain/scoring/model-layout.ts";
import type { InstalledModel, KnownModel, ModelFile } from "../../service/models-port.ts";
import { isDiskFull } from "../file-error.ts";
import { openFolder } from "./folder-source.ts";
import { type ImportSource, ImportProblem } from "./import-source.ts";
import { IMPORTING, installFolder } from "./install-folder.ts";
import { asModelError } from "./model-error.ts";
import { folderNameOf } from "./model-name.ts";
import { openZip } from "./zip-source.ts";

interface Import {
  readonly models: string;
  readonly now: () => Instant;
  readonly source: string;
  readonly known: readonly KnownModel[];
}

/**
 * Copies what a model needs out of a folder or a zip and makes it a model. What has the hashes of a known model is
 * that model; any other is named by its folder and its content.
 */
export const importModel = async (wanted: Import): Promise<InstalledModel | Refusal> => {
  const { models, source } = wanted;
  const temporary = join(models, IMPORTING + randomUUID());
  let opened: ImportSource | undefined;
  try {
    opened = await openSource(resolve(source));
    await refuseTooLarge(models, opened);
    const files: ModelFile[] = [];
    for (const path of wantedFiles(opened)) files.push(await copyIn(opened, path, temporary));
    await refuseOtherKinds(temporary);
    return await install(wanted, temporary, opened.title, files);
  } catch (error) {
    if (error instanceof ImportProblem) return refuse(error.code, error.message);
    if (isDiskFull(error)) return refuse("disk_full", FULL);
    throw asModelError(error, models);
  } finally {
    opened?.close();
    await rm(temporary, { recursive: true, force: true });
  }
};

const FULL =
  "The disk is too full for this model. Nothing of it was kept; free some space, then import it again.";

const openSource = async (path: string): Promise<ImportSource> => {
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new ImportProblem("model_incomplete", `${path} is not there, or cannot be read. Choose another.`);
  return found.isDirectory() ? openFolder(path) : openZip(path);
};

/** What a model needs and no more: of each half the best numeric form. */
const wantedFiles = ({ files }: ImportSource): readonly string[] => {
  const missing = (path: string): ImportProblem =>
    new ImportProblem(
      "model_incomplete",
      `The model is incomplete: ${path} is missing. Nothing was imported.`,
    );
  const lacking = REQUIRED_MODEL_FILES.find((path) => !files.has(path));
  if (lacking !== undefined) throw missing(lacking);
  const onnx = new Set(
    [...files.keys()].flatMap((path) => (path.startsWith("onnx/") ? [path.slice(5)] : [])),
  );
  const halves = (["vision_model", "text_model"] as const).flatMap((half) => {
    const best = bestForm(onnx, half);
    if (best === null) throw missing(`onnx/${half}.onnx`);
    // Weights too large for one file lie beside it.
    return [best.file, ...[...onnx].filter((name) => name.startsWith(`${best.file}_data`))].map(
      (name) => `onnx/${name}`,
    );
  });
  return [...REQUIRED_MODEL_FILES, ...OPTIONAL_MODEL_FILES.filter((path) => files.has(path)), ...halves];
};

const refuseTooLarge = async (models: string, source: ImportSource): Promise<void> => {
  const needed = wantedFiles(source).reduce((sum, path) => sum + (source.files.get(path) ?? 0), 0);
  const { bavail, bsize } = await statfs(models);
  if (needed > bavail * bsize) throw new ImportProblem("disk_full", FULL);
};

/** Copied and hashed in one go. */
const copyIn = async (source: ImportSource, path: string, folder: string): Promise<ModelFile> => {
  const target = join(folder, ...path.split("/"));
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  const watch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(await source.open(path), watch, createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    if (isDiskFull(error)) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImportProblem("model_incomplete", `${path} cannot be read: ${detail}. Nothing was imported.`, {
      cause: error,
    });
  }
  return { path, bytes, sha256: hash.digest("hex") };
};

const refuseOtherKinds = async (folder: string): Promise<void> => {
  let config: unknown;
  try {
    config = JSON.parse(await readFile(join(folder, "config.json"), "utf8"));
  } catch (error) {
    throw new ImportProblem(
      "model_incomplete",
      "The model's config.json can't be read. Nothing was imported.",
      {
        cause: error,
      },
    );
  }
  if (modelFamily(config) === null) throw new ImportProblem("model_unsupported", unsupportedFamily(config));
};

const install = async (
  { models, now, known }: Import,
  temporary: string,
  title: string,
  files: readonly ModelFile[],
): Promise<InstalledModel> => {
  const same = known.find((model) =>
    model.files.every(({ path, sha256 }) =>
      files.some((file) => file.path === path && file.sha256 === sha256),
    ),
  );
  const revision = same?.revision ?? revisionOf(files);
  const name = same?.name ?? folderNameOf(title, revision);
  const manifest = {
    id: same?.id ?? title,
    revision,
    title: same?.title ?? title,
    origin: "imported",
    installedAt: now(),
    files,
  } as const;
  await installFolder(models, temporary, name, manifest);
  return { ...manifest, name, path: join(models, name) };
};

/** Two folders of one name and different content are never taken for one another. */
const revisionOf = (files: readonly ModelFile[]): string => {
  const lines = files.map(({ path, sha256 }) => `${sha256} ${path}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex").slice(0, 12);
};
