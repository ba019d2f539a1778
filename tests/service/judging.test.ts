import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newJobSchema } from "#shared/contract/new-job.ts";
import type { EditedPrompts } from "#shared/domain/scoring/prompt-set.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { recomputeScore } from "#shared/domain/scoring/recompute.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import type { DeskHandlers, DeskHost } from "../../electron/service/desk/desk-ports.ts";
import { deskHandlers } from "../../electron/service/desk/handlers.ts";
import { promptsOf } from "../../electron/service/job-prompts.ts";
import { startTestService, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, scoredCount, upload } from "../helpers/worker.ts";

let service: TestService;
let desk: DeskHandlers;
/** One for all tests, because loading the model takes longer than any of them. */
beforeAll(async () => {
  service = await startTestService();
  desk = deskHandlers({
    ...service.ports,
    scoring: () => service.scoring,
    library: () => service.library,
    remotes: () => service.remotes,
    dataFolder: () => service.dataFolder,
    sharing: service.sharing,
    desk: {} as DeskHost,
  });
});
/** The owner's other jobs are contrasts of a job, so none is left over from the test before. */
afterEach(async () => {
  for (const jobId of made.splice(0)) await desk["jobs.cancel"]({ jobId });
});
afterAll(() => service.stop());

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

const RED_CARS = {
  type: "data_collection",
  title: "Red cars",
  description: "Send one picture of a red car.",
  scoring_criteria: ["a red car", "a sharp photo"],
  files_needed: 20,
} as const;

const made: JobId[] = [];
const makeJob = async (over: object = {}): Promise<JobId> => {
  const { id } = must(await desk["jobs.create"](newJobSchema.parse({ ...RED_CARS, ...over })));
  made.push(id);
  return id;
};

/** The named drawn pictures, scored, in this order: number 1 is the first. */
const send = async (jobId: JobId, ...files: readonly string[]): Promise<void> => {
  const { share } = must(await desk["jobs.get"]({ jobId }));
  const worker = await joinAs({ upload_url: share.localUrl }, "Femi A.");
  for (const file of files) {
    const picture = drawnPictures().find((drawn) => drawn.file === `${file}.jpg`);
    const scored = scoredCount(service, 1);
    await upload(worker, picture!.bytes);
    await scored;
  }
};

const jobOf = async (jobId: JobId): Promise<Job> => (await service.ports.store.reader.job(jobId))!;
const one = async (jobId: JobId, number: number) =>
  (await service.ports.store.reader.submissionByNumber(jobId, number))!;
const scoreOf = async (jobId: JobId, number: number) => {
  const { id, attempt } = await one(jobId, number);
  return (await service.ports.store.reader.attempt(id, attempt))!.score!;
};
const credits = async () => {
  const owner = await ensureOwner(service.ports, DESK_OWNER);
  const now = new Date(service.ports.clock.now());
  const lines = await service.ports.store.views.ledgerLines(
    { ownerId: owner.id, fromSecond: 0, toSecond: Math.ceil(now.getTime() / 1000) + 60 },
    null,
    100,
  );
  return lines.filter(({ kind }) => kind === "credit").length;
};

const BLUE_BOATS: EditedPrompts = {
  subjects: ["a photo of a blue boat"],
  contrasts: [{ text: "a photo of a red car", reason: "off_topic", from: "person" }],
  criteria: [
    {
      criterion: "a blue boat",
      prompt: "a photo of a blue boat",
      contrast: "a photo of something else",
      reason: "incomplete",
    },
  ],
};

test("every score is computed again from what it names, to the last word", async () => {
  const jobId = await makeJob();
  await send(jobId, "red-car-1", "red-car-blurry-1", "blue-boat");
  const job = await jobOf(jobId);
  for (const number of [1, 2, 3]) {
    const score = await scoreOf(jobId, number);
    const prompts = await service.ports.store.reader.promptParts(score.promptSetVersion);
    const calibration = await service.ports.store.reader.calibration(score.basis!.calibrationId);
    const { filesPerSubmission, minWidth, minHeight } = job;
    expect(
      recomputeScore(score, {
        prompts: prompts!,
        calibration: calibration!,
        filesPerSubmission,
        minWidth,
        minHeight,
      }),
    ).toEqual(score);
    expect(score.model).toMatchObject({ id: "practice", revision: expect.stringMatching(/./u) as string });
  }
});

test("another job of the owner becomes a contrast when it comes, and leaves when it is cancelled", async () => {
  const cars = await makeJob();
  const alone = await promptsOf(service.ports, await jobOf(cars));
  const boats = await makeJob({ title: "Blue boats", description: "Send one picture of a blue boat." });
  const both = await promptsOf(service.ports, await jobOf(cars));
  expect(both.contrasts.filter(({ from }) => from === "neighbour")).toEqual([
    { text: "a photo of blue boats", reason: "off_topic", from: "neighbour" },
  ]);
  expect(both.id).not.toBe(alone.id);
  await send(cars, "red-car-1");
  expect((await scoreOf(cars, 1)).promptSetVersion).toBe(both.id);
  must(await desk["jobs.cancel"]({ jobId: boats }));
  expect((await promptsOf(service.ports, await jobOf(cars))).id).toBe(alone.id);
});

test("edited prompts score what comes, and what is undecided once more, without a credit; decisions stand", async () => {
  const jobId = await makeJob();
  await send(jobId, "red-car-1", "blue-boat", "red-car-2");
  expect([(await one(jobId, 1)).status, (await one(jobId, 2)).status]).toEqual(["approved", "rejected"]);
  must(await desk["triage.decide"]({ jobId, numbers: [3], outcome: "approved", reason: null, words: null }));
  const [decidedBefore, carBefore, spent] = [
    await scoreOf(jobId, 3),
    await scoreOf(jobId, 1),
    await credits(),
  ];

  const before = must(await desk["judging.get"]({ jobId }));
  expect([before.edited, before.prompts]).toEqual([false, before.fromRules]);
  const saved = must(await desk["judging.savePrompts"]({ jobId, prompts: BLUE_BOATS }));
  expect(saved).toMatchObject({ edited: true, prompts: BLUE_BOATS, fromRules: before.fromRules });
  // Saving alone changes no score.
  expect(await scoreOf(jobId, 1)).toEqual(carBefore);

  const again = must(await desk["judging.again"]({ jobId }));
  expect(again).toEqual({
    changed: 2,
    same: 0,
    left: [],
    undoLabel: "Judged 2 submissions again",
  });
  expect([(await one(jobId, 1)).status, (await one(jobId, 2)).status]).toEqual(["rejected", "approved"]);
  expect(await scoreOf(jobId, 3)).toEqual(decidedBefore);
  expect(await credits()).toBe(spent);

  await send(jobId, "red-car-3");
  expect((await one(jobId, 4)).status).toBe("rejected");
  expect((await scoreOf(jobId, 4)).promptSetVersion).toBe((await scoreOf(jobId, 1)).promptSetVersion);
  expect(must(await desk["judging.again"]({ jobId }))).toMatchObject({
    changed: 0,
    same: 3,
    undoLabel: null,
  });

  // The earlier score is kept in the log, and undo brings all of it back.
  expect(must(await desk["triage.undo"]({ jobId }))).toMatchObject({ label: again.undoLabel });
  expect(await scoreOf(jobId, 1)).toEqual(carBefore);
  expect([(await one(jobId, 1)).status, (await one(jobId, 2)).status]).toEqual(["approved", "rejected"]);
  must(await desk["triage.redo"]({ jobId }));
  expect((await one(jobId, 2)).status).toBe("approved");

  expect(must(await desk["judging.savePrompts"]({ jobId, prompts: null }))).toMatchObject({ edited: false });
  expect((await service.ports.store.views.verifyEvents()).firstBad).toBeNull();
});

test("another threshold and other weights judge what comes; what is there only when it is asked for", async () => {
  const jobId = await makeJob();
  await send(jobId, "red-car-1", "red-car-blurry-1");
  expect((await one(jobId, 1)).status).toBe("approved");
  const weights = { relevance: 0, quality: 1, completeness: 0 };
  expect(must(await desk["judging.saveThreshold"]({ jobId, minStarRating: 1, weights }))).toMatchObject({
    minStarRating: 1,
    weights,
  });
  expect((await one(jobId, 2)).status).toBe("rejected");
  must(await desk["judging.again"]({ jobId }));
  expect((await one(jobId, 2)).status).toBe("approved");
  const score = await scoreOf(jobId, 2);
  expect(score.mean).toBeCloseTo(score.quality, 9);
  const columns = must(await desk["judging.columns"]({ jobId }));
  expect([...columns.numbers]).toEqual([1, 2]);
  expect(columns.dimensions[4]).toBe(score.quality);
});

test("a place that is not there keeps what is judged better rejected, and says so", async () => {
  const jobId = await makeJob({ files_needed: 1 });
  await send(jobId, "blue-boat", "red-car-1");
  expect((await one(jobId, 2)).status).toBe("approved");
  must(await desk["triage.decide"]({ jobId, numbers: [2], outcome: "approved", reason: null, words: null }));
  must(await desk["judging.savePrompts"]({ jobId, prompts: BLUE_BOATS }));
  const result = must(await desk["judging.again"]({ jobId }));
  expect(result).toMatchObject({ changed: 0, left: [{ number: 1 }] });
  expect(result.left[0]!.message).toContain("All 1 places");
  expect((await one(jobId, 1)).status).toBe("rejected");
});

test("a preview says what prompts would make of stored pictures, and changes nothing", async () => {
  const jobId = await makeJob();
  await send(jobId, "red-car-1", "blue-boat");
  const before = await scoreOf(jobId, 1);
  const { rows } = must(await desk["judging.preview"]({ jobId, prompts: BLUE_BOATS, numbers: [1, 2, 99] }));
  expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  const [car, boat] = rows;
  expect(car!.relevanceNow).toBeCloseTo((before.relevance - 1) / 4, 9);
  expect(car!.relevance).toBeLessThan(0.2);
  expect(boat!.relevance).toBeGreaterThan(0.8);
  expect([car!.criteria[0]! < 0.5, boat!.criteria[0]! > 0.5]).toEqual([true, true]);
  expect(await scoreOf(jobId, 1)).toEqual(before);
  expect(must(await desk["judging.get"]({ jobId })).edited).toBe(false);
});

test("prompts that could judge nothing are refused in words", async () => {
  const jobId = await makeJob();
  const refused = await desk["judging.savePrompts"]({ jobId, prompts: { ...BLUE_BOATS, subjects: ["  "] } });
  expect(refused).toMatchObject({
    code: "invalid_job",
    message: "Say at least once what a picture should show.",
  });
  const both = { ...BLUE_BOATS, subjects: ["a photo of a red car"] };
  expect(await desk["judging.savePrompts"]({ jobId, prompts: both })).toMatchObject({ code: "invalid_job" });
});

test("where a picture matches one of its prompts is answered from the file itself", async () => {
  const jobId = await makeJob();
  await send(jobId, "red-car-1");
  const choices = must(await desk["look.choices"]({ jobId, number: 1 }));
  expect(choices.map(({ label }) => label)).toEqual(["red cars", "a red car", "a sharp photo"]);
  const { prompt, contrast } = choices[1]!;
  const map = must(await desk["look.heatMap"]({ jobId, number: 1, position: 0, prompt, contrast }));
  expect(map).toMatchObject({ stopped: false, columns: 7, rows: 7 });
  expect(Math.max(...map.drops)).toBeGreaterThan(0.1);
  const given = desk["look.heatMap"]({ jobId, number: 1, position: 0, prompt, contrast });
  await desk["look.stop"](undefined);
  expect(must(await given).stopped).toBe(true);
});

test("the inspector is told whether a score's model was measured", async () => {
  const jobId = await makeJob();
  await send(jobId, "red-car-1");
  const { attempts } = must(await desk["submission.detail"]({ jobId, number: 1 }));
  expect(attempts[0]).toMatchObject({ calibrated: true, model: { id: "practice" } });
});
