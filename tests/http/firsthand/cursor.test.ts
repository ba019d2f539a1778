import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, expectFirsthandError, get } from "../helpers/calls.ts";
import { type HttpService, NOON, OTHER_KEY, startHttpService } from "../helpers/http-service.ts";
import { joinJob, type MadeJob, makePlacesJob, submit } from "../helpers/story.ts";

let service: HttpService;
let job: MadeJob;
let token: string;
const sent: string[] = [];

const list = (query: string, key?: string) =>
  get(`${service.url}/v1/submissions?${query}`, key === undefined ? {} : { key });

/** Follows the cursors to the end; `between` runs after each page. */
const walk = async (
  filters: string,
  between: () => Promise<unknown> = async () => null,
): Promise<string[][]> => {
  const pages: string[][] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer = await list(cursor === "" ? filters : `${filters}&cursor=${encodeURIComponent(cursor)}`);
    expect(answer.status, answer.text).toBe(200);
    const { body } = answer;
    pages.push(body.data.map(({ id }) => id));
    expect(body.has_more).toBe(body.next_cursor !== null);
    cursor = body.next_cursor;
    await between();
  }
  return pages;
};

beforeAll(async () => {
  service = await startHttpService();
  job = await makePlacesJob(service);
  ({ token } = await joinJob(service, job));
  for (let n = 0; n < 7; n += 1) {
    sent.push((await submit(service, job, token, { text: `number ${String(n)}` })).id);
    // Three of them share one moment.
    if (n < 2 || n > 4) service.clock.advance(1000);
  }
});
afterAll(() => service.stop());

describe("pages", () => {
  test("follow each other without a gap or a repeat, and the last has no cursor", async () => {
    for (const limit of [1, 2, 3, 6]) {
      const pages = await walk(`limit=${String(limit)}`);
      expect(pages.flat()).toEqual([...sent].reverse());
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    }
  });

  test("a page that ends exactly at the end has no further one", async () => {
    expect(await walk("limit=7")).toHaveLength(1);
  });

  test("stay the same while submissions are being added", async () => {
    const pages = await walk("limit=2", async () => {
      service.clock.advance(1000);
      await submit(service, job, token, { text: "while paging" });
    });
    expect(pages.flat()).toEqual([...sent].reverse());
  });

  test("keep the window of the first page when time goes on", async () => {
    const idsOf = (answer: Answer): string[] => answer.body.data.map((row) => row.id);
    const question = "end_date=2026-03-16T12:00:03Z";
    const before = await list(`limit=100&${question}`);
    const first = await list(`limit=5&${question}`);
    const now = service.clock.now();
    service.clock.advance(NOON + 30 * 24 * 60 * 60_000 + 2000 - now);
    // By now the default start lies after the oldest two.
    expect(idsOf(await list(`limit=100&${question}`)).length).toBeLessThan(7);
    const rest = await list(`limit=100&${question}&cursor=${String(first.body.next_cursor)}`);
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(idsOf(before));
    service.clock.advance(now - service.clock.now());
  });
});

describe("a cursor", () => {
  const cursorOf = async (query: string): Promise<string> => String((await list(query)).body.next_cursor);

  test("may be used with another limit", async () => {
    const cursor = await cursorOf("limit=2");
    expect((await list(`limit=5&cursor=${cursor}`)).body.data).toHaveLength(5);
    expect((await list(`cursor=${cursor}`)).status).toBe(200);
  });

  test.each([
    "status=pending_score",
    "min_score=1",
    "start_date=2026-03-01",
    "end_date=2026-04-01",
    "job_id=job_01JQ0000000000000000000000",
  ])("is refused with %s when it was made without", async (filter) => {
    const answer = await list(`limit=2&${filter}&cursor=${await cursorOf("limit=2")}`);
    expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(["cursor"]);
  });

  test("is refused when a filter it was made with is changed or left out", async () => {
    const cursor = await cursorOf(`limit=2&status=pending_score&job_id=${job.id}`);
    for (const filters of [`status=approved&job_id=${job.id}`, "status=pending_score", `job_id=${job.id}`]) {
      expectFirsthandError(await list(`${filters}&cursor=${cursor}`), 400, "invalid_request");
    }
    expect((await list(`job_id=${job.id}&status=pending_score&cursor=${cursor}`)).status).toBe(200);
  });

  test("of another owner, of another list, or altered is refused", async () => {
    const cursor = await cursorOf("limit=2");
    expectFirsthandError(await list(`cursor=${cursor}`, OTHER_KEY), 400, "invalid_request");
    expectFirsthandError(await get(`${service.url}/v1/jobs?cursor=${cursor}`), 400, "invalid_request");
    expectFirsthandError(await list(`cursor=A${cursor.slice(1)}`), 400, "invalid_request");
    expectFirsthandError(await list(`cursor=${cursor.slice(0, -1)}`), 400, "invalid_request");
  });
});
