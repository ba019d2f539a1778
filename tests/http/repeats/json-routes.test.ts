import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "#shared/lib/instant.ts";
import { forgetOldAnswers } from "../../../electron/service/kept-answers.ts";
import { type Answer, expectFirsthandError, expectWurkError, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, startHttpService, TEST_KEY } from "../helpers/http-service.ts";
import {
  canonical,
  joinJob,
  makePlacesJob,
  makeSelectionJob,
  type MadeJob,
  score,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
const MODERATOR = "moderator-key-of-house-0001";
const OWNER = ["jobs:read", "jobs:write", "submissions:read", "winners:write", "webhooks:write"] as const;
beforeAll(async () => {
  service = await startHttpService({
    apiKeys: [
      { ownerName: "acme", key: TEST_KEY, scopes: OWNER },
      { ownerName: "globex", key: OTHER_KEY, scopes: OWNER },
      { ownerName: "house", key: MODERATOR, scopes: ["moderate"] },
    ],
  });
});
afterAll(() => service.stop());

let keys = 0;
const freshKey = (): string => `key-${String((keys += 1))}`;
const NEW_JOB = {
  type: "data_collection",
  title: "Red cars",
  description: "One red car in each photo.",
  files_needed: 3,
};

interface Repeatable {
  readonly path: string;
  readonly json?: object;
  /** Another body that is valid too. */
  readonly other?: object;
  readonly token?: string | null;
}

const repeat = (
  { path, json, token }: Repeatable,
  key: string,
  body: object | undefined = json,
): Promise<Answer> =>
  post(`${service.url}${path}`, {
    headers: { "idempotency-key": key },
    ...(body === undefined ? {} : { json: body }),
    ...(token === undefined ? {} : { key: token }),
  });

const jobCount = async (): Promise<number> => (await service.ports.store.views.jobOverviews()).length;

const closedSelection = async (): Promise<MadeJob> => {
  const job = await makeSelectionJob(service);
  const { token } = await joinJob(service, job);
  await submit(service, job, token, { text: "One" });
  expect((await post(`${service.url}/v1/jobs/${job.id}/close`)).status).toBe(200);
  return job;
};

/** A job whose creator's 24 hours have passed, with an entry. */
const missedJob = async (): Promise<{ readonly job: MadeJob; readonly entry: string }> => {
  const job = await makeSelectionJob(service, { max_completions: 1 });
  const { token } = await joinJob(service, job);
  const sent = await submit(service, job, token, { text: "One" });
  service.clock.advance(26 * HOUR);
  return { job, entry: canonical(sent.id) };
};

const claimedJob = async (): Promise<{ readonly job: MadeJob; readonly entry: string }> => {
  const missed = await missedJob();
  const claimed = await post(`${service.url}/v1/jobs/${missed.job.id}/claim`, { key: MODERATOR });
  expect(claimed.status, claimed.text).toBe(200);
  return missed;
};

/** Every route of this kind, ready to be asked once: a second effect would be refused or seen. */
const ROUTES: Readonly<Record<string, () => Promise<Repeatable>>> = {
  "POST /v1/jobs": async () => ({ path: "/v1/jobs", json: NEW_JOB, other: { ...NEW_JOB, title: "Boats" } }),
  "POST /v1/jobs/{id}/close": async () => ({ path: `/v1/jobs/${(await makePlacesJob(service)).id}/close` }),
  "POST /v1/jobs/{id}/cancel": async () => ({ path: `/v1/jobs/${(await makePlacesJob(service)).id}/cancel` }),
  "POST /v1/jobs/{id}/settle": async () => ({
    path: `/v1/jobs/${(await closedSelection()).id}/settle`,
    json: { reason: "Enough." },
    other: { reason: "Enough of it." },
  }),
  "POST /api/external/jobs/create": async () => ({
    path: "/api/external/jobs/create",
    json: NEW_JOB,
    other: { ...NEW_JOB, files_needed: 4 },
  }),
  "POST /api/external/jobs/{id}/choose-winners": async () => {
    const job = await makeSelectionJob(service);
    const { token } = await joinJob(service, job);
    const sent = await submit(service, job, token, { text: "One" });
    const other = await submit(service, job, token, { text: "Two" });
    return {
      path: `/api/external/jobs/${job.code}/choose-winners`,
      json: { submissionIds: canonical(sent.id) },
      other: { submissionIds: canonical(other.id) },
    };
  },
  "POST /v1/credits/budget": async () => ({
    path: "/v1/credits/budget",
    json: { monthly_credits: 1000 },
    other: { monthly_credits: null },
  }),
  "POST /v1/webhook_endpoints": async () => ({
    path: "/v1/webhook_endpoints",
    json: { url: "https://hooks.example.com/winnow", events: ["*"] },
    other: { url: "https://hooks.example.com/other", events: ["*"] },
  }),
  "POST /v1/jobs/{id}/claim": async () => ({
    path: `/v1/jobs/${(await missedJob()).job.id}/claim`,
    token: MODERATOR,
  }),
  "POST /v1/jobs/{id}/release": async () => ({
    path: `/v1/jobs/${(await claimedJob()).job.id}/release`,
    token: MODERATOR,
  }),
  "POST /v1/jobs/{id}/settle, by a moderator who then no longer sees the job": async () => ({
    path: `/v1/jobs/${(await claimedJob()).job.id}/settle`,
    json: { reason: "Nothing fits." },
    other: { reason: "Nothing fits well." },
    token: MODERATOR,
  }),
  "POST /api/external/jobs/{id}/choose-winners, by such a moderator": async () => {
    const { job, entry } = await claimedJob();
    return {
      path: `/api/external/jobs/${job.code}/choose-winners`,
      json: { submissionIds: entry },
      other: { submissionIds: [entry, "00000000-0000-7000-8000-000000000000"] },
      token: MODERATOR,
    };
  },
  "POST /worker/v1/jobs/{code}/join": async () => {
    const job = await makePlacesJob(service);
    const json = { invite: job.invite, name: "Ada" };
    return { path: `/worker/v1/jobs/${job.code}/join`, json, other: { ...json, name: "Bob" }, token: null };
  },
  "POST /worker/v1/submissions/{id}/retry": async () => {
    const job = await makePlacesJob(service, { min_star_rating: 4 });
    const { token } = await joinJob(service, job);
    const sent = await submit(service, job, token, { text: "One" });
    await score(service, sent.id, 1);
    return { path: `/worker/v1/submissions/${sent.id}/retry`, token };
  },
};

describe.each(Object.entries(ROUTES))("%s", (_name, ready) => {
  test("answers the same again, and refuses the key for another body", async () => {
    const route = await ready();
    const key = freshKey();
    const first = await repeat(route, key);
    expect([200, 201], first.text).toContain(first.status);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    const jobs = await jobCount();
    const again = await repeat(route, key);
    expect(again.status, again.text).toBe(first.status);
    expect(again.text).toBe(first.text);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(await jobCount()).toBe(jobs);
    if (route.other !== undefined) {
      const refused = await repeat(route, key, route.other);
      if (route.path.startsWith("/api/")) expectWurkError(refused, 409, "idempotency_key_reused");
      else {
        expectFirsthandError(refused, 409, "conflict");
        expect(refused.error.code).toBe("idempotency_key_reused");
      }
    }
  });

  test("takes twenty requests at once for one", async () => {
    const route = await ready();
    const key = freshKey();
    const jobs = await jobCount();
    const answers = await Promise.all(Array.from({ length: 20 }, () => repeat(route, key)));
    const given = answers.filter(({ status }) => status < 300);
    expect(new Set(given.map(({ text }) => text)).size).toBe(1);
    expect(given.filter(({ headers }) => headers.get("idempotent-replayed") === null)).toHaveLength(1);
    const busy = answers.filter(({ status }) => status >= 300);
    for (const { status, text } of busy) expect(status, text).toBe(409);
    expect((await jobCount()) - jobs).toBeLessThanOrEqual(1);
  });
});

describe("a key", () => {
  test.each(["", "two words", "ä", "x".repeat(256)])("%j is refused by its name", async (key) => {
    const encoded = Buffer.from(key, "utf8").toString("latin1");
    const answer = await repeat({ path: "/v1/jobs", json: NEW_JOB }, encoded);
    expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(["Idempotency-Key"]);
  });

  test("is its owner's key's own, and its worker's", async () => {
    const key = freshKey();
    const route = { path: "/v1/jobs", json: NEW_JOB };
    const mine = await repeat(route, key);
    const theirs = await repeat({ ...route, token: OTHER_KEY }, key);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test("is bound to what was asked, not to how the JSON was written", async () => {
    const key = freshKey();
    const first = await repeat({ path: "/v1/jobs", json: NEW_JOB }, key);
    const reversed = Object.fromEntries(Object.entries(NEW_JOB).reverse());
    expect((await repeat({ path: "/v1/jobs", json: reversed }, key)).text).toBe(first.text);
    const elsewhere = await repeat({ path: "/api/external/jobs/create", json: NEW_JOB }, key);
    expectWurkError(elsewhere, 409, "idempotency_key_reused");
  });

  test("keeps no refusal: what had no effect is judged anew", async () => {
    const key = freshKey();
    const job = await makeSelectionJob(service);
    const settle = { path: `/v1/jobs/${job.id}/settle`, json: { reason: "Enough." } };
    expect((await repeat(settle, key)).status).toBe(409);
    const { token } = await joinJob(service, job);
    await submit(service, job, token, { text: "One" });
    await post(`${service.url}/v1/jobs/${job.id}/close`);
    expect((await repeat(settle, key)).status).toBe(200);
  });

  test("is free again after a day, and its answer is gone", async () => {
    const key = freshKey();
    const route = { path: "/v1/jobs", json: NEW_JOB };
    const first = await repeat(route, key);
    service.clock.advance(24 * HOUR - 1000);
    expect((await repeat(route, key)).text).toBe(first.text);
    service.clock.advance(1000);
    const kept = await post(`${service.url}/v1/jobs`, { json: NEW_JOB, headers: { "idempotency-key": "b" } });
    expect(await forgetOldAnswers(service.ports)).toBeGreaterThan(0);
    expect(await forgetOldAnswers(service.ports)).toBe(0);
    expect((await repeat(route, "b")).text).toBe(kept.text);
    const second = await repeat(route, key);
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });
});
