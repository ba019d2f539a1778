import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { ExportAnswers } from "#shared/contract/export-calls.ts";
import type { World } from "./world.ts";

type Handlers = { readonly [C in keyof ExportAnswers]: (input: DeskInput<C>) => ExportAnswers[C] };

/** An export that is half done at the first question and done at the second, unless it was cancelled. */
export const fakeExport = (world: World): Handlers => {
  let rows = 0;
  let asked = 0;
  let cancelled = false;
  return {
    "export.size": ({ jobId, numbers }) => {
      const total = world.jobs.find((job) => job.id === jobId)?.counts.total ?? 0;
      rows = numbers?.length ?? total;
      return { rows, files: rows, bytes: rows * 1_700_000 };
    },
    "export.start": () => {
      asked = 0;
      cancelled = false;
      return { exportId: "00000000-0000-7000-8000-000000000001" };
    },
    "export.progress": () => {
      asked += 1;
      const state = cancelled ? "cancelled" : asked > 1 ? "done" : "running";
      const done = state === "done" ? rows : Math.floor(rows / 2);
      return { state, done, rows, left: 0, name: "k3fm82qa.zip", problem: null };
    },
    "export.cancel": () => ((cancelled = true), null),
  };
};
