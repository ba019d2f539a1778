import { access } from "node:fs/promises";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { newJobSchema, briefOf } from "#shared/contract/new-job.ts";
import { parsePublicId, type SubmissionId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { deskHandlers } from "../../electron/service/desk/handlers.ts";
import type { DeskHandlers, DeskHost } from "../../electron/service/desk/desk-ports.ts";
import type { Power, PowerState } from "../../electron/service/scoring-port.ts";
import { startTestService, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, upload } from "../helpers/worker.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PATIENCE = { timeout: 150_000, interval: 50 };

interface Running {
  readonly service: TestService;
  readonly desk: DeskHandlers;
  readonly job: Job;
  /** Uploads so many pictures, each a file of its own, and answers their ids. */
  readonly send: (count: number) => Promise<readonly SubmissionId[]>;
  /** Ids in the order in which they were scored. */
  readonly scored: readonly SubmissionId[];
}

const deskOf = (service: TestService): DeskHandlers =>
  deskHandlers({
    ...service.ports,
    scoring: () => service.scoring,
    library: () => service.library,
    remotes: () => service.remotes,
    dataFolder: () => service.dataFolder,
    sharing: service.sharing,
    desk: {} as DeskHost,
  });

/** Of the tests that leave nothing held: loading the model takes longer than any of them. */
let shared: Promise<TestService> | null = null;
afterAll(async () => (await shared)?.stop());
const ofItsOwn = async (over: Parameters<typeof startTestService>[0]): Promise<TestService> => {
  const service = await startTestService(over);
  onTestFinished(() => service.stop());
  return service;
};

/** A job on a service of its own where something about that is `over`, and on the shared one otherwise. */
const run = async (over?: Parameters<typeof startTestService>[0]): Promise<Running> => {
  const service = await (over === undefined ? (shared ??= startTestService()) : ofItsOwn(over));
  const { ports } = service;
  const owner = await ensureOwner(ports, DESK_OWNER);
  const brief = newJobSchema.parse({
    type: "data_collection",
    title: "Red cars",
    description: "One red car in each photo.",
    scoring_criteria: ["a red car"],
    files_needed: 1000,
  });
  const job = await makeJob(ports, owner.id, briefOf(brief));
  const worker = await joinAs({ upload_url: service.sharing.state(job).localUrl }, "Ada");
  const scored: SubmissionId[] = [];
  const unsubscribe = ports.store.onCommitted((events) => {
    for (const { event } of events) if (event.type === "submission.scored") scored.push(event.submissionId);
  });
  onTestFinished(unsubscribe);
  const jpegs = drawnPictures().filter(({ file }) => file.endsWith(".jpg"));
  let sent = 0;
  const send = async (count: number): Promise<readonly SubmissionId[]> => {
    const ids: SubmissionId[] = [];
    for (let index = 0; index < count; index += 1) {
      sent += 1;
      // What follows a JPEG's end marker is no part of the picture, so the same one is another file each time.
      const bytes = Buffer.concat([
        jpegs[sent % jpegs.length]?.bytes ?? Buffer.of(),
        Buffer.of(sent & 255, sent >> 8),
      ]);
      const { id } = await upload(worker, bytes);
      const parsed = parsePublicId<SubmissionId>("submission", id);
      if (parsed !== null) ids.push(parsed);
    }
    return ids;
  };
  return { service, desk: deskOf(service), job, send, scored };
};

test("nothing is scored while a person holds scoring, and all of it afterwards", async () => {
  const { desk, send, scored } = await run();
  expect(await desk["scoring.pause"]({ on: true })).toMatchObject({ state: "paused", waiting: 0 });

  await send(6);
  expect(await desk["scoring.get"](undefined)).toEqual({
    state: "paused",
    waiting: 6,
    perMinute: null,
    secondsLeft: null,
  });
  expect(scored).toEqual([]);

  await desk["scoring.pause"]({ on: false });
  await vi.waitFor(() => expect(scored).toHaveLength(6), PATIENCE);
  expect(await desk["scoring.get"](undefined)).toMatchObject({ state: "scoring", waiting: 0 });
});

test("a pause and the other settings outlive the program", async () => {
  const first = await startTestService({ model: null, keepFolder: true });
  await deskOf(first)["scoring.set"]({ workers: 2, form: "q8", onlyWhenIdle: true, pauseOnBattery: true });
  await deskOf(first)["scoring.pause"]({ on: true });
  await first.stop();

  const { desk, send, scored } = await run({ dataDir: first.dataDir });
  expect(await desk["scoring.settings"](undefined)).toMatchObject({
    state: "paused",
    workers: 2,
    form: "q8",
    onlyWhenIdle: true,
    pauseOnBattery: true,
    knowsPower: false,
  });
  await send(2);
  await desk["scoring.pause"]({ on: false });
  await vi.waitFor(() => expect(scored).toHaveLength(2), PATIENCE);
});

test("what a person looks at is scored before what came earlier", async () => {
  const { desk, job, send, scored } = await run();
  await desk["scoring.pause"]({ on: true });
  const ids = await send(40);

  const last = [38, 39, 40];
  await desk["scoring.look"]({ jobId: job.id, numbers: last });
  await desk["scoring.pause"]({ on: false });
  await vi.waitFor(() => expect(scored).toHaveLength(40), PATIENCE);

  for (const number of last) {
    const place = scored.indexOf(ids[number - 1] as SubmissionId);
    // Two batches may be on their way side by side.
    expect(place).toBeLessThan(16);
  }
  expect(new Set(scored).size).toBe(40);
});

test("looking at what is not there, or was scored, changes nothing", async () => {
  const { desk, job, send, scored } = await run();
  await send(1);
  await vi.waitFor(() => expect(scored).toHaveLength(1), PATIENCE);
  expect(await desk["scoring.look"]({ jobId: job.id, numbers: [1, 7] })).toBeNull();
  await send(1);
  await vi.waitFor(() => expect(scored).toHaveLength(2), PATIENCE);
});

const pretendPower = (start: PowerState) => {
  let state = start;
  const listeners = new Set<() => void>();
  const power: Power = {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    power,
    listeners,
    become: (next: Partial<PowerState>) => {
      state = { ...state, ...next };
      for (const listener of listeners) listener();
    },
  };
};

test("only when idle: somebody at the computer holds scoring, and it goes on when they leave", async () => {
  const { power, become } = pretendPower({ idle: false, onBattery: false });
  const { desk, send, scored } = await run({ power });
  await desk["scoring.set"]({ onlyWhenIdle: true });
  expect(await desk["scoring.get"](undefined)).toMatchObject({ state: "in_use" });

  await send(2);
  expect(scored).toEqual([]);
  become({ idle: true });
  await vi.waitFor(() => expect(scored).toHaveLength(2), PATIENCE);
});

test("on battery: held where a person said so, and only there", async () => {
  const { power, listeners, become } = pretendPower({ idle: true, onBattery: true });
  const { service, desk, send, scored } = await run({ power });
  await send(1);
  await vi.waitFor(() => expect(scored).toHaveLength(1), PATIENCE);

  await desk["scoring.set"]({ pauseOnBattery: true });
  expect(await desk["scoring.settings"](undefined)).toMatchObject({ state: "on_battery", knowsPower: true });
  await send(1);
  become({ onBattery: false });
  await vi.waitFor(() => expect(scored).toHaveLength(2), PATIENCE);
  await service.close();
  expect(listeners.size).toBe(0);
});

test("when nothing waits, previews of what was scored are made ahead", async () => {
  const { service, send, scored } = await run();
  const ids = await send(3);
  await vi.waitFor(() => expect(scored).toHaveLength(3), PATIENCE);
  for (const id of ids) {
    const [file] = await service.ports.store.reader.filesOf(id, 1);
    const preview = service.ports.files.derivedPath(file?.sha256 ?? "", 1600);
    await vi.waitFor(() => access(preview), PATIENCE);
  }
});

test("the model in use can be measured, and what was measured is shown", async () => {
  const { desk, send, scored } = await run();
  expect(await desk["scoring.settings"](undefined)).toMatchObject({ forms: null });
  const measured = await desk["scoring.measure"](undefined);
  expect(measured).toMatchObject({ form: "auto", forms: { reference: "fp32" } });
  await send(1);
  await vi.waitFor(() => expect(scored).toHaveLength(1), PATIENCE);
});
