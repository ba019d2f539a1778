import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PracticePlan, practicePlanSchema } from "#shared/contract/practice-plan.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { canTakePlace } from "#shared/domain/places.ts";
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
  /** Lets the pictures come that the program was quit before. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Remembers the job whose pictures are still arriving. */
const LIVE_SETTING = "practice.live";

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

  const readPlan = async (): Promise<PracticePlan> =>
    practicePlanSchema.parse(JSON.parse(await readFile(join(folder, "practice.json"), "utf8")));

  const feed = (job: Job, pictures: PracticePlan["jobs"][number]["pictures"]): void => {
    feeding = feedPractice(
      {
        serverUrl,
        code: job.code,
        invite: inviteFor(ports, job),
        pictures: pictures.map(({ file, worker }) => ({ path: join(folder, file), worker })),
        log: ports.log,
      },
      stopping.signal,
    );
  };

  const make = async (): Promise<readonly JobId[]> => {
    await useModel();
    const plan = await readPlan();
    // Two of the jobs lie in the past: their closes are written down only once their pictures are in.
    const made = await timekeeper.holdDuring(() =>
      makePractice(ports, plan, (file) => createReadStream(join(folder, file))),
    );
    await ports.store.write(async (tx) => {
      await tx.setSetting(LIVE_SETTING, made.live.job.id);
      return null;
    });
    feed(made.live.job, made.live.pictures);
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
    resume: async () => {
      const live = await ports.store.reader.setting(LIVE_SETTING);
      const job = live === null ? null : await ports.store.reader.job(live as JobId);
      if (job === null) return;
      started = true;
      // Pictures arrive in the plan's order, so what came tells what is missing.
      const { pendingScore, approved, rejected, retryPending } = job.counts;
      const came = pendingScore + approved + rejected + retryPending;
      const pictures = (await readPlan()).jobs.find(({ kind }) => kind === "auto")?.pictures ?? [];
      if (came < pictures.length && canTakePlace(job, ports.clock.now()) === null) {
        feed(job, pictures.slice(came));
      }
    },
    stop: async () => {
      stopping.abort();
      await feeding;
    },
  };
};
