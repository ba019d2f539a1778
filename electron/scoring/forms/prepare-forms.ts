import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MeasuredForm, ModelFormName, ModelForms } from "#shared/domain/scoring/model-forms.ts";
import { inspectModelFolder, visionFileOf, type ModelFolder, type ModelForm } from "../clip/model-folder.ts";
import { openModelPool, type ModelPool } from "../clip/model-pool.ts";
import { fillTensor, normalisingTables } from "../imaging/model-input.ts";
import { messageOf } from "../message-of.ts";
import { chooseForm, referenceAmong } from "./choose-form.ts";
import { prepareHome, removeOwnForm, visionFiles, writeForms, writeOwnForm } from "./forms-file.ts";
import { rewriteQuantized } from "./rewrite-quantized.ts";
import { testSquares } from "./test-pictures.ts";
import { WireError } from "./wire.ts";

const BATCH = 8;
/** The fastest of so many batches counts: what other programs do only ever makes one slower. */
const ROUNDS = 4;

interface PrepareOptions {
  readonly path: string;
  /** Where the program's own form and the choice go: the folder itself, or a stand-in where that is not ours. */
  readonly home: string;
  readonly workerEntry: URL;
  /** A model's thread ended in the middle; nothing is answered any more. */
  readonly onCrash: (reason: string) => void;
}

interface Looked {
  readonly rows: Float32Array;
  readonly width: number;
  readonly picturesPerSecond: number;
}

/** The batches of test pictures, as tensors of their own, since a model worker keeps what it is given. */
const tensorOf = (folder: ModelFolder, squares: readonly Uint8Array[]): Float32Array<ArrayBuffer> => {
  const pixels = new Float32Array(squares.length * 3 * folder.image.size ** 2);
  const tables = normalisingTables(folder.image);
  squares.forEach((square, place) => fillTensor(pixels, place, square, tables));
  return pixels;
};

const look = async (folder: ModelFolder, pool: ModelPool): Promise<Looked> => {
  const squares = testSquares(folder.image.size);
  const rows = new Float32Array(squares.length * pool.width);
  for (let from = 0; from < squares.length; from += BATCH) {
    const batch = squares.slice(from, from + BATCH);
    rows.set(await pool.embedPictures(tensorOf(folder, batch), batch.length), from * pool.width);
  }
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const pixels = tensorOf(folder, squares.slice(0, BATCH));
    const began = performance.now();
    await pool.embedPictures(pixels, BATCH);
    fastest = Math.min(fastest, performance.now() - began);
  }
  return { rows, width: pool.width, picturesPerSecond: (BATCH * 1000) / fastest };
};

/** The least cosine of a row to the other's same row; rows are of unit length. */
const leastCosine = (a: Looked, b: Looked): number => {
  if (a.width !== b.width) return 0;
  let least = 1;
  for (let start = 0; start < a.rows.length; start += a.width) {
    let sum = 0;
    for (let at = start; at < start + a.width; at += 1) sum += (a.rows[at] ?? 0) * (b.rows[at] ?? 0);
    least = Math.min(least, sum);
  }
  return least;
};

/** Makes the program's own form of the first 8-bit one the folder has. False where there is nothing to make. */
const makeOwnForm = async (folder: ModelFolder, home: string): Promise<boolean> => {
  const source = folder.visionForms.find((form): form is ModelForm => ["q8", "uint8", "int8"].includes(form));
  if (source === undefined) return false;
  try {
    const chunks = rewriteQuantized(await readFile(join(folder.path, "onnx", visionFileOf(source))));
    if (chunks === null) return false;
    await writeOwnForm(home, chunks);
    return true;
  } catch (error) {
    // A file of another make, or a full disk: the model works as it came.
    const why = error instanceof WireError ? "is not laid out as expected" : messageOf(error);
    process.stderr.write(`No faster form was made of ${source}: ${why}\n`);
    await removeOwnForm(home);
    return false;
  }
};

/**
 * Makes the program's own form, measures every form the folder has, one after the other on one thread, and keeps the
 * table with the choice. Nothing the folder came with is changed. Throws a ModelFolderError when the folder is
 * incomplete or no form of it runs, and what the file system throws when the table cannot be written.
 */
export const prepareForms = async ({
  path,
  home,
  workerEntry,
  onCrash,
}: PrepareOptions): Promise<ModelForms> => {
  const folder = await inspectModelFolder(path);
  await prepareHome(path, home);
  const own = await makeOwnForm(folder, home);
  const forms: readonly ModelFormName[] = [...(own ? (["winnow"] as const) : []), ...folder.visionForms];
  const reference = referenceAmong(folder.visionForms, folder.visionForm);
  const looked = new Map<ModelFormName, Looked>();
  let problem: unknown = null;
  for (const form of forms) {
    const inForm: ModelFolder =
      form === "winnow" ? { ...folder, own: home } : { ...folder, visionForm: form };
    try {
      const pool = await openModelPool({
        folder: inForm,
        withText: false,
        workers: 1,
        workerEntry,
        onCrash,
      });
      try {
        looked.set(form, await look(folder, pool));
      } finally {
        await pool.close();
      }
    } catch (error) {
      problem ??= error;
    }
  }
  const exact = looked.get(reference);
  if (exact === undefined) throw problem;
  const measured = forms.map((form): MeasuredForm => {
    const found = looked.get(form);
    return found === undefined
      ? { form, picturesPerSecond: null, cosine: null }
      : { form, picturesPerSecond: found.picturesPerSecond, cosine: leastCosine(found, exact) };
  });
  const chosen = chooseForm(measured, folder.visionForm, reference);
  if (chosen !== "winnow") await removeOwnForm(home);
  const result: ModelForms = { reference, measured, chosen };
  await writeForms(home, result, await visionFiles(path, folder.visionForms.map(visionFileOf)));
  return result;
};
