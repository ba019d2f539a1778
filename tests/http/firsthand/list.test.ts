import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, expectFirsthandError, get } from "../helpers/calls.ts";
import { type HttpService, NOON, OTHER_KEY, startHttpService } from "../helpers/http-service.ts";
import { joinJob, type MadeJob, makePlacesJob, makeSelectionJob, score, submit } from "../helpers/story.ts";

const MINUTE = 60_000;

let service: HttpService;
let cars: MadeJob;
let boats: MadeJob;
let foreign: MadeJob;
/** In the order of their arrival, a minute apart from noon; two at 12:04. */
const sent: string[] = [];

const list = (query = "", key?: string) =>
  get(`${service.url}/v1/submissions${query}`, key === undefined ? {} : { key });
const ids = (answer: Answer): string[] => answer.body.data.map(({ id }) => id);

beforeAll(async () => {
  service = await startHttpService();
  cars = await makePlacesJob(service);
  boats = await makeSelectionJob(service);
  foreign = await makePlacesJob(service, {}, OTHER_KEY);
  const one = await joinJob(service, cars);
  const two = await joinJob(service, boats);
  const other = await joinJob(service, foreign);
  for (const [job, { token }] of [
    [cars, one],
    [cars, one],
    [boats, two],
    [cars, one],
  ] as const) {
    sent.push((await submit(service, job, token, { text: "sent" })).id);
    service.clock.advance(MINUTE);
  }
  sent.push((await submit(service, cars, one.token, { text: "at once" })).id);
  sent.push((await submit(service, cars, one.token, { text: "at once" })).id);
  await submit(service, foreign, other.token, { text: "not acme's" });
  await score(service, sent[0]!, 5);
  await score(service, sent[1]!, 2);
  await score(service, sent[2]!, 3);
});
afterAll(() => service.stop());

describe("the list of submissions", () => {
  test("is newest first, ties by id descending, and shows nobody else's", async () => {
    const answer = await list();
    expect(ids(answer)).toEqual([...sent].reverse());
    expect(answer.body).toMatchObject({ has_more: false, next_cursor: null });
  });

  test("another owner sees only its own", async () => {
    const answer = await list("", OTHER_KEY);
    expect(answer.body.data).toHaveLength(1);
    expect(answer.body.data[0]!.job_id).toBe(foreign.id);
  });

  test("filters by job, in either case of the id", async () => {
    expect(ids(await list(`?job_id=${boats.id}`))).toEqual([sent[2]]);
    expect(ids(await list(`?job_id=job_${boats.id.slice(4).toLowerCase()}`))).toEqual([sent[2]]);
  });

  test("a well-formed job_id that is unknown or another owner's gives an empty list", async () => {
    for (const id of [foreign.id, "job_01JQ0000000000000000000000"]) {
      const answer = await list(`?job_id=${id}`);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ object: "list", data: [], has_more: false, next_cursor: null });
    }
  });

  test("filters by status", async () => {
    expect(ids(await list("?status=approved"))).toEqual([sent[2], sent[0]]);
    expect(ids(await list("?status=rejected"))).toEqual([sent[1]]);
    expect(ids(await list("?status=pending_score"))).toEqual([sent[5], sent[4], sent[3]]);
    expect(ids(await list("?status=retry_pending"))).toEqual([]);
  });

  test("min_score keeps ratings of at least it; what is not scored falls out", async () => {
    expect(ids(await list("?min_score=1"))).toEqual([sent[2], sent[1], sent[0]]);
    expect(ids(await list("?min_score=3"))).toEqual([sent[2], sent[0]]);
    expect(ids(await list("?min_score=5"))).toEqual([sent[0]]);
  });

  test("filters hold together", async () => {
    expect(ids(await list(`?job_id=${cars.id}&status=approved&min_score=3&limit=1`))).toEqual([sent[0]]);
  });
});

describe("the window of the list", () => {
  test("is inclusive at both ends, in the seconds that are shown", async () => {
    expect(ids(await list("?start_date=2026-03-16T12:01:00Z&end_date=2026-03-16T12:02:00Z"))).toEqual([
      sent[2],
      sent[1],
    ]);
    expect(ids(await list("?start_date=2026-03-16T12:01:00.9Z&end_date=2026-03-16T12:02:00.1Z"))).toEqual([
      sent[2],
      sent[1],
    ]);
    expect(ids(await list("?start_date=2026-03-16T12:01:01Z&end_date=2026-03-16T12:01:59Z"))).toEqual([]);
  });

  test("a plain date means the whole of its day", async () => {
    expect(ids(await list("?start_date=2026-03-16&end_date=2026-03-16"))).toHaveLength(6);
    expect(ids(await list("?start_date=2026-03-17"))).toEqual([]);
    expect(ids(await list("?end_date=2026-03-15"))).toEqual([]);
  });

  test("an offset is understood, also with its plus sign unencoded", async () => {
    const window = "start_date=2026-03-16T13:04:00%2B01:00";
    expect(ids(await list(`?${window}`))).toEqual([sent[5], sent[4]]);
    expect(ids(await list("?start_date=2026-03-16T13:04:00+01:00"))).toEqual([sent[5], sent[4]]);
  });

  test("begins 30 days ago when no start is sent", async () => {
    const at = service.clock.now();
    service.clock.advance(30 * 24 * 60 * MINUTE - (at - NOON));
    // Exactly 30 days after the first, to the second.
    expect(ids(await list())).toHaveLength(6);
    service.clock.advance(1000);
    expect(ids(await list())).toEqual([...sent.slice(1)].reverse());
    expect(ids(await list("?start_date=2026-03-16"))).toHaveLength(6);
    service.clock.advance(at - service.clock.now());
  });

  test("a lone end before the default start gives an empty list, not an error", async () => {
    const answer = await list("?end_date=2020-01-01");
    expect(answer.status).toBe(200);
    expect(ids(answer)).toEqual([]);
  });

  test("a start after the end is refused, naming it", async () => {
    const answer = await list("?start_date=2026-03-17&end_date=2026-03-16");
    expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(["start_date"]);
  });
});

describe("parameters that cannot be taken", () => {
  test.each([
    ["status=Approved", "status"],
    ["status=done", "status"],
    ["status=", "status"],
    ["min_score=0", "min_score"],
    ["min_score=6", "min_score"],
    ["min_score=2.5", "min_score"],
    ["min_score=", "min_score"],
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["limit=1.5", "limit"],
    ["limit=-1", "limit"],
    ["limit=ten", "limit"],
    ["limit=1e1", "limit"],
    ["limit=", "limit"],
    ["limit=5&limit=6", "limit"],
    ["job_id=", "job_id"],
    ["job_id=fd254739", "job_id"],
    ["job_id=sub_01JQ0000000000000000000000", "job_id"],
    ["job_id=job_81JQ0000000000000000000000", "job_id"],
    ["start_date=", "start_date"],
    ["start_date=yesterday", "start_date"],
    ["end_date=2026-02-30", "end_date"],
    ["cursor=", "cursor"],
    ["cursor=abc", "cursor"],
    ["worker_id=wkr_01JQ0000000000000000000000", "worker_id"],
    ["Status=approved", "Status"],
    ["__proto__=x", "__proto__"],
  ])("%s is 400 and names %s", async (query, field) => {
    expect(expectFirsthandError(await list(`?${query}`), 400, "invalid_request")).toEqual([field]);
  });

  test("every one of several is named", async () => {
    const answer = await list("?limit=0&status=x&colour=red");
    expect(expectFirsthandError(answer, 400, "invalid_request").toSorted()).toEqual([
      "colour",
      "limit",
      "status",
    ]);
  });

  test("limit=100 and limit=1 are taken", async () => {
    expect((await list("?limit=100")).status).toBe(200);
    expect(ids(await list("?limit=1"))).toEqual([sent[5]]);
  });
});

describe("one submission", () => {
  test("is found by its id in either case", async () => {
    const answer = await get(`${service.url}/v1/submissions/sub_${sent[0]!.slice(4).toLowerCase()}`);
    expect(answer.body.id).toBe(sent[0]);
  });

  test("that is unknown, another owner's, or no id at all is 404", async () => {
    for (const id of ["sub_01JQ0000000000000000000000", "nonsense", "sub_", `job_${sent[0]!.slice(4)}`]) {
      expectFirsthandError(await get(`${service.url}/v1/submissions/${id}`), 404, "not_found");
    }
    expectFirsthandError(
      await get(`${service.url}/v1/submissions/${sent[0]!}`, { key: OTHER_KEY }),
      404,
      "not_found",
    );
  });
});
