/** The whole service on a model folder, with a job, and pictures sent to it as a phone would. */
import { readFile } from "node:fs/promises";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { startTestService, type TestService } from "../helpers/service.ts";
import { joinAs, upload } from "../helpers/worker.ts";

const NO_LIMIT = { max: 10_000_000, windowMs: 60_000 };

export interface ScoringService {
  readonly service: TestService;
  /** Uploads a file, made unlike any other by bytes behind its end; resolves with the answer. */
  readonly send: (path: string) => Promise<void>;
  /** Resolves when so many have been scored in all. */
  readonly scored: (count: number) => Promise<void>;
}

export const startScoringService = async (model: string): Promise<ScoringService> => {
  const service = await startTestService({
    model,
    checkAnswers: false,
    limits: { workerUploads: NO_LIMIT, workerRequests: NO_LIMIT, maxSubmissionsPerWorker: 1_000_000 },
  });
  const { ports } = service;
  const owner = await ensureOwner(ports, DESK_OWNER);
  const brief = newJobSchema.parse({
    type: "data_collection",
    title: "Red cars",
    description: "One red car in each photo.",
    scoring_criteria: ["a red car", "a sharp photo"],
    files_needed: 10_000,
  });
  const job = await makeJob(ports, owner.id, briefOf(brief));
  const worker = await joinAs({ upload_url: service.sharing.state(job).localUrl }, "Bench");
  let count = 0;
  let told = (): void => undefined;
  ports.store.onCommitted((events) => {
    count += events.filter(({ event }) => event.type === "submission.scored").length;
    told();
  });
  let sent = 0;
  const bytesOf = new Map<string, Promise<Buffer>>();
  return {
    service,
    send: async (path) => {
      const bytes = bytesOf.get(path) ?? readFile(path);
      bytesOf.set(path, bytes);
      sent += 1;
      await upload(worker, Buffer.concat([await bytes, Buffer.from(String(sent))]));
    },
    scored: (wanted) =>
      new Promise((resolve) => {
        told = () => {
          if (count >= wanted) resolve();
        };
        told();
      }),
  };
};
