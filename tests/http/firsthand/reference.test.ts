/** The answers of the FirstHand reference, replayed: same fields, same order, same types. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { get } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import { FIRSTHAND_LIST } from "../helpers/reference-examples.ts";
import { drawnPicture, joinJob, type MadeJob, makePlacesJob, score, submit } from "../helpers/story.ts";

/** The submission of "List Submissions". */
const EXAMPLE = FIRSTHAND_LIST.data[0]!;

let service: HttpService;
let job: MadeJob;
let id: string;
let workerId: string;
let sizeBytes: number;

beforeAll(async () => {
  service = await startHttpService();
  service.clock.advance((2 * 60 + 30) * 60_000);
  job = await makePlacesJob(service);
  const worker = await joinJob(service, job);
  workerId = worker.worker_id;
  const bytes = await drawnPicture("red-car-1.jpg");
  sizeBytes = bytes.length;
  ({ id } = await submit(service, job, worker.token, { files: [{ bytes }] }));
  service.clock.advance(5000);
  await score(service, id, 4, EXAMPLE.ai_reasoning);
});
afterAll(() => service.stop());

const shown = () => ({
  ...EXAMPLE,
  id,
  job_id: job.id,
  worker_id: workerId,
  file_url: expect.stringMatching(
    /^http:\/\/127\.0\.0\.1:\d+\/files\/file_[0-9A-HJKMNP-TV-Z]{26}\?expires=\d+&signature=[\w-]+$/,
  ) as string,
  size_bytes: sizeBytes,
});

describe("FirstHand's reference", () => {
  test("lists a scored submission field by field, in the reference's order", async () => {
    const answer = await get(`${service.url}/v1/submissions`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.body).toEqual({ object: "list", data: [shown()], has_more: false, next_cursor: null });
    expect(Object.keys(answer.body)).toEqual(["object", "data", "has_more", "next_cursor"]);
    expect(Object.keys(answer.body.data[0]!)).toEqual(Object.keys(EXAMPLE));
  });

  test("shows one submission alike", async () => {
    const answer = await get(`${service.url}/v1/submissions/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(shown());
    expect(Object.keys(answer.body)).toEqual(Object.keys(EXAMPLE));
  });

  test("sums up in the reference's order", async () => {
    const answer = await get(`${service.url}/v1/submissions/summary`);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      '{"object":"submission_summary","total_submissions":1,"approved":1,"rejected":0,"approval_rate":1,' +
        '"avg_ai_star_rating":4,"by_type":[{"type":"data_collection","total":1,"approved":1,"avg_ai_star_rating":4}]}',
    );
  });

  test("the file's address gives the bytes that were sent", async () => {
    const { body } = await get(`${service.url}/v1/submissions/${id}`);
    const file = await fetch(body.file_url);
    expect(Buffer.from(await file.arrayBuffer()).equals(await drawnPicture("red-car-1.jpg"))).toBe(true);
  });

  test("before the score, what is not known yet is null; a text alone has no file", async () => {
    const { token } = await joinJob(service, job);
    const sent = await submit(service, job, token, { text: "No photo today." });
    const { body } = await get(`${service.url}/v1/submissions/${sent.id}`);
    expect(body).toMatchObject({
      status: "pending_score",
      ai_star_rating: null,
      ai_reasoning: null,
      file_url: null,
      content_type: null,
      size_bytes: null,
      scored_at: null,
    });
    expect(Object.keys(body)).toEqual(Object.keys(EXAMPLE));
  });
});
