import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readOptions } from "../../../electron/options.ts";
import { OTHER_KEY, TEST_KEY } from "../../helpers/service.ts";
import { call, expectFirsthandError, get, post } from "../helpers/calls.ts";
import {
  type Endpoint,
  type HookService,
  listen,
  NO_WEBHOOKS_KEY,
  startHookService,
  stopListening,
} from "./hook-service.ts";

let service: HookService;
beforeAll(async () => {
  service = await startHookService();
});
afterAll(async () => {
  await service.stop();
});
const endpointsOf = async (key = TEST_KEY): Promise<readonly Endpoint[]> =>
  (JSON.parse((await get(`${service.url}/v1/webhook_endpoints`, { key })).text) as { data: Endpoint[] }).data;
beforeEach(async () => {
  for (const key of [TEST_KEY, OTHER_KEY])
    for (const { id } of await endpointsOf(key)) await stopListening(service, id, key);
});

test("an endpoint is listed without the secret that was shown when it was made", async () => {
  const made = await listen(service, "https://example.com/hook?a=1", ["job.closed", "submission.scored"]);
  expect(Object.keys(made)).toEqual([
    "object",
    "id",
    "url",
    "events",
    "allow_private",
    "created_at",
    "earlier_secret_expires_at",
    "secret",
  ]);
  expect(made).toMatchObject({
    object: "webhook_endpoint",
    url: "https://example.com/hook?a=1",
    events: ["submission.scored", "job.closed"],
    allow_private: false,
    earlier_secret_expires_at: null,
  });
  expect(made.id).toMatch(/^whk_[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { secret, ...shown } = made;
  const list = await get(`${service.url}/v1/webhook_endpoints`);
  expect(list.text).not.toContain(secret);
  expect(list.body).toEqual({ object: "list", data: [shown], has_more: false, next_cursor: null });
});

test("all events are wanted unless some are named", async () => {
  const answer = await post(`${service.url}/v1/webhook_endpoints`, { json: { url: "https://example.com" } });
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ url: "https://example.com/", events: ["*"] });
});

test.each([
  ["http://example.com/hook"],
  ["http://10.0.0.1/hook"],
  ["ftp://example.com/hook"],
  ["example.com/hook"],
  ["https://name:word@example.com/hook"],
  ["https://name@example.com/hook"],
  ["https://example.com/hook#part"],
  [""],
])("the address %s is refused by its name", async (url) => {
  const answer = await post(`${service.url}/v1/webhook_endpoints`, { json: { url, events: ["*"] } });
  expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(["url"]);
  expect(await endpointsOf()).toEqual([]);
});

test("loopback over http needs the setting", async () => {
  const setting = (value?: string): unknown =>
    readOptions([], { WINNOW_WEBHOOK_ALLOW_LOOPBACK: value }).webhooksToLoopback;
  expect([setting("1"), setting("0"), setting("true"), setting()]).toEqual([true, false, false, false]);
  const closed = await startHookService({ webhooksToLoopback: false });
  try {
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      const json = { url: `http://${host}:8080/hook` };
      expect((await post(`${service.url}/v1/webhook_endpoints`, { json })).status).toBe(201);
      const answer = await post(`${closed.url}/v1/webhook_endpoints`, { json });
      expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(["url"]);
    }
  } finally {
    await closed.stop();
  }
});

test.each([
  [{ url: "https://example.com", events: [] }, "events"],
  [{ url: "https://example.com", events: ["job.exploded"] }, "events.0"],
  [{ url: "https://example.com", events: "*" }, "events"],
  [{ events: ["*"] }, "url"],
  [{ url: "https://example.com", allow_private: true }, "allow_private"],
])("the body %j is refused, naming %s", async (json, field) => {
  const answer = await post(`${service.url}/v1/webhook_endpoints`, { json });
  expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual([field]);
});

test("an owner has at most 20, and one more after a deletion", async () => {
  const made: Endpoint[] = [];
  for (let n = 0; n < 20; n += 1) made.push(await listen(service, `https://example.com/${String(n)}`));
  const tooMany = await post(`${service.url}/v1/webhook_endpoints`, { json: { url: "https://example.com" } });
  expectFirsthandError(tooMany, 409, "conflict");
  await listen(service, "https://example.com", ["*"], OTHER_KEY);
  expect((await stopListening(service, made[3]!.id)).status).toBe(204);
  await listen(service, "https://example.com/again");
});

test("another owner's endpoint does not exist", async () => {
  const { id } = await listen(service, "https://example.com");
  expect(await endpointsOf(OTHER_KEY)).toEqual([]);
  const calls = [
    await stopListening(service, id, OTHER_KEY),
    await post(`${service.url}/v1/webhook_endpoints/${id}/rotate_secret`, { key: OTHER_KEY }),
    await stopListening(service, id.replace("whk_", "job_")),
    await post(`${service.url}/v1/webhook_endpoints/whk_00000000000000000000000000/rotate_secret`),
  ];
  for (const answer of calls) expectFirsthandError(answer, 404, "not_found");
  expect(await endpointsOf()).toHaveLength(1);
});

test("a deleted endpoint is gone, once", async () => {
  const { id } = await listen(service, "https://example.com");
  const gone = await stopListening(service, id);
  expect(gone.status).toBe(204);
  expect(gone.text).toBe("");
  expectFirsthandError(await stopListening(service, id), 404, "not_found");
  expectFirsthandError(
    await post(`${service.url}/v1/webhook_endpoints/${id}/rotate_secret`),
    404,
    "not_found",
  );
});

test("every call needs the scope", async () => {
  const at = `${service.url}/v1/webhook_endpoints`;
  const { id } = await listen(service, "https://example.com");
  for (const [method, url] of [
    ["GET", at],
    ["POST", at],
    ["DELETE", `${at}/${id}`],
    ["POST", `${at}/${id}/rotate_secret`],
    ["GET", `${service.url}/v1/webhook_events`],
    ["POST", `${service.url}/v1/webhook_events/evt_00000000000000000000000000/replay`],
  ] as const) {
    const json = method === "POST" ? {} : undefined;
    expectFirsthandError(await call(method, url, { key: NO_WEBHOOKS_KEY, json }), 403, "forbidden");
  }
});

test("a repeated request makes one endpoint, and shows its secret again", async () => {
  const asked = {
    json: { url: "https://example.com", events: ["*"] },
    headers: { "idempotency-key": "make-it-once" },
  };
  const first = await post(`${service.url}/v1/webhook_endpoints`, asked);
  const again = await post(`${service.url}/v1/webhook_endpoints`, asked);
  expect(first.status, first.text).toBe(201);
  expect(again.status).toBe(201);
  expect(again.text).toBe(first.text);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await endpointsOf()).toHaveLength(1);

  const at = `${service.url}/v1/webhook_endpoints/${first.body.id}/rotate_secret`;
  const headers = { "idempotency-key": "rotate-it-once" };
  const rotated = await post(at, { headers });
  expect((await post(at, { headers })).text).toBe(rotated.text);
});
