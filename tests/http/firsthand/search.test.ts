import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsePublicId, type SubmissionId, toPublicId } from "#shared/domain/ids.ts";
import { drawnPictures, joinAs, scoredCount, upload } from "../../helpers/worker.ts";
import { type Answer, expectFirsthandError, get, post } from "../helpers/calls.ts";
import {
  type HttpService,
  JOBS_ONLY_KEY,
  OTHER_KEY,
  READ_ONLY_KEY,
  startHttpService,
} from "../helpers/http-service.ts";

interface Found {
  readonly id: string;
  readonly job_id: string;
  readonly status: string;
  readonly ai_star_rating: number | null;
  readonly similarity: number;
}

const SENT = [
  "red-car-1.jpg",
  "red-car-3.jpg",
  "red-car-blurry-1.jpg",
  "blue-car.jpg",
  "red-cup.jpg",
  "blue-boat.jpg",
  "black-cat.jpg",
];
const PLACES = {
  type: "data_collection",
  title: "Red cars, whole and in focus",
  description: "Send one picture of a red car. The whole car is in the frame, sharp and well lit.",
  scoring_criteria: ["a red car", "a sharp photo"],
  files_needed: 20,
};

let service: HttpService;
let jobId = "";
let otherJobId = "";
/** File name to the submission's public id. */
const ids = new Map<string, string>();
const nameOf = (id: string): string => [...ids].find(([, one]) => one === id)?.[0] ?? "somebody else's";
const idOf = (name: string): string => ids.get(name) ?? "";

const search = (query: string, key?: string): Promise<Answer> =>
  get(`${service.url}/v1/submissions/search?${query}`, { ...(key === undefined ? {} : { key }) });
const found = async (query: string, key?: string): Promise<readonly Found[]> => {
  const answer = await search(query, key);
  expect(answer.status, answer.text).toBe(200);
  const body = JSON.parse(answer.text) as { data: readonly Found[]; object: string };
  expect(body).toMatchObject({ object: "list", has_more: false, next_cursor: null });
  return body.data;
};
const names = async (query: string): Promise<readonly string[]> =>
  (await found(query)).map(({ id }) => nameOf(id));

const makeJob = async (key?: string): Promise<{ id: string; upload_url: string }> => {
  const answer = await post(`${service.url}/v1/jobs`, {
    json: PLACES,
    ...(key === undefined ? {} : { key }),
  });
  expect(answer.status, answer.text).toBe(201);
  return JSON.parse(answer.text) as { id: string; upload_url: string };
};

const sendDrawn = async (
  job: { upload_url: string },
  sent: readonly string[],
): Promise<readonly string[]> => {
  const worker = await joinAs(job, "Mika K.");
  const scored = scoredCount(service, sent.length);
  const made: string[] = [];
  for (const name of sent) {
    const picture = drawnPictures().find(({ file }) => file === name);
    if (picture === undefined) throw new Error(`There is no ${name}.`);
    made.push((await upload(worker, picture.bytes, { name })).id);
  }
  await scored;
  return made;
};

beforeAll(async () => {
  service = await startHttpService({ model: "practice" });
  const job = await makeJob();
  jobId = job.id;
  (await sendDrawn(job, SENT)).forEach((id, at) => {
    ids.set(SENT[at] ?? "", id);
  });
  const other = await makeJob(OTHER_KEY);
  otherJobId = other.id;
  await sendDrawn(other, ["red-car-2.jpg"]);
}, 120_000);
afterAll(() => service.stop());

describe("GET /v1/submissions/search", () => {
  test("words bring what shows them first, each a submission as in the list with its similarity", async () => {
    const cars = await found("q=red+car");
    expect(cars.map(({ id }) => nameOf(id))).toHaveLength(SENT.length);
    expect(nameOf(cars[0]?.id ?? "")).toMatch(/^red-car/u);
    expect(nameOf(cars[1]?.id ?? "")).toMatch(/^red-car/u);
    const similarities = cars.map(({ similarity }) => similarity);
    expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
    for (const similarity of similarities) expect(similarity).toBe(Number(similarity.toFixed(4)));
    const { similarity: _, ...first } = cars[0] ?? { similarity: 0 };
    const alone = await get(`${service.url}/v1/submissions/${idOf(nameOf(cars[0]?.id ?? ""))}`);
    expect(first).toEqual(JSON.parse(alone.text));
    expect((await names("q=a+blue+boat&limit=1"))[0]).toBe("blue-boat.jpg");
  });

  test("a picture brings its like and not itself, named by its submission or its file", async () => {
    const bySubmission = await names(`like=${idOf("red-car-1.jpg")}`);
    expect(bySubmission).not.toContain("red-car-1.jpg");
    expect(bySubmission).toHaveLength(SENT.length - 1);
    expect(bySubmission[0]).toMatch(/car/u);
    const submission = parsePublicId<SubmissionId>("submission", idOf("red-car-1.jpg"));
    const [file] = await service.ports.store.reader.filesOf(submission!, 1);
    expect(await names(`like=${toPublicId("file", file!.id)}`)).toEqual(bySubmission);
    const both = await names(`like=${idOf("red-car-1.jpg")}&q=a+blue+car`);
    expect(both.indexOf("blue-car.jpg")).toBeLessThanOrEqual(bySubmission.indexOf("blue-car.jpg"));
  });

  test("filters of the list hold, and the order within them stays", async () => {
    const all = await found("q=red+car");
    const approved = await found("q=red+car&status=approved");
    expect(approved.length).toBeGreaterThan(0);
    expect(approved).toEqual(all.filter(({ status }) => status === "approved"));
    expect(await found("q=red+car&min_score=4")).toEqual(
      all.filter(({ ai_star_rating }) => (ai_star_rating ?? 0) >= 4),
    );
    expect(await found(`q=red+car&job_id=${jobId}&limit=3`)).toEqual(all.slice(0, 3));
    expect(await found("q=red+car&end_date=2026-03-15&start_date=2026-03-01")).toEqual([]);
    expect(await found("q=red+car&start_date=2026-03-16")).toEqual(all);
  });

  test("another owner's pictures are neither found nor a thing to ask with", async () => {
    expect(await found(`q=red+car&job_id=${otherJobId}`)).toEqual([]);
    expect(await found("q=red+car", OTHER_KEY)).toHaveLength(1);
    const [theirs] = await found("q=red+car", OTHER_KEY);
    const answer = await search(`like=${theirs?.id ?? ""}`);
    expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(["like"]);
    expectFirsthandError(await search("q=red+car", JOBS_ONLY_KEY), 403, "forbidden");
    expect(await found("q=red+car", READ_ONLY_KEY)).toHaveLength(SENT.length);
  });

  test.each([
    ["", "q"],
    ["q=", "q"],
    ["q=+++", "q"],
    [`q=${"x".repeat(301)}`, "q"],
    ["q=a&q=b", "q"],
    ["like=red-car", "like"],
    [`like=${toPublicId("file", "01975000-0000-7000-8000-000000000000")}`, "like"],
    ["q=a&limit=0", "limit"],
    ["q=a&limit=101", "limit"],
    ["q=a&status=Approved", "status"],
    ["q=a&min_score=6", "min_score"],
    ["q=a&start_date=2026-03-02&end_date=2026-03-01", "start_date"],
    ["q=a&cursor=abc", "cursor"],
    ["q=a&colour=red", "colour"],
  ])("%s is 400 and names %s", async (query, field) => {
    expect(expectFirsthandError(await search(query), 400, "invalid_request")).toEqual([field]);
  });

  test("a submission of words alone is never found, and cannot be asked with", async () => {
    const job = await post(`${service.url}/v1/jobs`, {
      json: { ...PLACES, title: "A few words on red cars" },
    });
    const worker = await joinAs({ upload_url: job.body.upload_url ?? "" }, "Noor");
    const body = new FormData();
    body.append("content_text", "A red car");
    const sent = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${worker.token}` },
      body,
    });
    const { id } = (await sent.json()) as { id: string };
    expect((await found("q=red+car&limit=100")).map((one) => one.id)).not.toContain(id);
    const answer = await search(`like=${id}`);
    expectFirsthandError(answer, 409, "conflict");
    expect(answer.error.code).toBe("picture_not_seen");
  });
});

test("without a model a search is 409 and says what is missing", async () => {
  const bare = await startHttpService();
  try {
    const answer = await get(`${bare.url}/v1/submissions/search?q=red+car`);
    expectFirsthandError(answer, 409, "conflict");
    expect(answer.error).toMatchObject({
      code: "no_model",
      message: expect.stringContaining("model") as string,
    });
  } finally {
    await bare.stop();
  }
});
