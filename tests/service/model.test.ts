import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { startTestService, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, scoredCount, upload } from "../helpers/worker.ts";

const aJob = async (service: TestService) => {
  const owner = await ensureOwner(service.ports, DESK_OWNER);
  const brief = newJobSchema.parse({
    type: "data_collection",
    title: "Red cars",
    description: "Send one picture of a red car.",
    files_needed: 5,
  });
  return makeJob(service.ports, owner.id, briefOf(brief));
};
const sendOne = async (service: TestService, job: Awaited<ReturnType<typeof aJob>>): Promise<number> => {
  const [picture] = drawnPictures();
  if (picture === undefined) throw new Error("There are no drawn pictures.");
  const worker = await joinAs({ upload_url: service.sharing.state(job).localUrl }, "Mika K.");
  return (await upload(worker, picture.bytes)).number;
};

test("what waits for a model is scored once one is chosen, and after a start that remembers it", async () => {
  const first = await startTestService({ model: null, keepFolder: true });
  try {
    const job = await aJob(first);
    const number = await sendOne(first, job);
    const waiting = await first.ports.store.reader.submissionByNumber(job.id, number);
    expect(waiting).toMatchObject({ status: "pending_score", waitingFor: "model" });
    // Remembered, but the program ends before it could be used.
    await first.ports.store.write(async (tx) => {
      await tx.setSetting("model.choice", JSON.stringify({ kind: "practice" }));
      return null;
    });
    await first.stop();

    const second = await startTestService({ model: null, dataDir: first.dataDir, keepFolder: true });
    try {
      await expect
        .poll(async () => (await second.ports.store.reader.submissionByNumber(job.id, number))?.scoredAt, {
          timeout: 15_000,
        })
        .toEqual(expect.any(Number));
    } finally {
      await second.stop();
    }
  } finally {
    await rm(first.dataDir, { recursive: true, force: true });
  }
});

test("the practice model judges practice jobs alone until a person says otherwise", async () => {
  const service = await startTestService({ model: null });
  try {
    await service.useModel({ kind: "practice_jobs" });
    const job = await aJob(service);
    const number = await sendOne(service, job);
    expect(await service.ports.store.reader.submissionByNumber(job.id, number)).toMatchObject({
      waitingFor: "model",
    });
    const scored = scoredCount(service, 1);
    await service.useModel({ kind: "practice" });
    await scored;
    expect(service.modelStatus().model?.practice).toBe(true);
  } finally {
    await service.stop();
  }
});
