import type { Writable } from "node:stream";
import type { RemoteView } from "#shared/contract/remote-views.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";

export type Line =
  | { readonly event: "remote"; readonly remote: RemoteView }
  | { readonly event: "done" | "remark" | "failed"; readonly message: string };
export type Say = (line: Line) => void;

/** One JSON object a line, for programs. */
export const jsonLines =
  (out: Writable): Say =>
  (line) =>
    void out.write(`${JSON.stringify(line)}\n`);

/** For people. */
export const words =
  (out: Writable, err: Writable): Say =>
  (line) => {
    if (line.event === "failed") err.write(`${line.message}\n`);
    else out.write(`${line.event === "remote" ? remoteLines(line.remote).join("\n") : line.message}\n`);
  };

const remoteLines = (remote: RemoteView): readonly string[] => [
  `${remote.name}  ${remote.dialect} at ${remote.baseUrl}: ${remote.trouble?.message ?? remote.state}`,
  ...remote.jobs.map((job) => {
    const reading =
      job.reading === null
        ? `read next ${toIsoSeconds(job.nextReadAt)}`
        : `page ${String(job.reading.pagesRead)} of ${String(job.reading.pagesTotal ?? "?")}, next ${toIsoSeconds(job.reading.nextAt)}${job.reading.doneAt === null ? "" : `, done ${toIsoSeconds(job.reading.doneAt)}`}`;
    const push = job.push === null ? "" : `; ${String(job.push.waiting)} winners to send`;
    const conflict = job.conflictId === null ? "" : "; a conflict to settle on the desk";
    return `  ${job.remoteKey}  ${job.title}: ${String(job.rows)} submissions, ${reading}${push}${conflict}`;
  }),
];
