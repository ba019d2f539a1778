import { afterEach, beforeEach, expect, test } from "vitest";
import { DESK_CALLS } from "#shared/contract/desk-calls.ts";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { DAY, HOUR } from "#shared/lib/instant.ts";
import { ensureOwner } from "../../electron/service/access.ts";
import type { DeskHandlers, DeskHost } from "../../electron/service/desk/desk-ports.ts";
import { deskHandlers } from "../../electron/service/desk/handlers.ts";
import { closeJob, makeJob } from "../../electron/service/jobs.ts";
import { createEndpoint } from "../../electron/service/webhooks/endpoints.ts";
import { recordAttempt } from "../../electron/service/webhooks/deliveries.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";
import { joinAs } from "../helpers/worker.ts";

let service: TestService;
let clock: TestClock;
let desk: DeskHandlers;

beforeEach(async () => {
  clock = new TestClock(Date.now());
  service = await startTestService({
    clock,
    model: null,
    // Nothing leaves this machine: no name is found.
    webhooks: { resolve: () => Promise.reject(Object.assign(new Error("unknown"), { code: "ENOTFOUND" })) },
  });
  desk = deskHandlers({
    ...service.ports,
    scoring: () => service.scoring,
    library: () => service.library,
    remotes: () => service.remotes,
    dataFolder: () => service.dataFolder,
    sharing: service.sharing,
    desk: {} as DeskHost,
  });
});
afterEach(() => service.stop());

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

const PLACES = newJobSchema.parse({
  type: "feedback",
  title: "Oat drinks",
  description: "Say what you think of it.",
  files_needed: 3,
});

test("what an endpoint was not told waits in the inbox until somebody replays it", async () => {
  const { ports } = service;
  const owner = await ensureOwner(ports, "acme");
  const endpoint = must(
    await createEndpoint(ports, {
      ownerId: owner.id,
      url: "https://hooks.example.com/winnow",
      events: ["job.closed"],
      allowPrivate: false,
    }),
  );
  const job = await makeJob(ports, owner.id, briefOf(PLACES));
  must(await closeJob(ports, job.id, { by: "Mika" }));
  const event = await expect
    .poll(async () => (await ports.store.views.webhookEvents(NEWEST))[0]?.event, { timeout: 10_000 })
    .toBeDefined()
    .then(async () => (await ports.store.views.webhookEvents(NEWEST))[0]!.event);
  const closedAt = event.at;
  const parkedYet = async (): Promise<boolean> =>
    (await ports.store.reader.webhookDelivery(event.id, endpoint.id))?.state === "parked";
  while (!(await parkedYet())) {
    await recordAttempt(ports, event.id, endpoint.id, { status: 500, error: "The receiver answered 500." });
  }
  const [card] = must(await desk["inbox.get"](undefined)).needsYou;
  expect(card).toMatchObject({
    kind: "webhooks",
    url: "https://hooks.example.com/winnow",
    ownerName: "acme",
    parked: 1,
    since: closedAt,
    at: closedAt + 90 * DAY,
    lastError: "The receiver answered 500.",
  });
  expect(must(await desk["webhooks.replayParked"]({ endpointId: endpoint.id }))).toEqual({ events: 1 });
  expect(must(await desk["inbox.get"](undefined)).needsYou).toEqual([]);
  expect((await ports.store.reader.webhookDelivery(event.id, endpoint.id))?.state).toBe("waiting");
});

const NEWEST = { ownerId: null, type: null, state: null, before: null, limit: 1 } as const;

test("one goes on at the very item, with the screen as it was, until nothing is left to do there", async () => {
  const job = must(await desk["jobs.create"](PLACES));
  const worker = await joinAs({ upload_url: job.share.localUrl }, "Femi A.");
  const body = new FormData();
  body.append("content_text", "Creamy.");
  await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${worker.token}` },
    body,
  });
  const state = JSON.stringify({ filters: { sort: "worst" }, loupe: true });
  const left = { jobId: job.id, tab: "triage", number: 1, state } as const;
  must(await desk["submission.leftAt"](DESK_CALLS["submission.leftAt"].parse(left)));
  expect(must(await desk["inbox.get"](undefined)).resume).toMatchObject({
    job: { id: job.id },
    tab: "triage",
    number: 1,
    state,
  });
  const decision = { jobId: job.id, numbers: [1], outcome: "approved" as const, reason: null, words: null };
  must(await desk["triage.decide"](decision));
  expect(must(await desk["inbox.get"](undefined)).resume).toBeNull();
});

test("each job says truthfully what happens if nobody acts", async () => {
  const places = must(await desk["jobs.create"](PLACES));
  const worker = await joinAs({ upload_url: places.share.localUrl }, "Femi A.");
  for (const text of ["Creamy.", "Too thin for coffee."]) {
    const body = new FormData();
    body.append("content_text", text);
    await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${worker.token}` },
      body,
    });
  }
  const card = must(await desk["jobs.get"]({ jobId: places.id }));
  expect(card.consequence).toBe("2 wait for a person and hold their places until then.");
  clock.advance(400 * HOUR);
  expect(must(await desk["jobs.get"]({ jobId: places.id }))).toMatchObject({
    consequence: card.consequence,
    waitingForPerson: 2,
    state: "open",
  });
});
