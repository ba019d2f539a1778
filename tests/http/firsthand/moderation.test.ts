/** Moderators' keys: what they see, their queue, and what they decide. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "#shared/lib/instant.ts";
import { parsePublicId, type JobId } from "#shared/domain/ids.ts";
import { applyTransition } from "../../../electron/service/apply-transition.ts";
import { type Answer, expectFirsthandError, expectWurkError, get, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, TEST_KEY } from "../helpers/http-service.ts";
import { MO, moderationCalls, OTHER_MO, startModeratedService } from "../helpers/moderation.ts";
import {
  canonical,
  drawnPicture,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
const start = async (): Promise<void> => {
  service = await startModeratedService();
};
const { at, choose, claim, enteredJob, missedJob, release, settle } = moderationCalls(() => service);

describe("a moderator's key", () => {
  beforeAll(start);
  afterAll(() => service.stop());

  test("sees another owner's job, its submissions and its files only while moderators choose", async () => {
    const job = await makeSelectionJob(service, { max_completions: 3 });
    const { token } = await joinJob(service, job);
    const bytes = new Uint8Array(await drawnPicture("black-cat.jpg"));
    const sent = await submit(service, job, token, { files: [{ bytes }] });
    const addresses = [
      `/v1/jobs/${job.id}`,
      `/v1/submissions/${sent.id}`,
      `/api/external/jobs/${job.code}/submissions`,
    ];
    const list = async (key: string): Promise<readonly { id: string; file_url: string }[]> =>
      (await get(at(`/v1/submissions?job_id=${job.id}`), { key })).body.data;
    const statuses = (key: string): Promise<number[]> =>
      Promise.all(addresses.map(async (address) => (await get(at(address), { key })).status));

    for (const hours of [0, 2]) {
      service.clock.advance(hours * HOUR);
      expect(await statuses(MO)).toEqual([404, 404, 403]);
      expect(await list(MO)).toEqual([]);
      expectFirsthandError(await claim(job), 404, "not_found");
      expectFirsthandError(await settle(job, MO), 404, "not_found");
      expectWurkError(await choose(job, [canonical(sent.id)]), 403, "not_your_job");
    }

    service.clock.advance(24 * HOUR);
    for (const key of [MO, OTHER_MO]) {
      expect(await statuses(key)).toEqual([200, 200, 200]);
      expect((await list(key)).map(({ id }) => id)).toEqual([sent.id]);
    }
    expect(await statuses(OTHER_KEY), "another owner's key").toEqual([404, 404, 403]);
    expect(await list(OTHER_KEY)).toEqual([]);
    const [row] = await list(MO);
    expect((await get(row!.file_url, { key: null })).status).toBe(200);
    const seen = await get(at(`/v1/jobs/${job.id}`), { key: MO });
    expect(seen.body.upload_url, "the worker link is the owner's").toBeNull();

    expect((await claim(job)).status).toBe(200);
    expect((await settle(job, MO)).status).toBe(200);
    expect(await statuses(MO)).toEqual([404, 404, 403]);
    expect(await statuses(TEST_KEY)).toEqual([200, 200, 200]);
  });

  test("never has another owner's rows in its own lists", async () => {
    const { job } = await missedJob();
    expect((await get(at("/v1/submissions"), { key: MO })).body.data).toEqual([]);
    expect((await get(at("/v1/jobs"), { key: MO })).body.data).toEqual([]);
    const summary = await get(at(`/v1/submissions/summary?job_id=${job.id}`), { key: MO });
    expect(summary.body).toMatchObject({ total_submissions: 0 });
    expectFirsthandError(await get(at("/v1/submissions"), { key: OTHER_MO }), 403, "forbidden");
  });

  test("may not close or cancel another owner's job", async () => {
    const { job } = await missedJob();
    await claim(job);
    for (const verb of ["close", "cancel"])
      expectFirsthandError(await post(at(`/v1/jobs/${job.id}/${verb}`), { key: MO }), 404, "not_found");
  });

  test("is needed: without the scope nothing of this is there", async () => {
    const { job } = await missedJob();
    for (const answer of [
      await get(at("/v1/moderation/queue")),
      await claim(job, TEST_KEY),
      await release(job, TEST_KEY),
      await claim(job, OTHER_KEY),
    ])
      expectFirsthandError(answer, 403, "forbidden");
    expectFirsthandError(await get(at("/v1/moderation/queue"), { key: null }), 401, "unauthorized");
  });
});

describe("the moderators' queue", () => {
  beforeEach(start);
  afterEach(() => service.stop());

  const queue = (more = ""): Promise<Answer> => get(at(`/v1/moderation/queue${more}`), { key: MO });
  const idsOf = (answer: Answer): string[] => answer.body.data.map(({ id }) => id);

  test("has the missed jobs of all owners, oldest deadline first, and nothing else", async () => {
    const first = await enteredJob(2);
    const random = await makeSelectionJob(service, { selection_type: "random" });
    await makePlacesJob(service);
    await makeSelectionJob(service);
    service.clock.advance(MINUTE);
    const job = await makeSelectionJob(service, {}, OTHER_KEY);
    const { token } = await joinJob(service, job);
    await submit(service, job, token, { text: "one" });
    const cancelled = await enteredJob();
    await post(at(`/v1/jobs/${cancelled.job.id}/cancel`));
    const settled = await enteredJob(1);
    expect((await choose(settled.job, settled.ids.slice(0, 1), TEST_KEY)).status).toBe(200);
    service.clock.advance(23 * HOUR);
    expect(idsOf(await queue())).toEqual([]);
    service.clock.advance(3 * HOUR);
    await enteredJob();

    const answer = await queue();
    expect(idsOf(answer)).toEqual([first.job.id, job.id]);
    expect(idsOf(answer)).not.toContain(random.id);
    expect(answer.body.data[0]).toMatchObject({
      object: "job",
      phase: "moderator_selection",
      winners_count: 0,
      max_completions: 2,
      claim: null,
      eligible_count: 3,
      upload_url: null,
    });
    await claim(first.job);
    const until = new Date(service.clock.now() + 30 * MINUTE).toISOString().replace(/\.\d+Z/, "Z");
    expect((await queue()).body.data[0]).toMatchObject({ claim: { moderator: "house", until } });
    service.clock.advance(30 * MINUTE);
    expect((await queue()).body.data[0], "a lapsed claim is none").toMatchObject({ claim: null });
  });

  test("comes in pages by a cursor of its own, and what is settled meanwhile falls out", async () => {
    const jobs: MadeJob[] = [];
    for (let n = 0; n < 5; n += 1) {
      jobs.push((await enteredJob()).job);
      if (n % 2 === 0) service.clock.advance(MINUTE);
    }
    service.clock.advance(26 * HOUR);
    const expected = idsOf(await queue());
    expect(expected.toSorted()).toEqual(jobs.map(({ id }) => id).toSorted());
    const page = await queue("?limit=2");
    expect(page.body.has_more).toBe(true);
    expect((await settle(jobs[0]!, TEST_KEY)).status).toBe(200);
    const walked = idsOf(page);
    for (let cursor = page.body.next_cursor; cursor !== null;) {
      const next = await queue(`?limit=2&cursor=${cursor}`);
      walked.push(...idsOf(next));
      cursor = next.body.next_cursor;
    }
    expect(walked).toEqual(expected);
    expect(idsOf(await queue())).toEqual(expected.filter((id) => id !== jobs[0]!.id));

    const foreign = await get(at("/v1/jobs?limit=1"));
    for (const cursor of [foreign.body.next_cursor, `${page.body.next_cursor ?? ""}x`])
      expect(expectFirsthandError(await queue(`?cursor=${cursor ?? ""}`), 400, "invalid_request")).toEqual([
        "cursor",
      ]);
    expectFirsthandError(
      await get(at(`/v1/moderation/queue?cursor=${page.body.next_cursor ?? ""}`), { key: OTHER_KEY }),
      403,
      "forbidden",
    );
    expectFirsthandError(await queue("?limit=101"), 400, "invalid_request");
  });
});

describe("a moderator's decision", () => {
  beforeAll(start);
  afterAll(() => service.stop());

  test("is final, stays within the cap, and ends claim and sight with the last place", async () => {
    const { job, ids } = await missedJob(2);
    expectWurkError(await choose(job, ids.slice(0, 1)), 409, "not_claimed");
    await claim(job);
    expectWurkError(await choose(job, ids), 409, "cap_exceeded");
    expect((await choose(job, ids.slice(0, 2))).body).toEqual({
      ok: true,
      updated: 2,
      winnersNow: 2,
      cap: 2,
    });
    expect((await get(at(`/v1/jobs/${job.id}`))).body).toMatchObject({ phase: "settled", winners_count: 2 });
    expectWurkError(await choose(job, ids.slice(2)), 403, "not_your_job");
    const stored = await service.ports.store.reader.job(parsePublicId<JobId>("job", job.id)!);
    expect(stored?.claim).toBeNull();
  });

  test("leaves a receipt with name and role, and its steps in the log", async () => {
    const { job, ids } = await missedJob(3);
    const told: string[] = [];
    const stop = service.ports.store.onCommitted((events) =>
      told.push(...events.map(({ event }) => event.type).filter((type) => type.startsWith("job."))),
    );
    await choose(job, ids.slice(0, 1), TEST_KEY);
    await claim(job);
    await choose(job, ids.slice(1, 2));
    await release(job);
    await claim(job, OTHER_MO);
    const settled = await settle(job, OTHER_MO);
    stop();
    expect(settled.body).toMatchObject({ object: "job", phase: "settled", winners_count: 2 });
    const id = parsePublicId<JobId>("job", job.id)!;
    const receipts = await service.ports.store.reader.receipts(id);
    const facts = receipts.map(({ kind, by, details }) => ({ kind, by, details }));
    expect(facts).toHaveLength(3);
    expect(facts).toEqual(
      expect.arrayContaining([
        { kind: "chosen", by: "acme", details: { role: "creator" } },
        { kind: "chosen", by: "house", details: { role: "moderator" } },
        {
          kind: "settled",
          by: "house",
          details: { role: "moderator", reason: "Nothing else fits the brief." },
        },
      ]),
    );
    expect(told.filter((type) => type !== "job.closed" && type !== "job.deadline_missed")).toEqual([
      "job.winners_chosen",
      "job.claimed",
      "job.winners_chosen",
      "job.released",
      "job.claimed",
      "job.settled",
    ]);
    expect(await service.ports.store.views.verifyEvents()).toMatchObject({ firstBad: null });
  });

  test("cannot make a rejected submission win", async () => {
    const { job, ids } = await enteredJob();
    await service.ports.store.write(async (tx) =>
      applyTransition(service.ports, tx, (await tx.submission(canonicalOf(ids[0])))!, {
        type: "reject_unscored",
        attempt: 1,
        reasoning: "Too small.",
      }),
    );
    service.clock.advance(26 * HOUR);
    await claim(job);
    expectWurkError(await choose(job, ids.slice(0, 1)), 400, "not_eligible");
  });
});

const canonicalOf = (id: string | undefined) => (id ?? "") as ReturnType<typeof canonical>;
