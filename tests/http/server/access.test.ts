import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectFirsthandError, expectWurkError, get, post } from "../helpers/calls.ts";
import {
  type HttpService,
  JOBS_ONLY_KEY,
  READ_ONLY_KEY,
  startHttpService,
  TEST_KEY,
} from "../helpers/http-service.ts";
import { makePlacesJob, makeSelectionJob } from "../helpers/story.ts";

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.stop());

const noKey = (headers: Record<string, string>) => ({ key: null, headers });

describe("keys", () => {
  test("are taken from either header by either dialect", async () => {
    const { code } = await makeSelectionJob(service);
    for (const url of [
      `${service.url}/v1/submissions`,
      `${service.url}/api/external/jobs/${code}/submissions`,
    ]) {
      expect((await get(url, noKey({ authorization: `Bearer ${TEST_KEY}` }))).status).toBe(200);
      expect((await get(url, noKey({ authorization: `bearer  ${TEST_KEY}` }))).status).toBe(200);
      expect((await get(url, noKey({ "x-api-key": TEST_KEY }))).status).toBe(200);
      // A proxy in front may want an Authorization of its own.
      expect((await get(url, noKey({ "x-api-key": TEST_KEY, authorization: "Basic eDp5" }))).status).toBe(
        200,
      );
    }
  });

  test("that are missing, wrong or given as something else are 401", async () => {
    const asked = [
      noKey({}),
      noKey({ authorization: "Bearer wrong" }),
      noKey({ "x-api-key": "wrong" }),
      noKey({ "x-api-key": "" }),
      noKey({ authorization: TEST_KEY }),
      noKey({ authorization: `Basic ${TEST_KEY}` }),
    ];
    for (const one of asked) {
      const answer = await get(`${service.url}/v1/submissions`, one);
      expectFirsthandError(answer, 401, "unauthorized");
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      expectWurkError(
        await get(`${service.url}/api/external/jobs/00000000/submissions`, one),
        401,
        "invalid_api_key",
      );
    }
    expectFirsthandError(
      await get(`${service.url}/v1/submissions?key=${TEST_KEY}`, noKey({})),
      401,
      "unauthorized",
    );
  });

  test("come before what is wrong with the request", async () => {
    expectFirsthandError(await get(`${service.url}/v1/submissions?limit=0`, noKey({})), 401, "unauthorized");
    expectFirsthandError(
      await post(`${service.url}/v1/jobs`, { ...noKey({}), json: {} }),
      401,
      "unauthorized",
    );
  });

  test("do what their scopes allow and no more", async () => {
    const { id } = await makePlacesJob(service);
    const allowed = { key: READ_ONLY_KEY };
    expect((await get(`${service.url}/v1/submissions`, allowed)).status).toBe(200);
    expect((await get(`${service.url}/v1/submissions/summary`, allowed)).status).toBe(200);
    for (const path of ["/v1/jobs", `/v1/jobs/${id}`]) {
      expectFirsthandError(await get(service.url + path, allowed), 403, "forbidden");
    }
    for (const path of [
      "/v1/jobs",
      `/v1/jobs/${id}/close`,
      `/v1/jobs/${id}/cancel`,
      `/v1/jobs/${id}/settle`,
    ]) {
      expectFirsthandError(await post(service.url + path, { ...allowed, json: {} }), 403, "forbidden");
    }
    for (const path of [
      "/v1/submissions",
      "/v1/submissions/summary",
      "/v1/submissions/sub_01JQ0000000000000000000000",
    ]) {
      expectFirsthandError(await get(service.url + path, { key: JOBS_ONLY_KEY }), 403, "forbidden");
    }
    expect((await post(`${service.url}/v1/jobs/${id}/close`, { key: JOBS_ONLY_KEY })).status).toBe(200);
  });
});
