/** Claims on jobs whose creators missed their time: whose they are, how long, and repeated requests. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "#shared/lib/instant.ts";
import { parsePublicId, type JobId } from "#shared/domain/ids.ts";
import { type Answer, expectFirsthandError, expectWurkError, get, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, TEST_KEY } from "../helpers/http-service.ts";
import { MO, moderationCalls, OTHER_MO, startModeratedService } from "../helpers/moderation.ts";
import { canonical, joinJob, makePlacesJob, makeSelectionJob, submit } from "../helpers/story.ts";

let service: HttpService;
const start = async (): Promise<void> => {
  service = await startModeratedService();
};
const { at, choose, claim, enteredJob, missedJob, release, settle } = moderationCalls(() => service);

const claimOf = (answer: Answer): unknown => (answer.body as unknown as { claim: unknown }).claim;

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
