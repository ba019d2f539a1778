import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import type { Job } from "#shared/domain/job.ts";
import type { ComposeOptions } from "../../../electron/compose.ts";
import { DESK_OWNER, ensureOwner } from "../../../electron/service/access.ts";
import { makeJob } from "../../../electron/service/jobs.ts";
import { HASTY, hold, type ModelHub, startModelHub, status } from "../../helpers/model-hub.ts";
import { startTestService, type TestService } from "../../helpers/service.ts";
import { drawnPictures, joinAs, scoredCount, upload } from "../../helpers/worker.ts";
import { temporaryFolder } from "../../store/temporary-store.ts";

const VISION = "onnx/vision_model_quantized.onnx";
const idle = { timeout: 60_000, interval: 50 };

const start = async (
  hub: ModelHub,
  over: Partial<ComposeOptions> & { readonly keepFolder?: boolean } = {},
): Promise<TestService> => {
  const service = await startTestService({
    model: null,
    modelBase: hub.base,
    modelDownloads: { known: [hub.model], patience: HASTY },
    ...over,
  });
  onTestFinished(() => service.stop());
  return service;
};
/** Where the hub's model was downloaded, measured and chosen once, for all tests that are about what comes after. */
let downloaded: Promise<string> | null = null;
afterAll(async () => {
  if (downloaded !== null) rmSync(await downloaded, { recursive: true, force: true });
});
const download = async (hub: ModelHub): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), "winnow-test-"));
  const service = await start(hub, { dataDir, keepFolder: true });
  await service.library.fetch(hub.model.name);
  await expect.poll(() => service.modelStatus().model?.id, idle).toBe(hub.model.id);
  await service.close();
  return dataDir;
};
const downloadedFolder = async (hub: ModelHub): Promise<string> => {
  const dataDir = temporaryFolder();
  cpSync(await (downloaded ??= download(hub)), dataDir, { recursive: true });
  return dataDir;
};
/** A folder of that name which loads and is not the hub's model. */
const anotherModel = (hub: ModelHub, over: Readonly<Record<string, Buffer>> = {}): string => {
  const folder = join(temporaryFolder(), "mine");
  mkdirSync(join(folder, "onnx"), { recursive: true });
  for (const [path, body] of hub.files) writeFileSync(join(folder, path), over[path] ?? body);
  writeFileSync(join(folder, "LICENSE"), "As you like.");
  writeFileSync(join(folder, "config.json"), `${String(hub.files.get("config.json"))}\n`);
  return folder;
};
const aJob = async (service: TestService): Promise<Job> => {
  const owner = await ensureOwner(service.ports, DESK_OWNER);
  const brief = newJobSchema.parse({
    type: "data_collection",
    title: "Red cars",
    description: "Send one picture of a red car.",
    files_needed: 50,
  });
  return makeJob(service.ports, owner.id, briefOf(brief));
};
const send = async (service: TestService, job: Job, count = 1): Promise<void> => {
  const worker = await joinAs({ upload_url: service.sharing.state(job).localUrl }, "Mika K.");
  for (const picture of drawnPictures().slice(0, count)) await upload(worker, picture.bytes);
};
const ready = async (service: TestService): Promise<Record<string, unknown>> =>
  ((await (await fetch(`${service.url}/readyz`)).json()) as { readonly model: Record<string, unknown> })
    .model;
const viewed = async (service: TestService, name: string) =>
  (await service.library.view()).models.find((model) => model.name === name);
const modelOfScore = async (service: TestService, job: Job, number: number): Promise<unknown> => {
  const submission = await service.ports.store.reader.submissionByNumber(job.id, number);
  return (await service.ports.store.reader.attempt(submission!.id, 1))?.score?.model;
};
describe("a model that is downloaded", { timeout: 120_000 }, () => {
  test("is used at once, and scores what waited for it", async () => {
    const hub = await startModelHub();
    const service = await start(hub);
    const job = await aJob(service);
    await send(service, job);
    expect(await ready(service)).toMatchObject({ state: "none", id: null });

    hub.fail(VISION, hold(100_000));
    const scored = scoredCount(service, 1);
    expect(await service.library.fetch(hub.model.name)).toBeNull();
    await hub.asked(VISION, 1);
    const fetching = await ready(service);
    expect(fetching).toMatchObject({ state: "fetching" });
    expect(fetching["share"]).toBeLessThan(1);
    await scored;
    expect(await modelOfScore(service, job, 1)).toEqual({
      id: hub.model.id,
      revision: hub.model.revision,
      practice: false,
    });
    expect(await ready(service)).toEqual({
      state: "ready",
      share: null,
      reason: null,
      id: hub.model.id,
      revision: hub.model.revision,
      practice_jobs_only: false,
    });
    expect(await viewed(service, hub.model.name)).toMatchObject({ inUse: true, fetch: null });
  });

  test("goes on after a restart in the middle, and is used at the starts after it", async () => {
    const hub = await startModelHub();
    const dataDir = temporaryFolder();
    const first = await start(hub, { dataDir });
    hub.fail(VISION, hold(100_000));
    await first.library.fetch(hub.model.name);
    await hub.asked(VISION, 1);
    await first.close();

    const second = await start(hub, { dataDir });
    await expect.poll(() => second.modelStatus().model?.id, idle).toBe(hub.model.id);
    await second.close();

    const third = await start(hub, { dataDir });
    expect(third.modelStatus().model).toMatchObject({ id: hub.model.id, practice: false });
  });

  test("says what is wrong where it cannot be had, and everything else works", async () => {
    const hub = await startModelHub();
    const service = await start(hub);
    hub.fail(VISION, status(404));
    await service.library.fetch(hub.model.name);
    await expect.poll(async () => (await viewed(service, hub.model.name))?.fetch?.state, idle).toBe("failed");
    const job = await aJob(service);
    await send(service, job);
    expect(await ready(service)).toMatchObject({ state: "none", share: null });
  });

  test("comes from the mirror that was chosen, and only from an address", async () => {
    const hub = await startModelHub();
    const service = await start(hub, { modelBase: null });
    expect(await service.library.setMirror("not an address")).toMatchObject({ code: "invalid_address" });
    expect(await service.library.setMirror(`${hub.base}/`)).toBeNull();
    expect((await service.library.view()).mirror).toMatchObject({ base: hub.base, fixed: false });
    await service.library.fetch(hub.model.name);
    await expect.poll(() => service.modelStatus().model?.id, idle).toBe(hub.model.id);
    const fixed = await start(hub);
    expect(await fixed.library.setMirror("https://example.com")).toMatchObject({ code: "invalid_address" });
  });
});

describe("a change of models", { timeout: 120_000 }, () => {
  test("leaves scores as they are, and lets the new model look at every picture behind what waits", async () => {
    const hub = await startModelHub();
    const dataDir = temporaryFolder();
    const service = await start(hub, { dataDir });
    const imported = await service.library.importFrom(anotherModel(hub));
    if (isRefusal(imported)) throw new Error(imported.message);
    const job = await aJob(service);
    const scored = scoredCount(service, 12);
    await send(service, job, 12);
    await scored;
    const before = await modelOfScore(service, job, 1);
    expect(before).toMatchObject({ id: "mine", practice: false });

    await service.library.fetch(hub.model.name);
    await expect.poll(async () => (await viewed(service, hub.model.name))?.installed, idle).not.toBeNull();
    // A model of the person's own stays in use until they choose.
    expect(service.modelStatus().model).toEqual(before);
    const other = { id: hub.model.id, revision: hub.model.revision, practice: false };
    expect(await service.ports.store.views.countToEmbed(other)).toBe(12);
    expect(await service.library.use(hub.model.name)).toBeNull();
    await expect.poll(() => service.ports.store.views.countToEmbed(other), idle).toBe(0);
    await expect.poll(async () => (await service.library.view()).looking, idle).toBeNull();
    expect(await modelOfScore(service, job, 1)).toEqual(before);

    const more = scoredCount(service, 1);
    await send(service, job, 1);
    await more;
    expect(await modelOfScore(service, job, 13)).toEqual(other);
  });

  test("goes on looking after a restart", async () => {
    const hub = await startModelHub();
    const dataDir = temporaryFolder();
    const first = await start(hub, { dataDir });
    await first.library.importFrom(anotherModel(hub));
    const job = await aJob(first);
    const scored = scoredCount(first, 6);
    await send(first, job, 6);
    await scored;
    await first.library.fetch(hub.model.name);
    await expect.poll(async () => (await viewed(first, hub.model.name))?.installed, idle).not.toBeNull();
    // Chosen, and the program ends before anything was looked at.
    await first.ports.store.write(async (tx) => {
      await tx.setSetting("model.choice", JSON.stringify({ kind: "installed", name: hub.model.name }));
      return null;
    });
    await first.close();

    const second = await start(hub, { dataDir });
    const model = second.modelStatus().model;
    expect(model?.id).toBe(hub.model.id);
    await expect.poll(() => second.ports.store.views.countToEmbed(model!), idle).toBe(0);
  });

  test("keeps the model in use where the other does not load", async () => {
    const hub = await startModelHub();
    const service = await start(hub, { dataDir: await downloadedFolder(hub) });
    expect(service.modelStatus().model?.id).toBe(hub.model.id);
    const vision = hub.files.get(VISION)!;
    const broken = await service.library.importFrom(
      anotherModel(hub, { [VISION]: Buffer.alloc(vision.length) }),
    );
    if (isRefusal(broken)) throw new Error(broken.message);
    expect(await service.library.use(broken.name)).toMatchObject({ code: "model_unusable" });
    expect(await viewed(service, hub.model.name)).toMatchObject({ inUse: true });
    expect(await ready(service)).toMatchObject({ state: "ready", id: hub.model.id });
    const job = await aJob(service);
    const scored = scoredCount(service, 1);
    await send(service, job);
    await scored;
    expect(await modelOfScore(service, job, 1)).toMatchObject({ id: hub.model.id });
  });
});

test(
  "a model that is imported and does not load is refused, and nothing of it stays",
  { timeout: 60_000 },
  async () => {
    const hub = await startModelHub();
    const service = await start(hub);
    const broken = anotherModel(hub, { [VISION]: Buffer.alloc(1000) });
    expect(await service.library.importFrom(broken)).toMatchObject({ code: "model_unusable" });
    expect((await service.library.view()).models).toHaveLength(1);
    expect(await ready(service)).toMatchObject({ state: "problem", id: null });
  },
);

describe("a model that is removed", { timeout: 120_000 }, () => {
  test("is not, while it is in use and nothing can take over", async () => {
    const hub = await startModelHub();
    const service = await start(hub, { dataDir: await downloadedFolder(hub) });
    expect(service.modelStatus().model?.id).toBe(hub.model.id);
    expect(await service.library.remove(hub.model.name)).toMatchObject({
      code: "model_in_use",
      message: expect.stringContaining("Download or import another one first") as string,
    });
    await service.library.importFrom(anotherModel(hub));
    expect(service.modelStatus().model?.id).toBe(hub.model.id);
    expect(await service.library.remove(hub.model.name)).toBeNull();
    expect(service.modelStatus().model).toMatchObject({ id: "mine", practice: false });
    expect(await viewed(service, hub.model.name)).toMatchObject({ installed: null, inUse: false });
  });

  test("or damaged behind the program's back, is told at the next start", async () => {
    const hub = await startModelHub();
    const dataDir = await downloadedFolder(hub);
    const vision = join(dataDir, "models", hub.model.name, VISION);
    writeFileSync(vision, readFileSync(vision).subarray(0, 1000));

    const second = await start(hub, { dataDir });
    expect(await ready(second)).toMatchObject({
      state: "problem",
      id: null,
      reason: expect.stringContaining("is not what was installed") as string,
    });
    expect(await second.library.verify(hub.model.name)).toEqual([{ path: VISION, fault: "wrong_size" }]);
    await second.library.fetch(hub.model.name);
    await expect.poll(() => second.modelStatus().model?.id, idle).toBe(hub.model.id);
    expect(await second.library.verify(hub.model.name)).toEqual([]);
    rmSync(dataDir, { recursive: true, force: true });
  });
});
