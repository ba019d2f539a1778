import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { revokeInvites } from "../../../electron/service/jobs.ts";
import { expectFirsthandError, get, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, startHttpService, TEST_KEY } from "../helpers/http-service.ts";
import { joinJob, type MadeJob, makePlacesJob, makeSelectionJob, submit } from "../helpers/story.ts";

let service: HttpService;
let job: MadeJob;
beforeAll(async () => {
  service = await startHttpService();
  job = await makePlacesJob(service, {
    scoring_criteria: ["a whole car"],
    min_width: 800,
    price_per_file_cents: 25,
  });
});
afterAll(() => service.stop());

const joining = (code: string, json: unknown) =>
  post(`${service.url}/worker/v1/jobs/${code}/join`, { key: null, json });

describe("joining", () => {
  test("trades the invite of the link for a worker id and a token", async () => {
    const answer = await joining(job.code, { invite: job.invite, name: "Ada" });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      worker_id: expect.stringMatching(/^wkr_[0-9A-HJKMNP-TV-Z]{26}$/) as string,
      token: expect.stringMatching(/^\w{64}$/) as string,
    });
  });

  test("any number of workers may use the same link", async () => {
    const [a, b] = [await joinJob(service, job), await joinJob(service, job)];
    expect(a.worker_id).not.toBe(b.worker_id);
    expect(a.token).not.toBe(b.token);
  });

  test("with an earlier token of the same owner the worker stays the same; of another owner not", async () => {
    const first = await joinJob(service, job);
    const second = await joinJob(service, await makeSelectionJob(service), { token: first.token });
    expect(second.worker_id).toBe(first.worker_id);
    const elsewhere = await joinJob(service, await makePlacesJob(service, {}, OTHER_KEY), {
      token: first.token,
    });
    expect(elsewhere.worker_id).not.toBe(first.worker_id);
    const stale = await joinJob(service, job, { token: "no token at all" });
    expect(stale.worker_id).not.toBe(first.worker_id);
  });

  test("a wrong invite, another job's, or one that was revoked is refused", async () => {
    const other = await makePlacesJob(service);
    for (const invite of ["wrong", job.invite.slice(1), job.invite]) {
      const answer = await joining(other.code, { invite });
      expectFirsthandError(answer, 403, "forbidden");
      expect(answer.error.code).toBe("invite_unknown");
    }
    const stored = await service.ports.store.reader.jobByCode(other.code as never);
    await revokeInvites(service.ports, stored!.id);
    expectFirsthandError(await joining(other.code, { invite: other.invite }), 403, "forbidden");
  });

  test("an unknown code is 404", async () => {
    for (const code of ["00000000", "nonsense", job.id]) {
      expectFirsthandError(await joining(code, { invite: job.invite }), 404, "not_found");
    }
  });

  test.each([
    [{}, ["invite"]],
    [{ invite: "" }, ["invite"]],
    [{ invite: 5 }, ["invite"]],
    [{ invite: "x", name: "x".repeat(61) }, ["name"]],
    [{ invite: "x", role: "admin" }, ["role"]],
  ])("%j names what is wrong", async (body, fields) => {
    expect(expectFirsthandError(await joining(job.code, body), 400, "invalid_request")).toEqual(fields);
  });
});

describe("the job as a worker sees it", () => {
  test("is the brief, what is asked of a file, places and time", async () => {
    const { token } = await joinJob(service, job);
    const answer = await get(`${service.url}/worker/v1/jobs/${job.code}`, { key: token });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      code: job.code,
      title: "Red cars",
      description: "One red car in each photo.",
      type: "data_collection",
      scoring_criteria: ["a whole car"],
      accept: ["image/jpeg", "image/png", "image/webp", "image/avif"],
      max_file_bytes: 50 * 1024 * 1024,
      files_per_submission: 1,
      min_width: 800,
      min_height: null,
      min_star_rating: 3,
      price_per_file_cents: 25,
      state: "open",
      selection_type: null,
      places_left: 100,
      max_completions: null,
      closes_at: null,
      now: "2026-03-16T12:00:00Z",
      practice: false,
    });
  });

  test("needs the token in the Authorization header; in the address it is worth nothing", async () => {
    const { token } = await joinJob(service, job);
    const url = `${service.url}/worker/v1/jobs/${job.code}`;
    for (const asked of [
      { key: null },
      { key: "wrong" },
      { key: TEST_KEY },
      { key: null, headers: { "x-api-key": token } },
    ]) {
      expectFirsthandError(await get(url, asked), 401, "unauthorized");
    }
    expectFirsthandError(await get(`${url}?token=${token}`, { key: null }), 401, "unauthorized");
    expectFirsthandError(
      await get(`${service.url}/worker/v1/events?token=${token}`, { key: null }),
      401,
      "unauthorized",
    );
  });

  test("a token opens its own job alone, and no owner's call", async () => {
    const { token } = await joinJob(service, job);
    const other = await makePlacesJob(service);
    expectFirsthandError(
      await get(`${service.url}/worker/v1/jobs/${other.code}`, { key: token }),
      404,
      "not_found",
    );
    expectFirsthandError(await get(`${service.url}/v1/submissions`, { key: token }), 401, "unauthorized");
  });
});

describe("limits by address", () => {
  test("count joins and requests of other machines, not of this one", async () => {
    const limits = {
      workerJoins: { max: 2, windowMs: 60_000 },
      workerRequests: { max: 5, windowMs: 60_000 },
    };
    const served = await service.serve({ rateLimits: limits, trustProxy: ["127.0.0.1"] });
    const from = (address: string) =>
      post(`${served.url}/worker/v1/jobs/${job.code}/join`, {
        key: null,
        json: { invite: job.invite },
        headers: { "x-forwarded-for": address },
      });
    for (let n = 0; n < 2; n += 1) expect((await from("203.0.113.5")).status).toBe(200);
    const third = await from("203.0.113.5");
    expectFirsthandError(third, 429, "rate_limited");
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from("203.0.113.6")).status).toBe(200);
    for (let n = 0; n < 8; n += 1) expect((await from("127.0.0.1")).status).toBe(200);

    const look = (address: string) =>
      get(`${served.url}/worker/v1/submissions`, { key: "x", headers: { "x-forwarded-for": address } });
    for (let n = 0; n < 5; n += 1) expect((await look("203.0.113.7")).status).toBe(401);
    expectFirsthandError(await look("203.0.113.7"), 429, "rate_limited");
  });

  test("take the addresses of one IPv6 network as one", async () => {
    const served = await service.serve({
      rateLimits: { workerJoins: { max: 1, windowMs: 60_000 } },
      trustProxy: ["127.0.0.1"],
    });
    const from = (address: string) =>
      post(`${served.url}/worker/v1/jobs/${job.code}/join`, {
        key: null,
        json: { invite: job.invite },
        headers: { "x-forwarded-for": address },
      });
    expect((await from("2001:db8:1:2::1")).status).toBe(200);
    expect((await from("2001:db8:1:2:ffff::9")).status).toBe(429);
    expect((await from("2001:db8:1:3::1")).status).toBe(200);
  });

  test("an address that nobody vouches for is not believed", async () => {
    const served = await service.serve({ rateLimits: { workerJoins: { max: 1, windowMs: 60_000 } } });
    for (let n = 0; n < 3; n += 1) {
      const answer = await post(`${served.url}/worker/v1/jobs/${job.code}/join`, {
        key: null,
        json: { invite: job.invite },
        headers: { "x-forwarded-for": "203.0.113.5" },
      });
      expect(answer.status).toBe(200);
    }
  });
});

describe("a worker's own submissions", () => {
  test("are listed newest first, as many as asked for, and nobody else's are found", async () => {
    const own = await joinJob(service, job);
    const other = await joinJob(service, job);
    const sent: string[] = [];
    for (const text of ["one", "two", "three"]) {
      sent.push((await submit(service, job, own.token, { text })).id);
      service.clock.advance(1000);
    }
    const foreign = await submit(service, job, other.token, { text: "not yours" });
    const list = async (query = "") =>
      get(`${service.url}/worker/v1/submissions${query}`, { key: own.token });
    expect((await list()).body.data.map((row) => row.id)).toEqual([...sent].reverse());
    expect((await list("?limit=1")).body.data).toHaveLength(1);
    const [newest] = (await list("?limit=1")).body.data;
    const older = await list(`?limit=20&before=${String(newest?.number)}`);
    expect(older.body.data.map((row) => row.id)).toEqual(sent.slice(0, 2).reverse());
    expect(expectFirsthandError(await list("?before=0"), 400, "invalid_request")).toEqual(["before"]);
    for (const limit of ["0", "101", "x", ""]) {
      expect(expectFirsthandError(await list(`?limit=${limit}`), 400, "invalid_request")).toEqual(["limit"]);
    }
    expect(
      (await get(`${service.url}/worker/v1/submissions/${sent[0]!}`, { key: own.token })).body.attempts[0]!
        .content_text,
    ).toBe("one");
    for (const path of [foreign.id, "nonsense", "sub_01JQ0000000000000000000000"]) {
      const url = `${service.url}/worker/v1/submissions/${path}`;
      expectFirsthandError(await get(url, { key: own.token }), 404, "not_found");
      expectFirsthandError(await post(`${url}/retry`, { key: own.token }), 404, "not_found");
      expectFirsthandError(
        await post(`${url}/attempts`, { key: own.token, body: new FormData() }),
        404,
        "not_found",
      );
    }
  });
});
