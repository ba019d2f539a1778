import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, expectFirsthandError, get, post } from "../helpers/calls.ts";
import {
  type HttpService,
  JOBS_ONLY_KEY,
  OTHER_KEY,
  READ_ONLY_KEY,
  startHttpService,
} from "../helpers/http-service.ts";
import { joinJob, type MadeJob, makePlacesJob, score, submit } from "../helpers/story.ts";

const DAY = 86_400_000;
let service: HttpService;
let job: MadeJob;
let workerId: string;
const sent: string[] = [];

interface Line {
  readonly kind: string;
  readonly amount: number | null;
  readonly amount_cents: number | null;
  readonly cause: string;
  readonly submission_id: string;
  readonly created_at: string;
}
interface Lines {
  readonly object: string;
  readonly data: readonly Line[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}
const linesOf = (answer: Answer): Lines => {
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text) as Lines;
};
const transactions = async (query = "", key?: string): Promise<Lines> =>
  linesOf(
    await get(`${service.url}/v1/credits/transactions${query}`, { ...(key === undefined ? {} : { key }) }),
  );
const credits = async (key?: string): Promise<unknown> => {
  const answer = await get(`${service.url}/v1/credits`, { ...(key === undefined ? {} : { key }) });
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text);
};
const setBudget = (json: unknown): Promise<Answer> => post(`${service.url}/v1/credits/budget`, { json });

beforeAll(async () => {
  service = await startHttpService();
  job = await makePlacesJob(service, { price_per_file_cents: 25, min_star_rating: 3 });
  const worker = await joinJob(service, job);
  workerId = worker.worker_id;
  // Two days, each with an approval (a credit and a payout) and a rejection (a credit).
  for (const stars of [5, 1, 4, 2] as const) {
    const submission = await submit(service, job, worker.token, { text: `Stars ${String(stars)}` });
    await score(service, submission.id, stars);
    sent.push(submission.id);
    if (stars === 1) service.clock.advance(DAY);
    else service.clock.advance(1000);
  }
});
afterAll(() => service.stop());

describe("GET /v1/credits", () => {
  test("counts the month, and has no budget at first", async () => {
    expect(await credits()).toEqual({
      object: "credits",
      month: "2026-03",
      used: 4,
      monthly_budget: null,
      remaining: null,
      payouts_accrued_cents: 50,
    });
    expect(await credits(OTHER_KEY)).toMatchObject({ used: 0, payouts_accrued_cents: 0 });
  });

  test("says what a budget leaves, never less than nothing", async () => {
    expect((await setBudget({ monthly_credits: 10 })).status).toBe(200);
    expect(await credits()).toMatchObject({ monthly_budget: 10, remaining: 6 });
    const answer = await setBudget({ monthly_credits: 2 });
    expect(JSON.parse(answer.text)).toMatchObject({ object: "credits", monthly_budget: 2, remaining: 0 });
    expect(await credits(OTHER_KEY)).toMatchObject({ monthly_budget: null });
    await setBudget({ monthly_credits: null });
    expect(await credits()).toMatchObject({ monthly_budget: null, remaining: null });
  });

  test.each([{}, { monthly_credits: -1 }, { monthly_credits: 1.5 }, { monthly_credits: "9" }])(
    "a budget of %j is refused",
    async (json) => {
      expect(expectFirsthandError(await setBudget(json), 400, "invalid_request")).toEqual([
        "monthly_credits",
      ]);
    },
  );

  test("needs a scope", async () => {
    for (const path of ["/v1/credits", "/v1/credits/transactions"]) {
      expectFirsthandError(await get(service.url + path, { key: READ_ONLY_KEY }), 403, "forbidden");
      expect((await get(service.url + path, { key: JOBS_ONLY_KEY })).status).toBe(200);
    }
  });
});

describe("GET /v1/credits/transactions", () => {
  test("lists every line, the last booked first, and the owner's only", async () => {
    const { object, data, has_more, next_cursor } = await transactions();
    expect({ object, has_more, next_cursor }).toEqual({ object: "list", has_more: false, next_cursor: null });
    expect(data.map(({ kind, cause }) => `${kind} ${cause}`)).toEqual([
      "credit scored",
      "payout approved",
      "credit scored",
      "credit scored",
      "payout approved",
      "credit scored",
    ]);
    expect(data[1]).toEqual({
      object: "credit_transaction",
      kind: "payout",
      amount: null,
      amount_cents: 25,
      cause: "approved",
      job_id: job.id,
      submission_id: sent[2],
      worker_id: workerId,
      created_at: "2026-03-17T12:00:01Z",
    });
    expect(data[2]).toMatchObject({ amount: 1, amount_cents: null, submission_id: sent[2] });
    expect((await transactions("", OTHER_KEY)).data).toEqual([]);
  });

  test("pages without repeating or leaving out, while lines are being booked", async () => {
    const whole = (await transactions()).data;
    const seen: Line[] = [];
    let query = "?limit=2";
    for (;;) {
      const page = await transactions(query);
      expect(page.data.length).toBeLessThanOrEqual(2);
      seen.push(...page.data);
      if (seen.length === 2) {
        const worker = await joinJob(service, job);
        const more = await submit(service, job, worker.token, { text: "Later" });
        await score(service, more.id, 2);
      }
      if (page.next_cursor === null) break;
      query = `?limit=2&cursor=${page.next_cursor}`;
    }
    expect(seen).toEqual(whole);
    expect((await transactions()).data).toHaveLength(whole.length + 1);
  });

  test("keeps to a window of days, both inclusive", async () => {
    expect((await transactions("?start_date=2026-03-16&end_date=2026-03-16")).data).toHaveLength(3);
    expect((await transactions("?end_date=2026-03-15&start_date=2026-03-01")).data).toHaveLength(0);
  });

  test("takes its own cursor with its own filters only", async () => {
    const cursor = (await transactions("?limit=1")).next_cursor ?? "";
    const jobsCursor = `${cursor.slice(0, -1)}${cursor.endsWith("A") ? "B" : "A"}`;
    for (const query of [
      `?cursor=${cursor}&start_date=2026-03-01`,
      `?cursor=${jobsCursor}`,
      "?limit=0",
      "?limit=101",
      "?start_date=2026-03-02&end_date=2026-03-01",
      "?kind=credit",
    ]) {
      expectFirsthandError(
        await get(`${service.url}/v1/credits/transactions${query}`),
        400,
        "invalid_request",
      );
    }
    const theirs = await get(`${service.url}/v1/credits/transactions?cursor=${cursor}`, { key: OTHER_KEY });
    expect(theirs.status).toBe(400);
  });
});
