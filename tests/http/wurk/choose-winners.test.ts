import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { applyTransition } from "../../../electron/service/apply-transition.ts";
import { type Answer, call, expectWurkError, get, post } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import {
  canonical,
  joinJob,
  type MadeJob,
  makeJob,
  makePlacesJob,
  makeSelectionJob,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.stop());

const choose = (job: MadeJob, submissionIds: unknown): Promise<Answer> =>
  post(`${service.url}/api/external/jobs/${job.code}/choose-winners`, { json: { submissionIds } });

const winnersOf = async (job: MadeJob): Promise<string[]> => {
  const { body } = await get(`${service.url}/api/external/jobs/${job.code}/submissions`);
  return body.submissions.filter((row) => row.winner === 1).map((row) => row.id);
};

/** A job with so many entries and a cap; ids as WURK names them. */
const contest = async (entries: number, cap: number): Promise<{ job: MadeJob; ids: string[] }> => {
  const job = await makeSelectionJob(service, { max_completions: cap });
  const { token } = await joinJob(service, job);
  const ids: string[] = [];
  for (let n = 0; n < entries; n += 1)
    ids.push(canonical((await submit(service, job, token, { text: String(n) })).id));
  return { job, ids };
};

const reject = (id: string): Promise<unknown> =>
  service.ports.store.write(async (tx) =>
    applyTransition(service.ports, tx, (await tx.submission(id as never))!, {
      type: "reject_unscored",
      attempt: 1,
      reasoning: "Too small.",
    }),
  );

describe("choosing winners", () => {
  test("takes a text, a list, blanks and repeats", async () => {
    const { job, ids } = await contest(4, 5);
    expect((await choose(job, ` ${ids[0]!} ,, ${ids[0]!.toUpperCase()}, `)).body).toEqual({
      ok: true,
      updated: 1,
      winnersNow: 1,
      cap: 5,
    });
    expect((await choose(job, [ids[1], ` ${ids[2]!}`])).body).toEqual({
      ok: true,
      updated: 2,
      winnersNow: 3,
      cap: 5,
    });
    expect((await winnersOf(job)).toSorted()).toEqual(ids.slice(0, 3).sort());
  });

  test("a repeated call is safe: who has won already is not counted twice", async () => {
    const { job, ids } = await contest(3, 2);
    expect((await choose(job, ids.slice(0, 2))).body).toEqual({
      ok: true,
      updated: 2,
      winnersNow: 2,
      cap: 2,
    });
    expect((await choose(job, ids.slice(0, 2))).body).toEqual({
      ok: true,
      updated: 0,
      winnersNow: 2,
      cap: 2,
    });
  });

  test("in batches never exceeds the cap, and a batch that would changes nothing", async () => {
    const { job, ids } = await contest(4, 2);
    expect((await choose(job, ids[0])).status).toBe(200);
    expectWurkError(await choose(job, ids.slice(1, 3)), 409, "cap_exceeded");
    expect(await winnersOf(job)).toEqual([ids[0]]);
    // One that has won and one that fits.
    expect((await choose(job, ids.slice(0, 2))).body).toMatchObject({ updated: 1, winnersNow: 2 });
    expectWurkError(await choose(job, ids[3]), 409, "cap_exceeded");
  });

  test("twenty calls at once for the last places: the cap holds", async () => {
    const { job, ids } = await contest(20, 3);
    const answers = await Promise.all(ids.map((id) => choose(job, id)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(17);
    expect(await winnersOf(job)).toHaveLength(3);
  });

  test("an unknown id, another job's, or no id at all is named and nothing changes", async () => {
    const { job, ids } = await contest(2, 2);
    const other = await contest(1, 1);
    for (const stranger of [
      "01960000-0000-7000-8000-000000000000",
      other.ids[0]!,
      "id1",
      "sub_01JQ0000000000000000000000",
    ]) {
      const answer = await choose(job, [ids[0], stranger]);
      expectWurkError(answer, 400, "unknown_submission");
      expect(answer.error.message).toContain(stranger);
    }
    expect(await winnersOf(job)).toEqual([]);
  });

  test("a rejected or retried submission cannot win; one that waits for its score can", async () => {
    const job = await makeSelectionJob(service);
    const { token } = await joinJob(service, job);
    const [a, b, c] = await Promise.all(
      [1, 2, 3].map((n) => submit(service, job, token, { text: String(n) })),
    );
    await reject(canonical(a!.id));
    await reject(canonical(b!.id));
    expect((await post(`${service.url}/worker/v1/submissions/${b!.id}/retry`, { key: token })).status).toBe(
      200,
    );
    for (const barred of [a!, b!]) {
      const answer = await choose(job, [canonical(c!.id), canonical(barred.id)]);
      expectWurkError(answer, 400, "not_eligible");
      expect(answer.error.message).toContain(canonical(barred.id));
    }
    expect(await winnersOf(job)).toEqual([]);
    expect((await choose(job, canonical(c!.id))).body).toMatchObject({ updated: 1 });
  });

  test("more than ten are too many; ten named twice are ten", async () => {
    const { job, ids } = await contest(11, 20);
    expectWurkError(await choose(job, ids), 400, "too_many_ids");
    expect((await choose(job, [...ids.slice(0, 10), ...ids.slice(0, 10)].join(","))).body).toMatchObject({
      updated: 10,
    });
  });

  test.each([
    ["", "no_ids"],
    [" , ", "no_ids"],
    [[], "no_ids"],
    [null, "invalid_request"],
    [5, "invalid_request"],
    [[5], "invalid_request"],
    [undefined, "invalid_request"],
  ])("submissionIds %j is refused", async (given, code) => {
    const { job } = await contest(0, 1);
    expectWurkError(await choose(job, given), 400, code);
  });

  test("a body that is missing or no JSON is refused", async () => {
    const { job } = await contest(0, 1);
    const url = `${service.url}/api/external/jobs/${job.code}/choose-winners`;
    expectWurkError(await post(url), 400, "invalid_request");
    expectWurkError(
      await post(url, { headers: { "content-type": "application/json" }, body: "{" }),
      400,
      "invalid_body",
    );
    expectWurkError(await post(url, { json: [] }), 400, "invalid_request");
  });

  test("a random job, and a job of another type, have nothing to choose", async () => {
    const random = await makeSelectionJob(service, { selection_type: "random" });
    expectWurkError(await choose(random, "01960000-0000-7000-8000-000000000000"), 400, "selection_is_random");
    const places = await makePlacesJob(service);
    expectWurkError(await choose(places, "01960000-0000-7000-8000-000000000000"), 400, "job_not_custom");
  });

  test("is allowed while the job is open, after it closed, and after the 24 hours", async () => {
    const { job, ids } = await contest(4, 4);
    expect((await choose(job, ids[0])).status).toBe(200);
    service.clock.advance(61 * 60_000);
    expect((await choose(job, ids[1])).status).toBe(200);
    service.clock.advance(25 * 60 * 60_000);
    expect((await choose(job, ids[2])).status).toBe(200);
  });

  test("is refused to the creator once a moderator has claimed the job", async () => {
    const { job, ids } = await contest(2, 1);
    service.clock.advance(26 * 60 * 60_000);
    await service.ports.store.write(async (tx) => {
      const stored = (await tx.jobByCode(job.code as never))!;
      await tx.saveJob({
        ...stored,
        claim: { moderator: { id: "key_mo", name: "Mo" }, until: (service.clock.now() + 60_000) as never },
      });
      return null;
    });
    expectWurkError(await choose(job, ids[0]), 409, "claimed_by_moderator");
    service.clock.advance(61_000);
    expect((await choose(job, ids[0])).status).toBe(200);
  });

  test("is final: no method takes a winner back", async () => {
    const { job, ids } = await contest(1, 2);
    await choose(job, ids[0]);
    for (const method of ["DELETE", "PUT", "PATCH"]) {
      const answer = await call(method, `${service.url}/api/external/jobs/${job.code}/choose-winners`, {
        json: { submissionIds: ids[0] },
      });
      expectWurkError(answer, 405, "method_not_allowed");
      expect(answer.headers.get("allow")).toBe("POST");
    }
    expect(await winnersOf(job)).toEqual([ids[0]]);
  });
});

describe("making a job in WURK's words", () => {
  test("answers ok, the code and the job", async () => {
    const answer = await post(`${service.url}/api/external/jobs/create`, {
      json: {
        type: "custom",
        title: "Blue boats",
        description: "One blue boat in each photo.",
        max_completions: 2,
        selection_type: "creator",
      },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(Object.keys(answer.body).slice(0, 4)).toEqual(["ok", "jobId", "id", "code"]);
    expect(answer.body).toMatchObject({
      ok: true,
      jobId: answer.body.code,
      selection_time_minutes: 1440,
      state: "open",
    });
    const made = { id: "", invite: "", code: answer.body.jobId };
    expect((await get(`${service.url}/api/external/jobs/${made.code}/submissions`)).status).toBe(200);
  });

  test("says what is missing", async () => {
    const answer = await post(`${service.url}/api/external/jobs/create`, {
      json: { type: "custom", title: "Boats", description: "Boats, blue ones." },
    });
    expectWurkError(answer, 400, "invalid_request");
    expect(answer.error.message).toBe("max_completions is needed: how many can win.");
  });

  test("a job made in one dialect is the same job in the other", async () => {
    const job = await makeJob(service, {
      type: "agent_help",
      title: "Blue boats",
      description: "One blue boat in each.",
      max_completions: 1,
      selection_type: "creator",
    });
    expect((await get(`${service.url}/api/external/jobs/${job.code}/submissions`)).status).toBe(200);
    expect((await get(`${service.url}/v1/jobs/${job.id}`)).body.code).toBe(job.code);
  });
});
