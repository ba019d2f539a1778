import { basename, extname } from "node:path";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { type ImportSource, ImportProblem } from "./import-source.ts";

const MOST_ENTRIES = 10_000;
const MOST_BYTES = 8 * 1024 ** 3;
/** Weights hardly compress: what becomes so much more than it was is made to fill a disk. */
const MOST_GROWTH = 100;
const GROWS_UNWATCHED_BYTES = 16 * 1024 ** 2;

/**
 * A zip of a model folder, or of what is in it. Names that lead out of the zip, sizes that are not true and zips that
 * unpack to far more than they are end in an ImportProblem; yauzl itself checks names, and sizes while it reads.
 */
export const openZip = async (path: string): Promise<ImportSource> => {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    return sourceOver(zip, await entriesOf(zip), basename(path, extname(path)));
  } catch (error) {
    zip?.close();
    if (error instanceof ImportProblem) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImportProblem("model_incomplete", `${basename(path)} cannot be read as a zip: ${detail}.`, {
      cause: error,
    });
  }
};

const entriesOf = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    bytes += entry.uncompressedSize;
    const grows =
      entry.uncompressedSize > GROWS_UNWATCHED_BYTES &&
      entry.uncompressedSize > entry.compressedSize * MOST_GROWTH;
    if (seen > MOST_ENTRIES || bytes > MOST_BYTES || grows) {
      throw new ImportProblem(
        "model_incomplete",
        "This zip would unpack to far more than a model is. It was not opened further; import a folder instead.",
      );
    }
    if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, entry);
  }
  return entries;
};

/** People zip the folder or what is in it: the config.json that lies highest says where the model begins. */
const sourceOver = (zip: ZipFile, entries: ReadonlyMap<string, Entry>, title: string): ImportSource => {
  const configs = [...entries.keys()].filter((path) => path === CONFIG || path.endsWith(`/${CONFIG}`));
  const highest = configs.sort((a, b) => a.split("/").length - b.split("/").length)[0] ?? CONFIG;
  const outer = highest.slice(0, -CONFIG.length);
  const files = [...entries].flatMap(([path, entry]): [string, number][] =>
    path.startsWith(outer) ? [[path.slice(outer.length), entry.uncompressedSize]] : [],
  );
  return {
    title,
    files: new Map(files),
    open: (path) => {
      const entry = entries.get(outer + path);
      if (entry === undefined) throw new Error(`${path} is not in the zip.`);
      return zip.openReadStreamPromise(entry);
    },
    close: () => {
      zip.close();
    },
  };
};

const CONFIG = "config.json";
