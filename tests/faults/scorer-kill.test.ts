import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { monthOf } from "#shared/domain/ledger.ts";
import { parsePublicId, type SubmissionId } from "#shared/domain/ids.ts";
import { ensureOwner } from "../../electron/service/access.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { startTestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, upload } from "../helpers/worker.ts";

/** Most of the time is starting processes and loading the model; CI has more of it. */
const [PICTURES, KILLS] = process.env["CI"] ? [1000, 50] : [48, 2];
const AT_ONCE = 4;
/** A kill falls when a random number of scores have come since the last, and then after a random while. */
const MOST_SCORES = Math.floor(PICTURES / KILLS) - 2;
const MOST_MS = 120;

const NO_LIMIT = { max: 1_000_000, windowMs: 60_000 };

test(
  `each of ${String(PICTURES)} pictures is scored once, and paid for once, while the scoring process is killed ${String(KILLS)} times`,
  { timeout: 900_000 },
  async () => {
    let scorer = 0;
    const starts: number[] = [];
    const log = pino(
      { level: "info" },
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          const { msg, pid } = JSON.parse(chunk.toString()) as { readonly msg: string; readonly pid: number };
          if (msg === "The scoring process starts") starts.push((scorer = pid));
          done();
        },
      }),
    );
    const service = await startTestService({
      log,
      checkAnswers: false,
      limits: { workerUploads: NO_LIMIT, workerRequests: NO_LIMIT, maxSubmissionsPerWorker: 10_000 },
    });
    try {
      const { ports } = service;
      const owner = await ensureOwner(ports, "acme");
      const brief = newJobSchema.parse({
        type: "data_collection",
        title: "Red cars",
        description: "One red car in each photo.",
        scoring_criteria: ["a red car"],
        files_needed: 10_000,
      });
      const job = await makeJob(ports, owner.id, briefOf(brief));

      const scores = new Map<SubmissionId, number>();
      let since = 0;
      let kills = 0;
      let wanted = 1 + Math.floor(Math.random() * MOST_SCORES);
      const told = new Set<() => void>();
      ports.store.onCommitted((events) => {
        for (const { event } of events) {
          if (event.type !== "submission.scored") continue;
          scores.set(event.submissionId, (scores.get(event.submissionId) ?? 0) + 1);
          since += 1;
        }
        if (since >= wanted && kills < KILLS) {
          since = 0;
          kills += 1;
          wanted = 1 + Math.floor(Math.random() * MOST_SCORES);
          setTimeout(() => {
            try {
              process.kill(scorer, "SIGKILL");
            } catch {
              // It is being started again after the last kill; a death in between is one too.
            }
          }, Math.random() * MOST_MS);
        }
        for (const listener of told) listener();
      });

      const jpegs = drawnPictures().filter(({ file }) => file.endsWith(".jpg"));
      const sent = new Set<SubmissionId>();
      const hand = async (from: number): Promise<void> => {
        const worker = await joinAs(
          { upload_url: service.sharing.state(job).localUrl },
          `Hand ${String(from)}`,
        );
        for (let turn = from; turn < PICTURES; turn += AT_ONCE) {
          // What follows a JPEG's end marker is no part of the picture, so each is a file of its own.
          const { bytes } = jpegs[turn % jpegs.length]!;
          const { id } = await upload(worker, Buffer.concat([bytes, Buffer.from(String(turn))]));
          sent.add(parsePublicId<SubmissionId>("submission", id)!);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, (_, from) => hand(from)));
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (scores.size >= PICTURES) resolve();
        };
        told.add(look);
        look();
      });

      expect(kills).toBe(KILLS);
      expect(starts.length).toBeGreaterThan(1);
      expect([...scores.values()].filter((times) => times !== 1)).toEqual([]);
      expect(new Set(scores.keys())).toEqual(sent);
      const month = monthOf(ports.clock.now());
      expect(await ports.store.reader.monthBalance(owner.id, "credit", month)).toBe(PICTURES);
      const all = await ports.store.reader.submissions([...sent]);
      // A score, not a rejection for having stopped the process.
      expect(all.filter(({ stars, scoredAt }) => stars === null || scoredAt === null)).toEqual([]);
      expect(await ports.store.views.scoreQueueLength(10)).toBe(0);
      for (const id of sent) {
        const [file, ...others] = await ports.store.reader.filesOf(id, 1);
        expect(others).toEqual([]);
        expect(file?.facts).not.toBeNull();
      }
    } finally {
      await service.stop();
    }
  },
);
