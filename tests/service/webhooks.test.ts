import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DESK_CALLS } from "#shared/contract/desk-calls.ts";
import type { WebhookAnswers } from "#shared/contract/webhook-views.ts";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import type { WebhookType } from "#shared/domain/webhooks.ts";
import { HOUR } from "#shared/lib/instant.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { webhookHandlers } from "../../electron/service/desk/webhooks.ts";
import { closeJob, makeJob } from "../../electron/service/jobs.ts";
import { prepareWebhook } from "../../electron/service/webhooks/deliveries.ts";
import { createEndpoint } from "../../electron/service/webhooks/endpoints.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";

let service: TestService;
let clock: TestClock;
beforeEach(async () => {
  clock = new TestClock(Date.now());
  service = await startTestService({
    clock,
    model: null,
    // Nothing leaves this machine: no name is found.
    webhooks: { resolve: () => Promise.reject(Object.assign(new Error("unknown"), { code: "ENOTFOUND" })) },
  });
});
afterEach(async () => {
  await service.stop();
});

/** Calls as a window does: by a name and an input that has passed its schema. */
const call = async <C extends keyof WebhookAnswers>(name: C, input?: unknown): Promise<WebhookAnswers[C]> => {
  const parsed: unknown = DESK_CALLS[name].parse(input);
  const handler = webhookHandlers(service.ports)[name] as (input: unknown) => Promise<WebhookAnswers[C]>;
  const answer = await handler(parsed);
  if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
};
const closeOneJob = async (ownerName = DESK_OWNER): Promise<void> => {
  const owner = await ensureOwner(service.ports, ownerName);
  const brief = newJobSchema.parse({
    type: "data_collection",
    title: "Red cars",
    description: "One red car in each photo.",
    files_needed: 3,
  });
  const job = await makeJob(service.ports, owner.id, briefOf(brief));
  const closed = await closeJob(service.ports, job.id, { by: "Mika" });
  expect(isRefusal(closed)).toBe(false);
};
const newest = { type: null as WebhookType | null, state: null, before: null, limit: 50 };
const untilError = (error: RegExp): Promise<void> =>
  expect
    .poll(async () => (await call("webhooks.events", newest)).events[0]?.deliveries[0]?.lastError ?? "", {
      timeout: 15_000,
    })
    .toMatch(error);

describe("the desk's webhooks", () => {
  test("are of all owners, with what waits and what was given up", async () => {
    const mine = await call("webhooks.create", {
      ownerName: null,
      url: "https://example.com/mine",
      events: ["*"],
      allowPrivate: false,
    });
    expect(mine.secret).toMatch(/^whsec_/);
    await call("webhooks.create", {
      ownerName: "acme",
      url: "https://example.com/acme",
      events: ["job.closed"],
      allowPrivate: false,
    });
    await closeOneJob("acme");
    const { endpoints, ownerNames, maxPerOwner } = await call("webhooks.list");
    expect(endpoints).toMatchObject([
      { ownerName: DESK_OWNER, url: "https://example.com/mine", waiting: 0, parked: 0 },
      { ownerName: "acme", url: "https://example.com/acme", waiting: 1, parked: 0, events: ["job.closed"] },
    ]);
    expect(JSON.stringify(endpoints)).not.toContain("whsec_");
    expect(ownerNames).toEqual([DESK_OWNER, "acme", "globex"]);
    expect(maxPerOwner).toBe(20);
    const { events, next } = await call("webhooks.events", newest);
    expect(next).toBeNull();
    expect(events).toMatchObject([
      {
        ownerName: "acme",
        type: "job.closed",
        deliveries: [{ url: "https://example.com/acme", deleted: false }],
      },
    ]);
  });

  test("may lead into a private network, which the API's may not", async () => {
    const { endpoint } = await call("webhooks.create", {
      ownerName: null,
      url: "https://printer.example/hook",
      events: ["*"],
      allowPrivate: true,
    });
    expect(endpoint.allowPrivate).toBe(true);
    await closeOneJob();
    const [event] = (await call("webhooks.events", newest)).events;
    await untilError(/The host name of the address was not found/);
    clock.advance(HOUR);
    const outgoing = await prepareWebhook(service.ports, service.url, event!.id, endpoint.id);
    expect(outgoing).toMatchObject({ url: "https://printer.example/hook", allowPrivate: true });
  });

  test("are turned down with a sentence, and for owners that are not there", async () => {
    const wanted = { ownerName: null, url: "http://printer/hook", events: ["*"], allowPrivate: true };
    await expect(call("webhooks.create", wanted)).rejects.toThrow(
      "invalid_webhook: url must begin with https://.",
    );
    await expect(
      call("webhooks.create", { ...wanted, url: "https://example.com", ownerName: "nobody" }),
    ).rejects.toThrow("not_found");
    await expect(call("webhooks.create", { ...wanted, events: [] })).rejects.toThrow();
  });

  test("get a new secret, are replayed and deleted", async () => {
    const { endpoint, secret } = await call("webhooks.create", {
      ownerName: null,
      url: "https://example.com",
      events: ["*"],
      allowPrivate: false,
    });
    const rotated = await call("webhooks.rotate", { endpointId: endpoint.id });
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.endpoint.earlierSecretUntil).toBe(clock.now() + 24 * HOUR);
    clock.advance(24 * HOUR);
    expect((await call("webhooks.list")).endpoints[0]?.earlierSecretUntil).toBeNull();

    await closeOneJob();
    await untilError(/./);
    const [event] = (await call("webhooks.events", newest)).events;
    expect(event?.deliveries).toMatchObject([{ state: "waiting", attempts: 1 }]);
    const replayed = await call("webhooks.replay", { eventId: event?.id });
    expect(replayed.deliveries).toMatchObject([
      { state: "waiting", attempts: 0, nextAttemptAt: clock.now() },
    ]);
    await call("webhooks.delete", { endpointId: endpoint.id });
    expect((await call("webhooks.list")).endpoints).toEqual([]);
    expect((await call("webhooks.events", newest)).events[0]?.deliveries).toEqual([]);
    await expect(call("webhooks.delete", { endpointId: endpoint.id })).rejects.toThrow("not_found");
    await expect(call("webhooks.replay", { eventId: event?.id })).rejects.toThrow("no_webhooks");
  });

  test("show their events page by page", async () => {
    const owner = await ensureOwner(service.ports, DESK_OWNER);
    const made = await createEndpoint(service.ports, {
      ownerId: owner.id,
      url: "https://example.com",
      events: ["*"],
      allowPrivate: false,
    });
    expect(isRefusal(made)).toBe(false);
    for (let n = 0; n < 3; n += 1) await closeOneJob();
    const first = await call("webhooks.events", { ...newest, limit: 2 });
    const second = await call("webhooks.events", { ...newest, limit: 2, before: first.next });
    expect([first.events.length, second.events.length, second.next]).toEqual([2, 1, null]);
    const filtered = await call("webhooks.events", { ...newest, type: "job.filled" });
    expect(filtered.events).toEqual([]);
  });
});
