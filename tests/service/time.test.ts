import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { briefOf, newJobSchema, type NewJobInput } from "#shared/contract/new-job.ts";
import { drawWinners } from "#shared/domain/draw.ts";
import type { Job } from "#shared/domain/job.ts";
import { stateOf } from "#shared/domain/places.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import { DAY, HOUR, MINUTE } from "#shared/lib/instant.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { cancelJob, makeJob, settleJob } from "../../electron/service/jobs.ts";
import { workerLink } from "../../electron/service/worker-link.ts";
import { hmacHex } from "../helpers/domain.ts";
import { score } from "../http/helpers/story.ts";
import { REPOSITORY, startTestService, TestClock, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, upload } from "../helpers/worker.ts";
import { temporaryFolder } from "../store/temporary-store.ts";

let service: TestService;
let clock: TestClock;
beforeEach(async () => {
  clock = new TestClock(Date.now());
  // These are about the clock, so scores arrive without a scoring process.
  service = await startTestService({ clock, model: null });
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
  const worker = await joinAs({ upload_url: workerLink(service.ports, service.url, job) }, "Mika K.");
  for (const picture of drawnPictures().slice(0, count))
    await score(service, (await upload(worker, picture.bytes)).id, 4);
};

/** What is told of these jobs from now on, in words. */
const tellingsOf = (...jobs: readonly Job[]): string[] => {
  const told: string[] = [];
  service.ports.store.onCommitted((events) => {
    for (const { event } of events) {
      if (!("jobId" in event) || "submissionId" in event || jobs.every(({ id }) => id !== event.jobId))
        continue;
      told.push(event.type === "job.selection_reminder" ? `${String(event.hoursLeft)} h left` : event.type);
    }
  });
  return told;
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
    expect(phaseOf(await reread(job), clock.now())).toBe("moderator_selection");
  });
});

describe("a missed deadline", () => {
  test("is raised once, and the reminders before it once each", async () => {
    const job = await jobOf({});
    await send(job, 1);
    const told = tellingsOf(job);
    for (let hour = 0; hour < 60; hour += 1) {
      clock.advance(HOUR / 2);
      await service.timekeeper.tick();
      await service.timekeeper.tick();
    }
    expect(told).toEqual(["job.closed", "6 h left", "1 h left", "job.deadline_missed"]);
    expect((await reread(job)).reminders).toBe(2);
  });

  test("is raised for a job slept through from before its close until after its deadline", async () => {
    const job = await jobOf({});
    await send(job, 1);
    const told = tellingsOf(job);
    clock.advance(7 * DAY);
    await service.timekeeper.tick();
    await service.timekeeper.tick();
    expect(told).toEqual(["job.closed", "job.deadline_missed"]);
    expect(await reread(job)).toMatchObject({ deadlineMissedAt: clock.now(), reminders: 0 });
  });

  test("is raised once at the next start after a week switched off", async () => {
    const first = await startTestService({ model: null, clock, keepFolder: true });
    const owner = await ensureOwner(first.ports, DESK_OWNER);
    const job = await makeJob(
      first.ports,
      owner.id,
      briefOf(
        newJobSchema.parse({
          type: "custom",
          title: "Red cars",
          description: "Send one picture of a red car.",
          max_completions: 2,
          selection_type: "creator",
          selection_time_minutes: 60,
        }),
      ),
    );
    const worker = await joinAs({ upload_url: workerLink(first.ports, first.url, job) }, "Mika K.");
    await upload(worker, drawnPictures()[0]!.bytes);
    await first.stop();
    clock.advance(7 * DAY);
    const second = await startTestService({ model: null, clock, dataDir: first.dataDir, keepFolder: true });
    await second.timekeeper.tick();
    const missedAt = (await second.ports.store.reader.job(job.id))?.deadlineMissedAt;
    expect(missedAt).toBe(clock.now());
    await second.stop();
    clock.advance(DAY);
    const third = await startTestService({ model: null, clock, dataDir: first.dataDir });
    await third.timekeeper.tick();
    expect((await third.ports.store.reader.job(job.id))?.deadlineMissedAt).toBe(missedAt);
    await third.stop();
  });

  test("is not raised for a job settled in time, cancelled, or settled by the clock because nobody was eligible", async () => {
    const settled = await jobOf({});
    const cancelled = await jobOf({});
    const empty = await jobOf({});
    await send(settled, 1);
    await send(cancelled, 1);
    const told = tellingsOf(settled, cancelled, empty);
    clock.advance(2 * HOUR);
    await service.timekeeper.tick();
    await settleJob(service.ports, settled.id, {
      by: { role: "creator", name: "Nadia" },
      reason: "None fits.",
    });
    await cancelJob(service.ports, cancelled.id, { by: { role: "creator", name: "Nadia" } });
    told.splice(0);
    clock.advance(7 * DAY);
    await service.timekeeper.tick();
    expect(told).toEqual([]);
    expect(phaseOf(await reread(empty), clock.now())).toBe("settled");
  });

  test("stays missed under a clock that is set back by days, and reminds of nothing again", async () => {
    const job = await jobOf({});
    await send(job, 1);
    clock.advance(3 * DAY);
    await service.timekeeper.tick();
    const told = tellingsOf(job);
    clock.advance(-3 * DAY);
    for (let hour = 0; hour < 80; hour += 1) {
      expect(phaseOf(await reread(job), clock.now())).toBe("moderator_selection");
      await service.timekeeper.tick();
      clock.advance(HOUR);
    }
    expect(told).toEqual([]);
  });
});

describe("the reminders of a creator's window", () => {
  test("are one, the latest, after a sleep through both", async () => {
    const job = await jobOf({});
    await send(job, 1);
    clock.advance(HOUR);
    await service.timekeeper.tick();
    const told = tellingsOf(job);
    clock.advance(23.5 * HOUR);
    await service.timekeeper.tick();
    await service.timekeeper.tick();
    expect(told).toEqual(["1 h left"]);
    expect((await reread(job)).reminders).toBe(2);
  });

  test("say how long is really left after a sleep through the first", async () => {
    const job = await jobOf({});
    await send(job, 1);
    const told = tellingsOf(job);
    clock.advance(HOUR + 21 * HOUR);
    await service.timekeeper.tick();
    expect(told).toEqual(["job.closed", "3 h left"]);
  });
});

describe("a machine that slept across a close", () => {
  test("takes no upload after it, though nothing is written down yet", async () => {
    const job = await jobOf({});
    const worker = await joinAs({ upload_url: workerLink(service.ports, service.url, job) }, "Mika K.");
    clock.advance(2 * HOUR);
    const refused = await upload(worker, drawnPictures()[0]!.bytes, { expectStatus: 409 });
    expect(refused).toMatchObject({ error: { code: "job_closed" } });
  });

  test("draws once, and a clock set back by days draws nothing again and reopens nothing", async () => {
    const job = await jobOf({ selection_type: "random" });
    await send(job, 3);
    const told = tellingsOf(job);
    clock.advance(5 * DAY);
    await service.timekeeper.tick();
    clock.advance(-5 * DAY);
    await service.timekeeper.tick();
    clock.advance(5 * DAY);
    await service.timekeeper.tick();
    expect(told).toEqual(["job.closed", "job.winners_chosen", "job.settled"]);
    expect(await service.ports.store.reader.receipts(job.id)).toHaveLength(1);
    expect(stateOf(await reread(job), clock.now())).toBe("completed");
  });
});

/** The resources with the first few pictures of each practice job: all hundred take seconds to receive and to score. */
const fewPictures = (): string => {
  const [whole, few] = [join(REPOSITORY, "resources"), temporaryFolder()];
  mkdirSync(join(few, "practice"));
  const plan = JSON.parse(readFileSync(join(whole, "practice", "practice.json"), "utf8")) as {
    readonly jobs: readonly { readonly key: string; readonly pictures: readonly unknown[] }[];
  };
  const jobs = plan.jobs.map((job) => ({ ...job, pictures: job.pictures.slice(0, 4) }));
  writeFileSync(join(few, "practice", "practice.json"), JSON.stringify({ jobs }));
  copyFileSync(join(whole, "models.json"), join(few, "models.json"));
  for (const path of ["models", ...jobs.map(({ key }) => join("practice", key))])
    symlinkSync(join(whole, path), join(few, path), "junction");
  return few;
};

describe("the practice jobs", () => {
  test("stand in three different hours: one open, one with its creator's window running, one missed yesterday", async () => {
    const practising = await startTestService({ clock, model: null, resourcesDir: fewPictures() });
    onTestFinished(() => practising.stop());
    const ids = await practising.startPractice();
    if ("kind" in ids) throw new Error(ids.message);
    await practising.timekeeper.tick();
    const phases = await Promise.all(
      ids.map(async (id) => {
        const job = await practising.ports.store.reader.job(id);
        return job === null ? null : phaseOf(job, clock.now());
      }),
    );
    expect(phases).toEqual(["none", "creator_selection", "moderator_selection"]);
  });

  test("go on arriving after the program was quit in the middle", async () => {
    const resourcesDir = fewPictures();
    const first = await startTestService({ model: null, resourcesDir, keepFolder: true });
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
    const second = await startTestService({ model: null, resourcesDir, dataDir: first.dataDir });
    await received(second);
    const again = await second.startPractice();
    expect(again).toMatchObject({ code: "wrong_state" });
    await second.stop();
  });
});
