import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { briefOf, newJobSchema, type NewJobInput } from "#shared/contract/new-job.ts";
import { drawWinners } from "#shared/domain/draw.ts";
import type { Job } from "#shared/domain/job.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import { DAY, HOUR, MINUTE } from "#shared/lib/instant.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { hmacHex } from "../helpers/domain.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, scoredCount, upload } from "../helpers/worker.ts";

let service: TestService;
let clock: TestClock;
beforeEach(async () => {
  clock = new TestClock(Date.now());
  service = await startTestService({ clock });
});
afterEach(async () => {
  await service.stop();
});

const jobOf = async (over: Partial<NewJobInput>): Promise<Job> => {
  const owner = await ensureOwner(service.ports, DESK_OWNER);
  const brief = newJobSchema.parse({
    type: "custom",
    title: "Red cars",
    description: "Send one picture of a red car.",
    max_completions: 2,
    selection_type: "creator",
    selection_time_minutes: 60,
    ...over,
  });
  return makeJob(service.ports, owner.id, briefOf(brief));
};
const reread = async (job: Job): Promise<Job> => {
  const found = await service.ports.store.reader.job(job.id);
  if (found === null) throw new Error("The job is gone.");
  return found;
};
const send = async (job: Job, count: number): Promise<void> => {
  const worker = await joinAs({ upload_url: service.sharing.uploadUrl(job) }, "Mika K.");
  const done = scoredCount(service, count);
  for (const picture of drawnPictures().slice(0, count)) await upload(worker, picture.bytes);
  await done;
};

describe("a random job", () => {
  test("draws once at its close, as anyone can recompute from the secret that was promised", async () => {
    const job = await jobOf({ selection_type: "random" });
    await send(job, 4);
    clock.advance(61 * MINUTE);
    await service.timekeeper.tick();
    await service.timekeeper.tick();

    const drawn = await reread(job);
    expect(phaseOf(drawn, clock.now())).toBe("settled");
    const secret = drawn.draw?.secret ?? "";
    expect(createHash("sha256").update(Buffer.from(secret, "hex")).digest("hex")).toBe(job.draw?.commitment);
    const receipts = await service.ports.store.reader.receipts(job.id);
    expect(receipts).toHaveLength(1);
    const eligible = (await service.ports.store.reader.eligibleSubmissions(job.id)).map(({ id }) => id);
    expect(receipts[0]?.winners).toEqual(drawWinners(eligible, 2, (text) => hmacHex(secret, text)).winners);
    expect(drawn.counts.winners).toBe(2);
  });

  test("with nobody in it is drawn too, and settled", async () => {
    const job = await jobOf({ selection_type: "random" });
    clock.advance(7 * DAY);
    await service.timekeeper.tick();
    const drawn = await reread(job);
    expect(drawn.draw).toMatchObject({ eligibleCount: 0 });
    expect(phaseOf(drawn, clock.now())).toBe("settled");
  });
});

describe("a creator's job", () => {
  test("is right the moment a machine wakes, before anything is written down, and a clock set back reopens nothing", async () => {
    const job = await jobOf({});
    await send(job, 1);
    clock.advance(30 * HOUR);
    expect(phaseOf(await reread(job), clock.now())).toBe("moderator_selection");
    await service.timekeeper.tick();
    expect((await reread(job)).closedAt).toBe(clock.now());
    clock.advance(-30 * HOUR);
    expect(phaseOf(await reread(job), clock.now())).toBe("creator_selection");
  });
});

describe("the practice jobs", () => {
  test("stand in three different hours: one open, one with its creator's window running, one missed yesterday", async () => {
    const ids = await service.startPractice();
    if ("kind" in ids) throw new Error(ids.message);
    await service.timekeeper.tick();
    const phases = await Promise.all(
      ids.map(async (id) => {
        const job = await service.ports.store.reader.job(id);
        return job === null ? null : phaseOf(job, clock.now());
      }),
    );
    expect(phases).toEqual(["none", "creator_selection", "moderator_selection"]);
  });

  test("go on arriving after the program was quit in the middle", async () => {
    const first = await startTestService({ model: null, keepFolder: true });
    const received = (on: TestService): Promise<void> =>
      new Promise((resolve) => {
        const stop = on.ports.store.onCommitted((events) => {
          if (!events.some(({ event }) => event.type === "submission.received" && event.jobId === live))
            return;
          stop();
          resolve();
        });
      });
    const ids = await first.startPractice();
    if ("kind" in ids) throw new Error(ids.message);
    const [live] = ids;
    await received(first);
    await first.stop();
    const second = await startTestService({ model: null, dataDir: first.dataDir });
    await received(second);
    const again = await second.startPractice();
    expect(again).toMatchObject({ code: "wrong_state" });
    await second.stop();
  });
});
