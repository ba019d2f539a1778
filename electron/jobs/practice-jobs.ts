import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { practicePlanSchema } from "#shared/contract/practice-plan.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { inviteFor } from "../service/access.ts";
import type { Ports } from "../service/ports.ts";
import { makePractice } from "../service/practice.ts";
import { feedPractice } from "./practice-feed.ts";
import type { Timekeeper } from "./timekeeper.ts";

export interface PracticeParts {
  readonly ports: Ports;
  /** The drawn pictures and practice.json. */
  readonly folder: string;
  readonly serverUrl: string;
  readonly timekeeper: Timekeeper;
  /** Makes sure that some model can judge the practice jobs. */
  readonly useModel: () => Promise<void>;
}

export interface PracticeJobs {
  /** Makes the three jobs and lets the pictures of the live one arrive. */
  start(): Promise<readonly JobId[] | Refusal>;
  stop(): Promise<void>;
}

export const createPractice = ({
  ports,
  folder,
  serverUrl,
  timekeeper,
  useModel,
}: PracticeParts): PracticeJobs => {
  const stopping = new AbortController();
  let feeding: Promise<void> = Promise.resolve();
  let started = false;

  const make = async (): Promise<readonly JobId[]> => {
    await useModel();
    const plan = practicePlanSchema.parse(JSON.parse(await readFile(join(folder, "practice.json"), "utf8")));
    // Two of the jobs lie in the past: their closes are written down only once their pictures are in.
    const made = await timekeeper.holdDuring(() =>
      makePractice(ports, plan, (file) => createReadStream(join(folder, file))),
    );
    feeding = feedPractice(
      {
        serverUrl,
        code: made.live.job.code,
        invite: inviteFor(ports, made.live.job),
        pictures: made.live.pictures.map(({ file, worker }) => ({ path: join(folder, file), worker })),
        log: ports.log,
      },
      stopping.signal,
    );
    return made.jobIds;
  };

  return {
    start: async () => {
      if (started) {
        return refuse("wrong_state", "The practice jobs are there already. Open them from the inbox.");
      }
      started = true;
      try {
        return await make();
      } catch (error) {
        started = false;
        throw error;
      }
    },
    stop: async () => {
      stopping.abort();
      await feeding;
    },
  };
};
