import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "#shared/lib/instant.ts";
import { parsePublicId, type JobId } from "#shared/domain/ids.ts";
import { applyTransition } from "../../../electron/service/apply-transition.ts";
import { type Answer, expectFirsthandError, expectWurkError, get, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, startHttpService, TEST_KEY } from "../helpers/http-service.ts";
import {
  canonical,
  drawnPicture,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  submit,
} from "../helpers/story.ts";

const OWNER = ["jobs:read", "jobs:write", "submissions:read", "winners:write"] as const;
/** Two keys of one name, as two people of one house have. */
const MO = "moderator-key-of-house-0001";
const OTHER_MO = "moderator-key-of-house-0002";

let service: HttpService;
const start = async (): Promise<void> => {
  service = await startHttpService({
    apiKeys: [
      { ownerName: "acme", key: TEST_KEY, scopes: OWNER },
      { ownerName: "globex", key: OTHER_KEY, scopes: OWNER },
      { ownerName: "house", key: MO, scopes: [...OWNER, "moderate"] },
      { ownerName: "house", key: OTHER_MO, scopes: ["moderate"] },
    ],
  });
};

const at = (path: string): string => `${service.url}${path}`;
const claim = (job: MadeJob, key = MO): Promise<Answer> => post(at(`/v1/jobs/${job.id}/claim`), { key });
const release = (job: MadeJob, key = MO): Promise<Answer> => post(at(`/v1/jobs/${job.id}/release`), { key });
const settle = (job: MadeJob, key: string): Promise<Answer> =>
  post(at(`/v1/jobs/${job.id}/settle`), { key, json: { reason: "Nothing else fits the brief." } });
const choose = (job: MadeJob, ids: readonly string[], key = MO): Promise<Answer> =>
  post(at(`/api/external/jobs/${job.code}/choose-winners`), { key, json: { submissionIds: ids } });
const claimOf = (answer: Answer): unknown => (answer.body as unknown as { claim: unknown }).claim;

/** A job with three entries, whose creator's 24 hours have passed. */
const missedJob = async (cap = 3): Promise<{ job: MadeJob; ids: string[]; publicIds: string[] }> => {
  const entered = await enteredJob(cap);
  service.clock.advance(26 * HOUR);
  return entered;
};

const enteredJob = async (cap = 3): Promise<{ job: MadeJob; ids: string[]; publicIds: string[] }> => {
  const job = await makeSelectionJob(service, { max_completions: cap });
  const { token } = await joinJob(service, job);
  const publicIds: string[] = [];
  for (const text of ["one", "two", "three"])
    publicIds.push((await submit(service, job, token, { text })).id);
  return { job, ids: publicIds.map(canonical), publicIds };
};

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

describe("a claim", () => {
  beforeAll(start);
  afterAll(() => service.stop());

  test("goes to one of two who ask at once, of the same name; the other is told whose it is and until when", async () => {
    const { job, ids } = await missedJob();
    const answers = await Promise.all([
      claim(job, MO),
      claim(job, OTHER_MO),
      claim(job, MO),
      claim(job, OTHER_MO),
    ]);
    const [won, lost] = answers[0].status === 200 ? [MO, OTHER_MO] : [OTHER_MO, MO];
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409]);
    const refused = await claim(job, lost);
    expectFirsthandError(refused, 409, "conflict");
    expect(refused.error.code).toBe("claimed_by_moderator");
    expect(refused.error.message).toMatch(/^house has claimed this job until 2026-.*Z\.$/);
    expectWurkError(await choose(job, ids.slice(0, 1), lost), 409, "claimed_by_moderator");
    expect((await settle(job, lost)).error.code).toBe("claimed_by_moderator");
    expect((await release(job, lost)).error.code).toBe("claimed_by_moderator");
    expect((await choose(job, ids.slice(0, 1), won)).body).toMatchObject({ updated: 1, winnersNow: 1 });
  });

  test("shuts the creator out of choosing, settling and cancelling until it lapses or is released", async () => {
    const { job, ids } = await missedJob();
    expect((await choose(job, ids.slice(0, 1), TEST_KEY)).status, "before anybody claimed it").toBe(200);
    await claim(job);
    expectWurkError(await choose(job, ids.slice(1, 2), TEST_KEY), 409, "claimed_by_moderator");
    expect((await settle(job, TEST_KEY)).error.code).toBe("claimed_by_moderator");
    expect((await post(at(`/v1/jobs/${job.id}/cancel`))).error.code).toBe("claimed_by_moderator");
    const again = await choose(job, ids.slice(0, 1), TEST_KEY);
    expect(again.body, "a retry of what was done is still safe").toMatchObject({ updated: 0, winnersNow: 1 });

    expect(claimOf(await release(job))).toBeNull();
    expect((await choose(job, ids.slice(1, 2), TEST_KEY)).status).toBe(200);
    await claim(job);
    service.clock.advance(30 * MINUTE);
    expect((await settle(job, TEST_KEY)).status).toBe(200);
  });

  test("of creator and moderator who act at once one is served, and the cap holds", async () => {
    const { job, ids } = await missedJob(1);
    await claim(job);
    service.clock.advance(30 * MINUTE);
    const answers = await Promise.all([
      choose(job, ids.slice(0, 1), TEST_KEY),
      claim(job).then(() => choose(job, ids.slice(1, 2))),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { body } = await get(at(`/api/external/jobs/${job.code}/submissions`));
    expect(body.submissions.filter(({ winner }) => winner === 1)).toHaveLength(1);
  });

  test("lapses by the clock, is renewed by claiming again and by every action, refused ones too", async () => {
    const { job, ids } = await missedJob(2);
    const secondsLeft = async (): Promise<number> => {
      const { data } = (await get(at("/v1/moderation/queue?limit=100"), { key: MO })).body;
      const held = data.find(({ id }) => id === job.id) as unknown as { claim: { until: string } | null };
      return held.claim === null ? 0 : (Date.parse(held.claim.until) - service.clock.now()) / 1000;
    };
    const whole = 30 * 60;
    await claim(job);
    service.clock.advance(20 * MINUTE);
    expect(await secondsLeft()).toBe(whole - 20 * 60);
    await claim(job);
    expect(await secondsLeft()).toBe(whole);
    service.clock.advance(20 * MINUTE);
    await choose(job, ids.slice(0, 1));
    expect(await secondsLeft()).toBe(whole);
    service.clock.advance(20 * MINUTE);
    expectWurkError(await choose(job, ids), 409, "cap_exceeded");
    expect(await secondsLeft()).toBe(whole);
    service.clock.advance(20 * MINUTE);
    expect((await choose(job, ids.slice(0, 1))).body).toMatchObject({ updated: 0 });
    expect(await secondsLeft()).toBe(whole);
    service.clock.advance(30 * MINUTE);
    expect(await secondsLeft()).toBe(0);
    expectWurkError(await choose(job, ids.slice(1, 2)), 409, "not_claimed");
    expect((await settle(job, MO)).error.code).toBe("not_claimed");
    expect((await release(job)).error.code).toBe("not_claimed");
    expect((await claim(job, OTHER_MO)).status).toBe(200);
  });

  test("of one's own job is possible only when moderators choose, with a sentence otherwise", async () => {
    const open = await makeSelectionJob(service, {}, MO);
    const answer = await claim(open);
    expectFirsthandError(answer, 409, "conflict");
    expect(answer.error).toEqual({
      code: "wrong_state",
      message: "Moderators step in when the creator's 24 hours have passed with winners still to choose.",
    });
    expect((await claim(await makePlacesJob(service, {}, MO))).error.code).toBe("wrong_state");
  });

  test("by the job's own owner makes its key the moderator, and another of its keys waits", async () => {
    const job = await makeSelectionJob(service, { max_completions: 3 }, MO);
    const { token } = await joinJob(service, job);
    const sent = await submit(service, job, token, { text: "one" });
    await submit(service, job, token, { text: "two" });
    service.clock.advance(26 * HOUR);
    expect((await claim(job)).status).toBe(200);
    expect((await choose(job, [canonical(sent.id)])).status).toBe(200);
    expect((await claim(job, OTHER_MO)).error.code).toBe("claimed_by_moderator");
    const receipts = await service.ports.store.reader.receipts(parsePublicId<JobId>("job", job.id)!);
    expect(receipts[0]).toMatchObject({ by: "house", details: { role: "moderator" } });
  });
});

describe("a repeated request of a moderator", () => {
  beforeAll(start);
  afterAll(() => service.stop());

  const repeatable = (name: string) => ({ "idempotency-key": name });

  test("is answered as the first time, also where the first ended what the key may see", async () => {
    const { job, ids } = await missedJob(1);
    const claimed = (): Promise<Answer> =>
      post(at(`/v1/jobs/${job.id}/claim`), { key: MO, headers: repeatable("claim-1") });
    const first = await claimed();
    service.clock.advance(MINUTE);
    const again = await claimed();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.text).toBe(first.text);

    const chosen = (): Promise<Answer> =>
      post(at(`/api/external/jobs/${job.code}/choose-winners`), {
        key: MO,
        headers: repeatable("choose-1"),
        json: { submissionIds: ids.slice(0, 1) },
      });
    expect((await chosen()).body).toMatchObject({ updated: 1, winnersNow: 1 });
    const repeated = await chosen();
    expect(repeated.body).toMatchObject({ updated: 1, winnersNow: 1 });
    expect(repeated.headers.get("idempotent-replayed")).toBe("true");
    expectWurkError(await choose(job, ids.slice(0, 1)), 403, "not_your_job");
  });

  test("settles once", async () => {
    const { job } = await missedJob();
    await claim(job);
    const settled = (): Promise<Answer> =>
      post(at(`/v1/jobs/${job.id}/settle`), {
        key: MO,
        headers: repeatable("settle-1"),
        json: { reason: "Nothing fits." },
      });
    expect((await settled()).body).toMatchObject({ phase: "settled" });
    expect((await settled()).body).toMatchObject({ phase: "settled" });
  });

  test("that was refused renews the claim like any other", async () => {
    const { job, ids } = await missedJob(1);
    await claim(job);
    service.clock.advance(20 * MINUTE);
    const answer = await post(at(`/api/external/jobs/${job.code}/choose-winners`), {
      key: MO,
      headers: repeatable("choose-2"),
      json: { submissionIds: ids },
    });
    expectWurkError(answer, 409, "cap_exceeded");
    service.clock.advance(20 * MINUTE);
    expect((await choose(job, ids.slice(0, 1))).status).toBe(200);
  });

  test("opens no other owner's job: a key's header is no way round", async () => {
    const { job } = await enteredJob();
    for (const key of [OTHER_KEY, MO]) {
      const own = await makeSelectionJob(service, {}, key);
      const closed = await post(at(`/v1/jobs/${own.id}/close`), { key, headers: repeatable("known") });
      expect(closed.status).toBe(200);
      expectWurkError(
        await get(at(`/api/external/jobs/${job.code}/submissions`), { key, headers: repeatable("known") }),
        403,
        "not_your_job",
      );
    }
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
      told.push(...events.map(({ event }) => event.type)),
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
