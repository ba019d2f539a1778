import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, expectWurkError, get } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import {
  canonical,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  score,
  submit,
} from "../helpers/story.ts";
import { applyTransition } from "../../../electron/service/apply-transition.ts";

let service: HttpService;
let job: MadeJob;
const sent: string[] = [];

const page = (query = "", of: { code: string } = job) =>
  get(`${service.url}/api/external/jobs/${of.code}/submissions${query}`);
const ids = (answer: Answer): string[] => answer.body.submissions.map(({ id }) => id);

beforeAll(async () => {
  service = await startHttpService();
  job = await makeSelectionJob(service);
  for (let n = 0; n < 61; n += 1) {
    // Each by a worker of its own.
    if (n % 20 === 0) service.clock.advance(1000);
    const { token } = await joinJob(service, job);
    sent.push(canonical((await submit(service, job, token, { text: String(n) })).id));
  }
});
afterAll(() => service.stop());

describe("pages of submissions", () => {
  test("hold 50, newest first, and the second the rest", async () => {
    const first = await page();
    expect(first.body).toMatchObject({ page: 1, totalPages: 2, pageSize: 50 });
    expect(ids(first)).toEqual([...sent].reverse().slice(0, 50));
    const second = await page("?page=2");
    expect(second.body).toMatchObject({ page: 2, totalPages: 2, pageSize: 50 });
    expect(ids(second)).toEqual([...sent].reverse().slice(50));
  });

  test("beyond the last are empty and tell the true number", async () => {
    for (const number of ["3", "1000000000", "99999999999999999999"]) {
      const answer = await page(`?page=${number}`);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body).toEqual({
        submissions: [],
        page: Math.min(Number(number), Number.MAX_SAFE_INTEGER),
        totalPages: 2,
        pageSize: 50,
      });
    }
  });

  test("of a job without submissions are one empty page", async () => {
    const empty = await makeSelectionJob(service);
    expect((await page("", empty)).body).toEqual({ submissions: [], page: 1, totalPages: 1, pageSize: 50 });
  });

  test.each(["0", "-1", "1.5", "one", "", "1&page=2", "1e3", "%20"])("page=%s is refused", async (number) => {
    expectWurkError(await page(`?page=${number}`), 400, "invalid_request");
  });

  test("rejected submissions are listed too", async () => {
    const other = await makeSelectionJob(service);
    const { token } = await joinJob(service, other);
    const one = await submit(service, other, token, { text: "too small" });
    const two = await submit(service, other, token, { text: "scored" });
    await service.ports.store.write(async (tx) =>
      applyTransition(service.ports, tx, (await tx.submission(canonical(one.id)))!, {
        type: "reject_unscored",
        attempt: 1,
        reasoning: "Too small.",
      }),
    );
    await score(service, two.id, 1);
    expect(ids(await page("", other))).toEqual([canonical(two.id), canonical(one.id)]);
  });

  test("jobs of other types have none here", async () => {
    for (const type of ["data_collection", "feedback", "social"] as const) {
      const places = await makePlacesJob(service, { type });
      expectWurkError(await page("", places), 400, "job_not_custom");
    }
  });
});
