import { afterEach, beforeEach, expect, test } from "vitest";
import { isRefusal, refuse } from "#shared/domain/refusal.ts";
import { DAY, HOUR } from "#shared/lib/instant.ts";
import { applyTransition } from "../../../electron/service/apply-transition.ts";
import { decide } from "../../../electron/service/decisions.ts";
import { undo } from "../../../electron/service/undo.ts";
import { removeOldEvents } from "../../../electron/service/webhooks/old-events.ts";
import { parsePublicId, type JobId } from "#shared/domain/ids.ts";
import { OTHER_KEY, TEST_KEY } from "../../helpers/service.ts";
import { expectFirsthandError, get, post } from "../helpers/calls.ts";
import { canonical, joinJob, makePlacesJob, makeSelectionJob, score, submit } from "../helpers/story.ts";
import {
  eventsOf,
  type HookService,
  listen,
  scorePicture,
  startHookService,
  stopListening,
  untilDelivery,
} from "./hook-service.ts";
import { type Receiver, startReceiver, status } from "./receiver.ts";

let service: HookService;
let receiver: Receiver;
beforeEach(async () => {
  service = await startHookService();
  receiver = await startReceiver();
});
afterEach(async () => {
  await service.stop();
  await receiver.close();
});

const types = async (key = TEST_KEY): Promise<readonly string[]> =>
  (await eventsOf(service, "", key)).map(({ type }) => type).reverse();
const jobIdOf = (publicId: string): JobId => parsePublicId<JobId>("job", publicId)!;

test("where nobody listens, and where nobody wants the type, nothing is kept", async () => {
  await scorePicture(service);
  expect(await eventsOf(service)).toEqual([]);
  await listen(service, receiver.url, ["job.filled"]);
  await listen(service, receiver.url, ["*"], OTHER_KEY);
  await scorePicture(service);
  expect(await eventsOf(service)).toEqual([]);
  expect(await eventsOf(service, "", OTHER_KEY)).toEqual([]);
  expect(receiver.received).toEqual([]);
});

test("a places job tells of each picture, and of being filled, reopened, completed and closed", async () => {
  await listen(service, receiver.url);
  const job = await makePlacesJob(service, { files_needed: 1 });
  const worker = await joinJob(service, job);
  const first = await submit(service, job, worker.token, { text: "one" });
  await score(service, first.id, 1);
  const second = await submit(service, job, worker.token, { text: "two" });
  await score(service, second.id, 5);
  expect((await post(`${service.url}/v1/jobs/${job.id}/close`)).status).toBe(200);
  expect(await types()).toEqual([
    "job.filled",
    "submission.scored",
    "submission.rejected",
    "job.reopened",
    "job.filled",
    "submission.scored",
    "submission.approved",
    "job.completed",
    "job.closed",
  ]);
});

test("each event holds the resource as it was then", async () => {
  await listen(service, receiver.url);
  const job = await makePlacesJob(service, { files_needed: 1 });
  const worker = await joinJob(service, job);
  const { id } = await submit(service, job, worker.token, { text: "one" });
  await score(service, id, 5, "A red car.");
  const [completed, approved, , filled] = await eventsOf(service);
  expect(filled?.data).toMatchObject({ object: "job", id: job.id, state: "filled", places_taken: 1 });
  expect(approved?.data).toMatchObject({ object: "submission", id, status: "approved", ai_star_rating: 5 });
  const shown = await get(`${service.url}/v1/jobs/${job.id}`);
  expect(JSON.stringify(completed?.data)).toBe(shown.text);
});

test("a selection tells of its close, its winners and its end", async () => {
  await listen(service, receiver.url);
  const job = await makeSelectionJob(service, { max_completions: 1 });
  const worker = await joinJob(service, job);
  const { id } = await submit(service, job, worker.token, { text: "a boat" });
  await post(`${service.url}/v1/jobs/${job.id}/close`);
  const chosen = await post(`${service.url}/api/external/jobs/${job.code}/choose-winners`, {
    json: { submissionIds: canonical(id) },
  });
  expect(chosen.status, chosen.text).toBe(200);
  expect(await types()).toEqual(["job.closed", "job.winners_chosen", "job.completed"]);
  const [completed] = await eventsOf(service);
  expect(completed?.data).toMatchObject({ state: "completed", phase: "settled", winners_count: 1 });
});

test("a missed deadline is told once, and not of a job that was settled in time", async () => {
  await listen(service, receiver.url, ["job.deadline_missed"]);
  const missed = await makeSelectionJob(service);
  const settled = await makeSelectionJob(service);
  for (const job of [missed, settled]) {
    const worker = await joinJob(service, job);
    await submit(service, job, worker.token, { text: "a boat" });
  }
  service.clock.advance(2 * HOUR);
  await service.timekeeper.tick();
  await post(`${service.url}/v1/jobs/${settled.id}/settle`, { json: { reason: "None shows a boat." } });
  service.clock.advance(DAY);
  await service.timekeeper.tick();
  await service.timekeeper.tick();
  expect(await eventsOf(service)).toMatchObject([
    { type: "job.deadline_missed", data: { id: missed.id, phase: "moderator_selection" } },
  ]);
});

test("an undone decision is told as the outcome that it leads back to", async () => {
  const job = await makePlacesJob(service);
  const id = await scorePicture(service, job);
  await listen(service, receiver.url);
  const jobId = jobIdOf(job.id);
  const { number } = (await service.ports.store.reader.submission(canonical(id)))!;
  const words = { reason: "blurred", words: null };
  await decide(service.ports, { jobId, numbers: [number], outcome: "rejected", ...words, actor: "Mika" });
  await undo(service.ports, jobId, "Mika");
  expect(await types()).toEqual(["submission.rejected", "submission.approved"]);
});

test("an event is kept if and only if its change is", async () => {
  await listen(service, receiver.url);
  const job = await makePlacesJob(service);
  const worker = await joinJob(service, job);
  const { id } = await submit(service, job, worker.token, { text: "one" });
  const { ports } = service;
  const result = await ports.store.write(async (tx) => {
    const submission = (await tx.submission(canonical(id)))!;
    const scored = await applyTransition(ports, tx, submission, {
      type: "score",
      attempt: 1,
      stars: 4,
      reasoning: "As asked.",
      model: null,
    });
    expect(isRefusal(scored)).toBe(false);
    return refuse("wrong_state", "Thought better of it.");
  });
  expect(isRefusal(result)).toBe(true);
  expect(await types()).toEqual([]);
  expect(await ports.store.reader.nextWebhookAt()).toBeNull();
  await score(service, id, 4);
  expect(await types()).toEqual(["submission.scored", "submission.approved"]);
  const logged = await ports.store.reader.submission(canonical(id));
  expect(logged?.status).toBe("approved");
});

test("events are listed newest first, page by page, and by type and state", async () => {
  await listen(service, receiver.url);
  for (let n = 0; n < 3; n += 1) await scorePicture(service);
  const all = await eventsOf(service);
  expect(all).toHaveLength(6);
  expect([...all].sort((a, b) => (a.id < b.id ? 1 : -1))).toEqual(all);
  const at = `${service.url}/v1/webhook_events`;
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await get(`${at}?limit=4${cursor === null ? "" : `&cursor=${cursor}`}`);
    expect(page.body.has_more).toBe(page.body.next_cursor !== null);
    ids.push(...page.body.data.map(({ id }) => id));
    cursor = page.body.next_cursor;
    // What is new meanwhile stands before, and shifts nothing.
    if (cursor !== null) await scorePicture(service);
  } while (cursor !== null);
  expect(ids).toEqual(all.map(({ id }) => id));

  expect((await eventsOf(service, "?type=submission.approved")).map(({ type }) => type)).toEqual(
    Array.from({ length: 4 }, () => "submission.approved"),
  );
  for (const { id } of await eventsOf(service)) await untilDelivery(service, id, { state: "delivered" });
  expect(await eventsOf(service, "?state=waiting")).toEqual([]);
  expect(await eventsOf(service, "?state=delivered")).toHaveLength(8);
});

test("a wrong question is refused by its name", async () => {
  await listen(service, receiver.url);
  await scorePicture(service);
  const at = `${service.url}/v1/webhook_events`;
  const { next_cursor } = (await get(`${at}?limit=1`)).body;
  for (const [query, field] of [
    ["type=job.exploded", "type"],
    ["state=lost", "state"],
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["since=now", "since"],
    ["cursor=", "cursor"],
    ["cursor=abc.def", "cursor"],
    [`cursor=${next_cursor}&type=job.closed`, "cursor"],
  ] as const) {
    const fields = expectFirsthandError(await get(`${at}?${query}`), 400, "invalid_request");
    expect(fields, query).toEqual([field]);
  }
  expectFirsthandError(await get(`${at}?cursor=${next_cursor}`, { key: OTHER_KEY }), 400, "invalid_request");
});

test("another owner's events are never listed and cannot be replayed", async () => {
  await listen(service, receiver.url);
  await listen(service, receiver.url, ["*"], OTHER_KEY);
  await scorePicture(service);
  const [event] = await eventsOf(service);
  expect(await eventsOf(service, "", OTHER_KEY)).toEqual([]);
  const at = `${service.url}/v1/webhook_events/${event!.id}/replay`;
  expectFirsthandError(await post(at, { key: OTHER_KEY }), 404, "not_found");
  expectFirsthandError(await post(at.replace("evt_", "job_")), 404, "not_found");
});

test("what is erased of a worker is erased of the webhooks about them, and of nobody else's", async () => {
  await listen(service, receiver.url);
  const job = await makePlacesJob(service);
  const first = await scorePicture(service, job);
  const second = await scorePicture(service, job);
  const { workerId } = (await service.ports.store.reader.submission(canonical(first)))!;
  await service.ports.store.write((tx) => tx.erasePayloads(workerId));
  const left = await eventsOf(service);
  expect(left.map(({ data }) => data["id"])).toEqual([second, second]);
  expect(await service.ports.store.views.verifyEvents()).toMatchObject({ firstBad: null });
});

test("what is parked is removed after 90 days, when nobody has mended its receiver", async () => {
  const failing = await startReceiver(status(500));
  await listen(service, failing.url, ["submission.scored"]);
  await scorePicture(service);
  const [scored] = await eventsOf(service);
  await untilDelivery(service, scored!.id, { attempts: 1 });
  service.clock.advance(89 * DAY);
  expect(await removeOldEvents(service.ports)).toBe(0);
  service.clock.advance(2 * DAY);
  expect(await removeOldEvents(service.ports)).toBe(1);
  expect(await eventsOf(service)).toEqual([]);
  await failing.close();
});

test("after 30 days what was delivered is removed; what waits or is parked stays until its endpoint goes", async () => {
  await listen(service, receiver.url, ["submission.scored"]);
  const failing = await startReceiver(status(500));
  const { id: endpoint } = await listen(service, failing.url, ["submission.approved"]);
  await scorePicture(service);
  const [approved, scored] = await eventsOf(service);
  await untilDelivery(service, scored!.id, { state: "delivered" });
  await untilDelivery(service, approved!.id, { attempts: 1 });
  service.clock.advance(29 * DAY);
  expect(await removeOldEvents(service.ports)).toBe(0);
  service.clock.advance(2 * DAY);
  expect(await removeOldEvents(service.ports)).toBe(1);
  expect((await eventsOf(service)).map(({ id }) => id)).toEqual([approved!.id]);
  await stopListening(service, endpoint);
  expect(await removeOldEvents(service.ports)).toBe(1);
  expect(await eventsOf(service)).toEqual([]);
  await failing.close();
});
