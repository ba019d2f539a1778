import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decide } from "../../../electron/service/decisions.ts";
import { summaryView } from "../../../electron/http/firsthand/summary.ts";
import { parsePublicId } from "#shared/domain/ids.ts";
import { expectFirsthandError, get, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, startHttpService } from "../helpers/http-service.ts";
import { joinJob, type MadeJob, makePlacesJob, makeSelectionJob, score, submit } from "../helpers/story.ts";

let service: HttpService;
let cars: MadeJob;
let boats: MadeJob;

const summary = (query = "", key?: string) =>
  get(`${service.url}/v1/submissions/summary${query}`, key === undefined ? {} : { key });

const EMPTY = {
  object: "submission_summary",
  total_submissions: 0,
  approved: 0,
  rejected: 0,
  approval_rate: null,
  avg_ai_star_rating: null,
  by_type: [],
};

beforeAll(async () => {
  service = await startHttpService();
  cars = await makePlacesJob(service, { type: "feedback" });
  boats = await makeSelectionJob(service);
  const one = await joinJob(service, cars);
  const two = await joinJob(service, boats);
  const sent = [];
  for (let n = 0; n < 4; n += 1) sent.push((await submit(service, cars, one.token, { text: "sent" })).id);
  service.clock.advance(24 * 60 * 60_000);
  const boat = await submit(service, boats, two.token, { text: "sent" }).catch(() => null);
  expect(boat, "the boats job has closed by then").toBeNull();
  const late = await makeSelectionJob(service);
  const three = await joinJob(service, late);
  sent.push((await submit(service, late, three.token, { text: "sent" })).id);
  await score(service, sent[0]!, 5);
  await score(service, sent[1]!, 4);
  await score(service, sent[2]!, 1);
  await score(service, sent[4]!, 3);
  // The fourth is waiting; the third is rejected and then being retried.
  const retried = await post(`${service.url}/worker/v1/submissions/${sent[2]!}/retry`, { key: one.token });
  expect(retried.status, retried.text).toBe(200);
});
afterAll(() => service.stop());

describe("the summary", () => {
  test("counts what waits in the total, what is retried as rejected, and rates the decided", async () => {
    expect((await summary()).body).toEqual({
      object: "submission_summary",
      total_submissions: 5,
      approved: 3,
      rejected: 1,
      approval_rate: 0.75,
      avg_ai_star_rating: 3.3,
      by_type: [
        { type: "custom", total: 1, approved: 1, avg_ai_star_rating: 3 },
        { type: "feedback", total: 4, approved: 2, avg_ai_star_rating: 3.3 },
      ],
    });
  });

  test("keeps to a job", async () => {
    expect((await summary(`?job_id=${cars.id}`)).body).toMatchObject({
      total_submissions: 4,
      approval_rate: 0.6667,
    });
    expect((await summary(`?job_id=${boats.id}`)).body).toEqual(EMPTY);
  });

  test("keeps to a window, inclusive, and to plain dates", async () => {
    expect((await summary("?end_date=2026-03-16")).body).toMatchObject({ total_submissions: 4 });
    expect((await summary("?start_date=2026-03-17")).body).toMatchObject({ total_submissions: 1 });
    expect(
      (await summary("?start_date=2026-03-16T12:00:00Z&end_date=2026-03-16T12:00:00Z")).body,
    ).toMatchObject({
      total_submissions: 4,
    });
    expect((await summary("?start_date=2026-03-16T12:00:01Z&end_date=2026-03-17T11:59:59Z")).body).toEqual(
      EMPTY,
    );
  });

  test("another owner's, or an unknown job's, is empty", async () => {
    expect((await summary("", OTHER_KEY)).body).toEqual(EMPTY);
    expect((await summary(`?job_id=${cars.id}`, OTHER_KEY)).body).toEqual(EMPTY);
    expect((await summary("?job_id=job_01JQ0000000000000000000000")).body).toEqual(EMPTY);
  });

  test("follows a person's decision", async () => {
    const jobId = parsePublicId("job", cars.id);
    await decide(service.ports, {
      jobId: jobId as never,
      numbers: [4],
      outcome: "rejected",
      actor: "Ann",
      reason: null,
      words: null,
    } as never);
    expect((await summary(`?job_id=${cars.id}`)).body).toMatchObject({
      total_submissions: 4,
      approved: 2,
      rejected: 2,
      approval_rate: 0.5,
    });
  });

  test.each(["status=approved", "limit=5", "cursor=x", "min_score=3"])("takes no %s", async (query) => {
    const answer = await summary(`?${query}`);
    expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual([query.split("=")[0]]);
  });

  test("names a start after its end", async () => {
    const answer = await summary("?start_date=2026-03-17&end_date=2026-03-16");
    expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(["start_date"]);
  });
});

describe("the figures", () => {
  test("are rounded: the rate to four decimals, the stars to one", () => {
    const row = { type: "custom" as const, total: 9, approved: 2, rejected: 1, scored: 3, starSum: 10 };
    expect(summaryView([row])).toMatchObject({ approval_rate: 0.6667, avg_ai_star_rating: 3.3 });
    const reference = {
      type: "custom" as const,
      total: 1250,
      approved: 1050,
      rejected: 200,
      scored: 10,
      starSum: 38,
    };
    expect(summaryView([reference])).toMatchObject({ approval_rate: 0.84, avg_ai_star_rating: 3.8 });
  });

  test("are null where nothing is decided or scored", () => {
    const row = { type: "custom" as const, total: 2, approved: 0, rejected: 0, scored: 0, starSum: 0 };
    expect(summaryView([row])).toMatchObject({
      total_submissions: 2,
      approval_rate: null,
      avg_ai_star_rating: null,
      by_type: [{ type: "custom", total: 2, approved: 0, avg_ai_star_rating: null }],
    });
  });
});
