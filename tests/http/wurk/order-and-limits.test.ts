import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectWurkError, get, post } from "../helpers/calls.ts";
import {
  type HttpService,
  JOBS_ONLY_KEY,
  OTHER_KEY,
  READ_ONLY_KEY,
  type Served,
  startHttpService,
} from "../helpers/http-service.ts";
import {
  canonical,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
let job: MadeJob;
let foreign: MadeJob;
beforeAll(async () => {
  service = await startHttpService();
  job = await makeSelectionJob(service, { max_completions: 1 });
  foreign = await makePlacesJob(service, {}, OTHER_KEY);
});
afterAll(() => service.stop());

const submissions = (at: { url: string }, code: string): string =>
  `${at.url}/api/external/jobs/${code}/submissions`;
const winners = (at: { url: string }, code: string): string =>
  `${at.url}/api/external/jobs/${code}/choose-winners`;
const BAD_BODY = { headers: { "content-type": "application/json" }, body: "{" };

describe("the order of checks", () => {
  test("401 before everything", async () => {
    expectWurkError(await get(submissions(service, "nonsense"), { key: null }), 401, "invalid_api_key");
    expectWurkError(
      await post(winners(service, foreign.code), { ...BAD_BODY, key: "wrong" }),
      401,
      "invalid_api_key",
    );
  });

  test("404 for a job that is unknown or no name of one, before the body is looked at", async () => {
    for (const name of ["00000000", "nonsense", "01960000-0000-7000-8000-000000000000", job.id]) {
      expectWurkError(await post(winners(service, name), BAD_BODY), 404, "job_not_found");
      expectWurkError(await get(`${submissions(service, name)}?page=0`), 404, "job_not_found");
    }
  });

  test("403 for another owner's job, before 400", async () => {
    expectWurkError(await post(winners(service, foreign.code), BAD_BODY), 403, "not_your_job");
    expectWurkError(await get(`${submissions(service, foreign.code)}?page=0`), 403, "not_your_job");
  });

  test("403 for a key that lacks the scope", async () => {
    expectWurkError(
      await post(winners(service, job.code), { ...BAD_BODY, key: READ_ONLY_KEY }),
      403,
      "missing_scope",
    );
    expectWurkError(await get(submissions(service, job.code), { key: JOBS_ONLY_KEY }), 403, "missing_scope");
    expectWurkError(
      await post(`${service.url}/api/external/jobs/create`, { json: {}, key: READ_ONLY_KEY }),
      403,
      "missing_scope",
    );
  });

  test("400 before 409", async () => {
    const { token } = await joinJob(service, job);
    const [a, b] = [
      await submit(service, job, token, { text: "a" }),
      await submit(service, job, token, { text: "b" }),
    ];
    expect(
      (await post(winners(service, job.code), { json: { submissionIds: canonical(a.id) } })).status,
    ).toBe(200);
    const over = await post(winners(service, job.code), {
      json: { submissionIds: [canonical(b.id), "unknown"] },
    });
    expectWurkError(over, 400, "unknown_submission");
    expectWurkError(
      await post(winners(service, job.code), { json: { submissionIds: canonical(b.id) } }),
      409,
      "cap_exceeded",
    );
  });
});

describe("rate limits", () => {
  let limited: Served;
  beforeAll(async () => {
    limited = await service.serve({ rateLimits: {} });
  });

  test("six lists a minute for each key, told in every answer", async () => {
    for (let n = 1; n <= 6; n += 1) {
      const { status, headers } = await get(submissions(limited, job.code));
      expect(status).toBe(200);
      expect(headers.get("x-ratelimit-limit")).toBe("6");
      expect(headers.get("x-ratelimit-remaining")).toBe(String(6 - n));
      expect(Number(headers.get("x-ratelimit-reset"))).toBeLessThanOrEqual(60);
      expect(headers.get("ratelimit")).toMatch(new RegExp(`^"default";r=${String(6 - n)};t=\\d+$`));
      expect(headers.get("ratelimit-policy")).toBe('"default";q=6;w=60');
      expect(headers.get("retry-after")).toBeNull();
    }
    const seventh = await get(submissions(limited, job.code));
    expectWurkError(seventh, 429, "rate_limited");
    expect(Number(seventh.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(seventh.headers.get("x-ratelimit-remaining")).toBe("0");
  });

  test("come before 404, 403 and 400, and answers of every status count", async () => {
    expectWurkError(await get(submissions(limited, "nonsense")), 429, "rate_limited");
    expectWurkError(await get(submissions(limited, foreign.code)), 429, "rate_limited");
  });

  test("do not touch another key or another endpoint", async () => {
    expect((await get(submissions(limited, foreign.code), { key: OTHER_KEY })).status).toBe(400);
    const { headers, status } = await post(winners(limited, job.code), { json: { submissionIds: "" } });
    expect(status).toBe(400);
    expect(headers.get("ratelimit-policy")).toBe('"default";q=50;w=60');
    expect(headers.get("x-ratelimit-remaining")).toBe("49");
  });

  test("are the same for both headers of one key", async () => {
    const answer = await get(submissions(limited, job.code), {
      key: null,
      headers: { "x-api-key": "test-key-of-acme-0001" },
    });
    expectWurkError(answer, 429, "rate_limited");
  });

  test("end when their window does, and are a setting", async () => {
    const brief = await service.serve({ rateLimits: { wurkSubmissions: { max: 1, windowMs: 250 } } });
    expect((await get(submissions(brief, job.code))).status).toBe(200);
    await expect
      .poll(async () => (await get(submissions(brief, job.code))).status, { interval: 300, timeout: 5000 })
      .toBe(200);
  });
});

describe("wrong keys", () => {
  test("more than a hundred a minute from one address are 429; good keys stay served", async () => {
    const fresh = await service.serve();
    const guess = (n: number) =>
      call("GET", submissions(fresh, job.code), { key: `wrong-key-number-${String(n)}` });
    for (let n = 0; n < 100; n += 1) expect((await guess(n)).status).toBe(401);
    expectWurkError(await guess(100), 429, "rate_limited");
    expect((await get(`${fresh.url}/v1/jobs`, { key: "wrong-key-number-101" })).status).toBe(429);
    expect((await get(submissions(fresh, job.code))).status).toBe(200);
    expect((await get(submissions(fresh, job.code), { key: null })).status).toBe(401);
  });
});
