import { copyFile, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { MODEL_FORM_NAMES, type ModelForms } from "#shared/domain/scoring/model-forms.ts";

/** Where a model's own form and its measurements are kept: `forms/` in the model's folder, or in a stand-in for it. */
const FOLDER = "forms";
const FORMS_FILE = "forms.json";
const OWN_FILE = "vision_model_winnow.onnx";

/** How transformers.js is told to load the program's own form. */
export const OWN_FORM = { subfolder: FOLDER, fileName: "vision_model_winnow" } as const;

const FormName = z.enum(MODEL_FORM_NAMES);
const FormsFile = z.object({
  version: z.literal(1),
  /** Another machine may find another form the fastest. */
  machine: z.string(),
  /** The vision files that were measured, with their sizes: when they change, nothing here holds any more. */
  files: z.record(z.string(), z.int()),
  reference: FormName,
  measured: z.array(
    z.object({
      form: FormName,
      picturesPerSecond: z.number().nullable(),
      cosine: z.number().nullable(),
    }),
  ),
  chosen: FormName,
});

const ownFormPath = (home: string): string => join(home, FOLDER, OWN_FILE);

/** Processor, in words that change with it. */
const thisMachine = (): string => `${process.arch} ${cpus()[0]?.model ?? ""} ${process.versions.modules}`;

/** The sizes of a model's vision files, by name. */
export const visionFiles = async (
  folder: string,
  names: readonly string[],
): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, (await stat(join(folder, "onnx", name))).size] as const),
    ),
  );

/**
 * What was measured of a model, or null: never, on another machine, of other files, or the program's own form was
 * chosen and is gone.
 */
export const readForms = async (folder: string, home: string): Promise<ModelForms | null> => {
  try {
    const kept = FormsFile.parse(JSON.parse(await readFile(join(home, FOLDER, FORMS_FILE), "utf8")));
    if (kept.machine !== thisMachine()) return null;
    const now = await visionFiles(folder, Object.keys(kept.files));
    if (Object.entries(kept.files).some(([name, size]) => now[name] !== size)) return null;
    if (kept.chosen === "winnow") await stat(ownFormPath(home));
    return { reference: kept.reference, measured: kept.measured, chosen: kept.chosen };
  } catch {
    // Nothing kept, or nothing that holds: the model is used as it came.
    return null;
  }
};

/** To a temporary name, synced, renamed: nobody ever loads half a model. */
const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = `${path}.part`;
  const file = await open(temporary, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
};

/** Makes the place. A stand-in for a model's folder needs its configuration, which says of what kind the model is. */
export const prepareHome = async (folder: string, home: string): Promise<void> => {
  await mkdir(join(home, FOLDER), { recursive: true });
  if (home !== folder) await copyFile(join(folder, "config.json"), join(home, "config.json"));
};

export const writeOwnForm = (home: string, chunks: readonly Uint8Array[]): Promise<void> =>
  writeWhole(ownFormPath(home), Buffer.concat(chunks));

export const removeOwnForm = (home: string): Promise<void> => rm(ownFormPath(home), { force: true });

export const writeForms = async (
  home: string,
  forms: ModelForms,
  files: Readonly<Record<string, number>>,
): Promise<void> => {
  const text = JSON.stringify({ version: 1, machine: thisMachine(), files, ...forms }, null, 2);
  await writeWhole(join(home, FOLDER, FORMS_FILE), new TextEncoder().encode(text));
};

/** Whether the program's own form lies there. */
export const hasOwnForm = async (home: string): Promise<boolean> =>
  stat(ownFormPath(home)).then(
    () => true,
    () => false,
  );
