import type { ExportAnswers } from "#shared/contract/export-calls.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { createExports } from "../export/exports.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

/** What leaves a job as a file: how much it is, where to, how far it is. */
export const exportHandlers = (ports: DeskPorts): Pick<DeskHandlers, keyof ExportAnswers> => {
  const exports = createExports(ports);
  return {
    "export.size": async ({ jobId, numbers }) =>
      exports.size(jobId, numbers === null ? await exports.numbersOf(jobId) : [...numbers]),
    "export.start": async ({ jobId, numbers, format, pictures, workers }) => {
      const job = await ports.store.reader.job(jobId);
      if (job === null) return refuse("not_found", "There is no such job.");
      const name = `${job.code}.${format}`;
      const path = await ports.desk.chooseSavePath(name);
      if (path === null) return null;
      const wanted = numbers === null ? await exports.numbersOf(jobId) : [...numbers];
      const saved = path.split(/[\\/]/).at(-1) ?? name;
      return { exportId: exports.start({ job, numbers: wanted, format, pictures, workers }, path, saved) };
    },
    "export.progress": ({ exportId }) => Promise.resolve(exports.progress(exportId)),
    "export.cancel": ({ exportId }) => {
      exports.cancel(exportId);
      return Promise.resolve(null);
    },
  };
};
