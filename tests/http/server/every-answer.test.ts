/** What stands on every answer, of either dialect and of every status. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, call, expectFirsthandError, expectWurkError, get, post } from "../helpers/calls.ts";
import {
  type HttpService,
  JOBS_ONLY_KEY,
  OTHER_KEY,
  type Served,
  startHttpService,
} from "../helpers/http-service.ts";
import { joinJob, type MadeJob, makePlacesJob, makeSelectionJob, send } from "../helpers/story.ts";

let service: HttpService;
let limited: Served;
let job: MadeJob;
let foreign: MadeJob;
beforeAll(async () => {
  service = await startHttpService();
  limited = await service.serve({ rateLimits: {} });
  job = await makeSelectionJob(service);
  foreign = await makeSelectionJob(service, {}, OTHER_KEY);
});
afterAll(() => service.stop());

const LARGE = JSON.stringify({ title: "x".repeat(300 * 1024) });
const asJson = { "content-type": "application/json" };

/** `call` itself expects an X-Request-Id; here it is also the one in the error. */
describe("an id", () => {
  test.each([
    ["a body that is no JSON", "POST", "/v1/jobs", { headers: asJson, body: "{" }, 400, "invalid_request"],
    ["another owner's or no job", "GET", "/v1/jobs/nothing", {}, 404, "not_found"],
    ["an address that is none", "GET", "/v1/nothing", {}, 404, "not_found"],
    ["a method that is not taken", "PUT", "/v1/jobs", {}, 405, "invalid_request"],
    ["too large a body", "POST", "/v1/jobs", { headers: asJson, body: LARGE }, 413, "payload_too_large"],
    [
      "another kind of body",
      "POST",
      "/v1/jobs",
      { headers: { "content-type": "text/csv" }, body: "a,b" },
      415,
      "unsupported_media_type",
    ],
    ["an escape that is none", "GET", "/v1/jobs/%zz", {}, 400, "invalid_request"],
  ] as const)(
    "on the answer to %s, in FirstHand's words",
    async (_what, method, path, asked, status, type) => {
      expectFirsthandError(await call(method, service.url + path, asked), status, type);
    },
  );

  test("on the same in WURK's words", async () => {
    const create = `${service.url}/api/external/jobs/create`;
    expectWurkError(await post(create, { headers: asJson, body: "{" }), 400, "invalid_body");
    expectWurkError(await post(create, { headers: asJson, body: LARGE }), 413, "payload_too_large");
    expectWurkError(
      await post(create, { headers: { "content-type": "text/csv" }, body: "a,b" }),
      415,
      "unsupported_media_type",
    );
    expectWurkError(await get(`${service.url}/api/external/nothing`), 404, "not_found");
    expectWurkError(await call("PUT", create), 405, "method_not_allowed");
  });

  test("on what workers are answered", async () => {
    const places = await makePlacesJob(service);
    const { token } = await joinJob(service, places);
    const own = `${service.url}/worker/v1/submissions`;
    expectFirsthandError(await get(own, { key: null }), 401, "unauthorized");
    expectFirsthandError(await get(`${own}?limit=0`, { key: token }), 400, "invalid_request");
    expectFirsthandError(await get(`${own}/nothing`, { key: token }), 404, "not_found");
    expectFirsthandError(
      await send(service, places, token, { files: [{ bytes: new Uint8Array(0) }] }),
      422,
      "unprocessable",
    );
  });
});

describe("an id of any length", () => {
  test("that is not there is 404, after the key", async () => {
    const long = "9".repeat(5000);
    expectFirsthandError(await get(`${service.url}/v1/jobs/${long}`), 404, "not_found");
    expectFirsthandError(await get(`${service.url}/v1/jobs/${long}`, { key: null }), 401, "unauthorized");
    const wurk = `${service.url}/api/external/jobs/${long}/submissions`;
    expectWurkError(await get(wurk), 404, "job_not_found");
    expectWurkError(await get(wurk, { key: null }), 401, "invalid_api_key");
  });
});

describe("a method that an address does not take", () => {
  test.each([
    ["POST", "/v1/submissions", "GET, HEAD"],
    ["DELETE", "/v1/submissions/summary", "GET, HEAD"],
    ["PATCH", "/api/external/jobs/fd254739/submissions", "GET, HEAD"],
    ["GET", "/api/external/jobs/create", "POST"],
    ["DELETE", "/worker/v1/jobs/fd254739/join", "POST"],
    ["POST", "/healthz", "GET, HEAD"],
  ])("%s %s is 405 and names those that it does", async (method, path, allowed) => {
    const answer = await call(method, service.url + path, { key: null });
    expect(answer.status, answer.text).toBe(405);
    expect(answer.headers.get("allow")).toBe(allowed);
    expect(answer.error.message).toContain(allowed);
  });
});

describe("what is left of the limit", () => {
  const told = (answer: Answer, max: string): void => {
    for (const name of ["ratelimit", "x-ratelimit-remaining", "x-ratelimit-reset"])
      expect(answer.headers.get(name), name).not.toBeNull();
    expect(answer.headers.get("x-ratelimit-limit")).toBe(max);
    expect(answer.headers.get("retry-after")).toBeNull();
  };

  test("stands on refusals of WURK's calls too", async () => {
    const at = (code: string, tail: string): string => `${limited.url}/api/external/jobs/${code}/${tail}`;
    const list = [
      [404, await get(at("00000000", "submissions"))],
      [403, await get(at(foreign.code, "submissions"))],
      [403, await get(at(job.code, "submissions"), { key: JOBS_ONLY_KEY })],
      [400, await get(`${at(job.code, "submissions")}?page=0`)],
    ] as const;
    for (const [status, answer] of list) {
      expect(answer.status).toBe(status);
      told(answer, "6");
    }
    const choose = [
      [404, await post(at("00000000", "choose-winners"), { json: {} })],
      [403, await post(at(foreign.code, "choose-winners"), { json: {} })],
      [400, await post(at(job.code, "choose-winners"), { headers: asJson, body: "{" })],
      [413, await post(at(job.code, "choose-winners"), { headers: asJson, body: LARGE })],
      [
        415,
        await post(at(job.code, "choose-winners"), { headers: { "content-type": "text/csv" }, body: "a" }),
      ],
    ] as const;
    for (const [status, answer] of choose) {
      expect(answer.status).toBe(status);
      told(answer, "50");
    }
  });

  test("does not stand where no key is known", async () => {
    const answer = await get(`${limited.url}/api/external/jobs/${job.code}/submissions`, { key: null });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("ratelimit")).toBeNull();
  });

  test("of wrong keys is told once they are too many, with the time to wait", async () => {
    const strict = await service.serve({ rateLimits: { wrongKeys: { max: 1, windowMs: 60_000 } } });
    const guess = (): Promise<Answer> => get(`${strict.url}/v1/jobs`, { key: "no-key-of-anybody-0007" });
    expectFirsthandError(await guess(), 401, "unauthorized");
    const refused = await guess();
    expectFirsthandError(refused, 429, "rate_limited");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("x-ratelimit-limit")).toBe("1");
  });
});
