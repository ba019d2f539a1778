import type { ExportProgress, ExportSize } from "#shared/contract/export-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { assertNever } from "#shared/lib/assert-never.ts";
import { AppError } from "#shared/lib/app-error.ts";
import type { Ports } from "../ports.ts";
import { archiveEntries, csvParts, type ExportCount, type ExportWish, jsonParts } from "./export-parts.ts";

const SIZES_AT_ONCE = 2_000;
/** Ended exports that can still be asked about. */
const REMEMBERED = 20;

interface Running {
  progress: ExportProgress;
  readonly count: ExportCount;
  readonly abort: AbortController;
}

export interface Exports {
  /** All numbers of a job, the oldest first. */
  numbersOf(jobId: JobId): Promise<readonly number[]>;
  size(jobId: JobId, numbers: readonly number[]): Promise<ExportSize>;
  /** Begins, and answers at once. */
  start(wish: ExportWish, path: string, name: string): string;
  progress(id: string): ExportProgress | Refusal;
  cancel(id: string): void;
}

/** Exports run beside everything else; what is known of them is kept while the program runs. */
export const createExports = (ports: Ports): Exports => {
  const known = new Map<string, Running>();

  const run = async (id: string, running: Running, wish: ExportWish, path: string): Promise<void> => {
    const end = (facts: Partial<ExportProgress>): void => {
      running.progress = { ...running.progress, ...facts };
    };
    try {
      await write(ports, wish, path, running);
      end({ state: "done" });
    } catch (error) {
      if (running.abort.signal.aborted) end({ state: "cancelled" });
      else {
        ports.log.error({ error, exportId: id }, "An export failed.");
        end({
          state: "failed",
          problem:
            error instanceof AppError
              ? error.message
              : "Something went wrong and nothing was saved. Try again; the log has the details.",
        });
      }
    }
    for (const [old, { progress }] of known) {
      if (known.size <= REMEMBERED) break;
      if (progress.state !== "running") known.delete(old);
    }
  };

  return {
    numbersOf: async (jobId) => {
      const all = { jobId, statuses: [], stars: [], reviewed: "all", sort: "oldest" } as const;
      return [...(await ports.store.views.triageIndex(all)).numbers];
    },
    size: async (jobId, numbers) => {
      let sum: ExportSize = { rows: 0, files: 0, bytes: 0 };
      for (let from = 0; from < numbers.length; from += SIZES_AT_ONCE) {
        const part = await ports.store.views.exportSize(jobId, numbers.slice(from, from + SIZES_AT_ONCE));
        sum = {
          rows: sum.rows + part.rows,
          files: sum.files + part.files,
          bytes: sum.bytes + part.bytes,
        };
      }
      return sum;
    },
    start: (wish, path, name) => {
      const id = ports.ids.next();
      const running: Running = {
        progress: { state: "running", done: 0, rows: wish.numbers.length, left: 0, name, problem: null },
        count: { done: 0, left: 0 },
        abort: new AbortController(),
      };
      known.set(id, running);
      void run(id, running, wish, path);
      return id;
    },
    progress: (id) => {
      const running = known.get(id);
      return running === undefined
        ? refuse("not_found", "This export is not known any more.")
        : { ...running.progress, ...running.count };
    },
    cancel: (id) => known.get(id)?.abort.abort(),
  };
};

const write = async (
  ports: Ports,
  wish: ExportWish,
  path: string,
  { count, abort: { signal } }: Running,
): Promise<void> => {
  switch (wish.format) {
    case "csv":
      return ports.exports.writeText(path, csvParts(ports, wish, count), signal);
    case "json":
      return ports.exports.writeText(path, jsonParts(ports, wish, count), signal);
    case "zip": {
      const scratch = await ports.exports.scratch();
      try {
        await ports.exports.writeArchive(path, archiveEntries(ports, wish, count, scratch.path), signal);
      } finally {
        await scratch.remove();
      }
      return;
    }
    default:
      assertNever(wish.format);
  }
};
