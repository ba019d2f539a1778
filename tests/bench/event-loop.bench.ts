/** Event-loop delay of main while 1,000 pictures arrive over HTTP from another process and are scored. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isRefusal } from "#shared/domain/refusal.ts";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { DESK_OWNER, ensureOwner, inviteFor } from "../../electron/service/access.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { startTestService } from "../helpers/service.ts";
import { report } from "./report.ts";

const PICTURES = 1000;
const LIMIT_MS = 10;

const service = await startTestService({ checkAnswers: false });
try {
  const { ports } = service;
  const owner = await ensureOwner(ports, DESK_OWNER);
  const job = await makeJob(
    ports,
    owner.id,
    briefOf(
      newJobSchema.parse({
        type: "data_collection",
        title: "Red cars",
        description: "One red car in each photo.",
        scoring_criteria: ["a red car", "a sharp photo"],
        files_needed: 10_000,
      }),
    ),
  );
  let scored = 0;
  const all = new Promise<void>((resolve) => {
    ports.store.onCommitted((events) => {
      scored += events.filter(({ event }) => event.type === "submission.scored").length;
      if (scored >= PICTURES) resolve();
    });
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const began = performance.now();
  delay.enable();
  const client = fork(join(import.meta.dirname, "upload-client.ts"), [
    service.url,
    job.code,
    inviteFor(ports, job),
    String(PICTURES),
  ]);
  const failed = new Promise<never>((_, reject) => {
    client.on("exit", (code) => {
      if (code !== 0) reject(new Error(`The uploading process ended with ${String(code)}.`));
    });
  });
  await Promise.race([all, failed]);
  delay.disable();
  const overview = await ports.store.views.jobOverview(job.id);
  if (isRefusal(overview) || overview === null) throw new Error("The job is gone.");
  const p99 = delay.percentile(99) / 1e6 - 1;
  report({
    name: "event-loop delay p99 of main while 1,000 pictures arrive and are scored",
    ratio: p99 / LIMIT_MS,
    against: `${String(LIMIT_MS)} ms`,
    limit: { at: 1, side: "most" },
    detail: {
      "p99 ms": p99,
      "p50 ms": delay.percentile(50) / 1e6 - 1,
      "max ms": delay.max / 1e6,
      "pictures per second": PICTURES / ((performance.now() - began) / 1000),
    },
  });
} finally {
  await service.stop();
}
