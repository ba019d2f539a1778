import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JobId, parsePublicId } from "#shared/domain/ids.ts";
import { decide } from "../../electron/service/decisions.ts";
import { createLearning, type Learning } from "../../electron/service/learning.ts";
import { triageIndex } from "../../electron/service/desk/triage.ts";
import { REPOSITORY, startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";
import { joinAs, scoredCount, upload } from "../helpers/worker.ts";

const PICTURES = join(REPOSITORY, "resources", "practice");
const namesIn = (folder: string): readonly string[] =>
  readdirSync(join(PICTURES, folder)).map((name) => join(folder, name));
/** Alternating, so that every stretch of numbers has both. */
const alternating = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.flatMap((name, at) => [name, ...(b[at] === undefined ? [] : [b[at]])]);

let service: TestService;
let learning: Learning;
let jobId: JobId;
/** By submission number minus one. */
const sent = alternating(namesIn("red-cars"), namesIn("blue-boats"));
const isBoat = (number: number): boolean => sent[number - 1]?.startsWith("blue-boats") === true;
const decideOn = async (numbers: readonly number[]): Promise<void> => {
  for (const outcome of ["approved", "rejected"] as const) {
    const these = numbers.filter((number) => isBoat(number) === (outcome === "approved"));
    await decide(service.ports, { jobId, numbers: these, outcome, actor: "Vera", reason: null, words: null });
  }
};

beforeAll(async () => {
  service = await startTestService();
  learning = createLearning(service.ports);
  const made = await fetch(`${service.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "custom",
      title: "Anything on wheels or water",
      description: "Send what moves people. We choose what we like.",
      max_completions: 5,
      selection_type: "creator",
    }),
  });
  const job = (await made.json()) as { id: string; upload_url: string };
  jobId = parsePublicId("job", job.id)!;
  const worker = await joinAs(job, "Ann");
  const scored = scoredCount(service, sent.length);
  for (const name of sent) {
    await upload(worker, readFileSync(join(PICTURES, name)));
  }
  await scored;
}, 120_000);
afterAll(() => service.stop());

test("says what it still needs while decisions are few", async () => {
  await decideOn([1, 2, 3, 4, 5, 6]);
  await service.ports.pictureIndex.filled(60_000);
  expect(await learning.view(jobId)).toEqual({
    kind: "too_few",
    approved: 3,
    rejected: 3,
    needed: 20,
    neededOfEach: 5,
  });
  expect(await learning.likelihoods(jobId)).toBeNull();
});

test("puts what this person would approve first, whatever the stars say, and counts what it guessed unseen", async () => {
  const decided = Array.from({ length: 26 }, (_, at) => at + 1);
  await decideOn(decided.slice(6));
  const view = await learning.view(jobId);
  expect(view).toMatchObject({ kind: "learnt", decisions: 26, agreedByGuess: 13 });
  if (view.kind !== "learnt") return;
  expect(view.agreed).toBeGreaterThanOrEqual(24);
  expect(view.agreed).toBeGreaterThan(view.asVerdict);
  const { numbers } = await triageIndex(
    service.ports,
    learning,
    {
      jobId,
      statuses: [],
      stars: [],
      reviewed: "not_yet",
      sort: "likely",
    },
    "Noor",
  );
  const boatsLeft = sent.flatMap((_, at) => (at >= 26 && isBoat(at + 1) ? [at + 1] : []));
  const first = new Set(numbers.slice(0, boatsLeft.length));
  expect(boatsLeft.filter((number) => first.has(number)).length).toBeGreaterThanOrEqual(boatsLeft.length - 1);
  expect(numbers).toHaveLength(sent.length - 26);
  const before = await service.ports.store.reader.submissionByNumber(jobId, numbers[0]!);
  expect(before).toMatchObject({ decision: null });
});

test("switched off it says nothing and orders nothing, and switched on it begins anew", async () => {
  await learning.turn(false);
  expect(await learning.view(jobId)).toEqual({ kind: "off" });
  expect(await learning.likelihoods(jobId)).toBeNull();
  const off = await triageIndex(
    service.ports,
    learning,
    {
      jobId,
      statuses: [],
      stars: [],
      reviewed: "all",
      sort: "likely",
    },
    "Noor",
  );
  const best = await service.ports.store.views.triageIndex({
    jobId,
    statuses: [],
    stars: [],
    reviewed: "all",
    sort: "best",
  });
  expect([...off.numbers]).toEqual([...best.numbers]);
  await learning.turn(true);
  expect(await learning.view(jobId)).toMatchObject({ kind: "learnt", decisions: 26 });
});

test("learns again after ten more decisions, and from every attempt it knows the same way", async () => {
  const first = await learning.likelihoods(jobId);
  expect(await learning.likelihoods(jobId)).toBe(first);
  await decideOn([27, 28, 29, 30, 31, 32, 33, 34, 35]);
  expect(await learning.view(jobId)).toMatchObject({ decisions: 26 });
  await decideOn([36]);
  expect(await learning.view(jobId)).toMatchObject({ decisions: 36 });
  const again = createLearning(service.ports);
  expect(await again.likelihoods(jobId)).toEqual(await learning.likelihoods(jobId));
});
