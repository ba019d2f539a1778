/** What an export consists of, made part by part while it is written: nothing of it is ever whole in memory. */
import type { ExportFormat, ExportPictures } from "#shared/contract/export-calls.ts";
import type { Job } from "#shared/domain/job.ts";
import type { ArchiveEntry, ExportedFile, ExportRow } from "../export-port.ts";
import type { Ports } from "../ports.ts";
import { CSV_START } from "./figures-csv.ts";
import { CSV_COLUMNS, csvRow, exportedName, jsonRow, WORKER_COLUMNS } from "./row-words.ts";

/** Rows that are read at once in the reader worker, which answers others in between. */
const ROWS_AT_ONCE = 500;
/** WebP knows no longer side. */
const LONGEST_COPY = 16_383;

export interface ExportWish {
  readonly job: Job;
  readonly numbers: readonly number[];
  readonly format: ExportFormat;
  readonly pictures: ExportPictures;
  readonly workers: boolean;
}

/** Told as it goes. */
export interface ExportCount {
  done: number;
  left: number;
}

async function* rowsOf(ports: Ports, { job, numbers }: ExportWish): AsyncGenerator<readonly ExportRow[]> {
  for (let from = 0; from < numbers.length; from += ROWS_AT_ONCE) {
    yield await ports.store.views.exportRows(job.id, numbers.slice(from, from + ROWS_AT_ONCE));
  }
}

export async function* csvParts(ports: Ports, wish: ExportWish, count: ExportCount): AsyncGenerator<string> {
  const { csvLines } = ports.exports;
  yield CSV_START + csvLines([[...CSV_COLUMNS, ...(wish.workers ? WORKER_COLUMNS : [])]]);
  for await (const rows of rowsOf(ports, wish)) {
    yield csvLines(rows.map((row) => csvRow(row, wish.workers)));
    count.done += rows.length;
  }
}

export async function* jsonParts(ports: Ports, wish: ExportWish, count: ExportCount): AsyncGenerator<string> {
  const { id, code, title, type } = wish.job;
  yield `{"job":${JSON.stringify({ id, code, title, type })},"submissions":[`;
  let between = "\n";
  for await (const rows of rowsOf(ports, wish)) {
    yield rows
      .map((row) => {
        const text = between + JSON.stringify(jsonRow(row, wish.workers));
        between = ",\n";
        return text;
      })
      .join("");
    count.done += rows.length;
  }
  yield "\n]}\n";
}

interface Manifested {
  readonly name: string;
  readonly number: number;
  readonly kind: ExportPictures;
  readonly originalSha256: string;
  readonly sha256?: string;
  readonly sizeBytes?: number;
  readonly problem?: string;
}

/** Pictures one by one, then the rows as CSV, then what is in it with the hash of each. */
export async function* archiveEntries(
  ports: Ports,
  wish: ExportWish,
  count: ExportCount,
  scratch: string,
): AsyncGenerator<ArchiveEntry> {
  const manifest: Manifested[] = [];
  const lines: string[] = [];
  for await (const rows of rowsOf(ports, wish)) {
    for (const row of rows) {
      for (const file of row.files) {
        const entry = await fileEntry(ports, wish, row, file, scratch, manifest);
        if (entry === null) count.left += 1;
        else yield entry;
      }
      count.done += 1;
    }
    lines.push(ports.exports.csvLines(rows.map((row) => csvRow(row, wish.workers))));
  }
  const head = ports.exports.csvLines([[...CSV_COLUMNS, ...(wish.workers ? WORKER_COLUMNS : [])]]);
  yield { name: "submissions.csv", content: CSV_START + head + lines.join("") };
  yield { name: "manifest.json", content: `${JSON.stringify({ files: manifest }, null, 1)}\n` };
}

/** Null where it cannot be had, which the manifest says. */
const fileEntry = async (
  ports: Ports,
  wish: ExportWish,
  row: ExportRow,
  file: ExportedFile,
  scratch: string,
  manifest: Manifested[],
): Promise<ArchiveEntry | null> => {
  const { workers, pictures } = wish;
  const original = pictures === "originals";
  const name = `files/${exportedName(wish.job, row, file, original ? { workers } : { workers, ending: "webp" })}`;
  const facts = { name, number: row.number, kind: pictures, originalSha256: file.sha256 };
  const not = (problem: string): null => {
    manifest.push({ ...facts, problem });
    return null;
  };
  if (!(await ports.files.exists(file.sha256))) return not("The file is missing from the data folder.");
  if (original) {
    return {
      name,
      content: { path: ports.files.pathOf(file.sha256) },
      written: async (written) => void manifest.push({ ...facts, ...written }),
    };
  }
  if (!file.contentType.startsWith("image/")) return not("Only pictures can be copied without their data.");
  const path = `${scratch}/${file.sha256}.webp`;
  const made = await ports.scorer.preview(ports.files.pathOf(file.sha256), path, LONGEST_COPY);
  if (made.kind !== "made") return not(made.message);
  return {
    name,
    content: { path },
    written: async (written) => {
      manifest.push({ ...facts, ...written });
      await ports.exports.remove(path);
    },
  };
};
