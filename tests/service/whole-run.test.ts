import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { decide } from "../../electron/service/decisions.ts";
import { redo, undo } from "../../electron/service/undo.ts";
import { parsePublicId, type JobId } from "#shared/domain/ids.ts";
import { REPOSITORY, startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, scoredCount, upload } from "../helpers/worker.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});

const bearer = { authorization: `Bearer ${TEST_KEY}` };
const getJson = async (path: string): Promise<unknown> =>
  (await fetch(service.url + path, { headers: bearer })).json();
const post = (path: string, body: unknown): Promise<Response> =>
  fetch(service.url + path, {
    method: "POST",
    headers: { ...bearer, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

interface MadeJob {
  readonly id: string;
  readonly code: string;
  readonly upload_url: string;
}
const makeJob = async (body: object): Promise<MadeJob> => {
  const answer = await post("/v1/jobs", body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as MadeJob;
};

describe("a places job, from upload to both kinds of outcome", () => {
  test("a matching sharp picture is approved, a blurred and a wrong one are rejected with words for the worker", async () => {
    const job = await makeJob({
      type: "data_collection",
      title: "Red cars, whole and in focus",
      description: "Send one picture of a red car. The whole car is in the frame, sharp and well lit.",
      scoring_criteria: ["a red car", "a sharp photo", "a well-lit photo"],
      files_needed: 10,
    });
    const worker = await joinAs(job, "Mika K.");
    const all = drawnPictures();
    const pick = (condition: string, object: string): Buffer => {
      const found = all.find(
        (p) =>
          p.truth.condition === condition &&
          p.truth.object === object &&
          (object !== "car" || p.truth.colour === "red"),
      );
      if (found === undefined) throw new Error(`No drawn picture is a ${condition} ${object}.`);
      return found.bytes;
    };
    const wrong = all.find(
      (p) => p.truth.condition === "normal" && p.truth.object !== undefined && p.truth.object !== "car",
    );
    const done = scoredCount(service, 3);
    const good = await upload(worker, pick("normal", "car"));
    const blurred = await upload(worker, pick("blurry", "car"));
    const other = await upload(worker, wrong?.bytes ?? Buffer.alloc(0));
    await done;

    const read = async (s: WorkerSubmission): Promise<WorkerSubmission> =>
      (await (
        await fetch(`${service.url}/worker/v1/submissions/${s.id}`, {
          headers: { authorization: `Bearer ${worker.token}` },
        })
      ).json()) as WorkerSubmission;
    const [goodNow, blurredNow, otherNow] = await Promise.all([read(good), read(blurred), read(other)]);
    expect(goodNow.status).toBe("approved");
    expect(blurredNow.status).toBe("rejected");
    expect(blurredNow.feedback).toMatch(/blurred/i);
    expect(otherNow.status).toBe("rejected");
    expect(goodNow.stars ?? 0).toBeGreaterThan(Math.max(blurredNow.stars ?? 0, otherNow.stars ?? 0));

    // A person sees it otherwise, changes their mind, and changes it back.
    const jobId = parsePublicId<JobId>("job", job.id) ?? ("" as JobId);
    const decided = await decide(service.ports, {
      jobId,
      numbers: [blurred.number],
      outcome: "approved",
      actor: "Ines",
      reason: null,
      words: null,
    });
    expect(decided).toMatchObject({ changed: [blurred.number], undoLabel: "Approved #0002" });
    expect((await read(blurred)).status).toBe("approved");
    expect(isRefusal(await undo(service.ports, jobId, "Ines"))).toBe(false);
    expect((await read(blurred)).status).toBe("rejected");
    expect(isRefusal(await redo(service.ports, jobId, "Ines"))).toBe(false);
    expect((await read(blurred)).status).toBe("approved");

    expect(await getJson(`/v1/submissions/summary?job_id=${job.id}`)).toMatchObject({
      object: "submission_summary",
      total_submissions: 3,
      approved: 2,
      rejected: 1,
      approval_rate: 0.6667,
    });
    expect(await service.ports.store.views.verifyEvents()).toMatchObject({ firstBad: null });
  });
});

describe("a custom job, from upload to sealed winners", () => {
  test("winners chosen in one dialect are seen in both, never above the cap, and for good", async () => {
    const job = await makeJob({
      type: "custom",
      title: "A blue boat for the calendar",
      description: "One blue boat, sharp and well lit.",
      scoring_criteria: ["a blue boat"],
      max_completions: 2,
      selection_type: "creator",
      min_width: 500,
      min_height: 400,
    });
    const worker = await joinAs(job, "Clara V.");
    const done = scoredCount(service, 3);
    const sent: WorkerSubmission[] = [];
    for (const picture of drawnPictures().slice(0, 3)) sent.push(await upload(worker, picture.bytes));
    await done;
    const tiny = readFileSync(join(REPOSITORY, "resources", "practice", "red-cars", "001.jpg")).subarray(
      0,
      400,
    );
    expect((await upload(worker, tiny, { expectStatus: 422 })) as unknown).toMatchObject({
      error: { code: "file_damaged" },
    });

    const page = (await getJson(`/api/external/jobs/${job.code}/submissions`)) as {
      submissions: { id: string; winner: number }[];
    };
    expect(page.submissions).toHaveLength(3);
    const [newest, middle, oldest] = page.submissions;
    const chooseAll = (ids: readonly (string | undefined)[]): Promise<Response> =>
      post(`/api/external/jobs/${job.code}/choose-winners`, { submissionIds: ids.join(",") });
    expect((await chooseAll([newest?.id, middle?.id, oldest?.id])).status).toBe(409);
    expect(await (await chooseAll([newest?.id, oldest?.id])).json()).toEqual({
      ok: true,
      updated: 2,
      winnersNow: 2,
      cap: 2,
    });
    expect(await (await chooseAll([newest?.id, oldest?.id])).json()).toEqual({
      ok: true,
      updated: 0,
      winnersNow: 2,
      cap: 2,
    });

    const after = (await getJson(`/api/external/jobs/${job.code}/submissions`)) as typeof page;
    expect(after.submissions.map(({ winner }) => winner)).toEqual([1, 0, 1]);
    expect(await getJson(`/v1/jobs/${job.id}`)).toMatchObject({
      phase: "settled",
      state: "completed",
      winners_count: 2,
    });
    const list = (await getJson(`/v1/submissions?job_id=${job.id}`)) as {
      data: { id: string; status: string }[];
    };
    expect(list.data.map(({ id }) => id)).toEqual(sent.map(({ id }) => id).reverse());
  });
});
