/** The requests of both references as they are printed, sent by curl; only host, key and ids are put in. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { post } from "../helpers/calls.ts";
import {
  type HttpService,
  OTHER_KEY,
  type Served,
  startHttpService,
  TEST_KEY,
} from "../helpers/http-service.ts";
import {
  FIRSTHAND_LIST,
  FIRSTHAND_PARAMETERS,
  FIRSTHAND_SUBMISSION,
  FIRSTHAND_SUMMARY,
  shapeOf,
  WURK_CHOOSE_REQUEST,
  WURK_CHOSEN,
  WURK_LIST,
  WURK_LIST_REQUEST,
  WURK_SELECTIONS,
} from "../helpers/reference-examples.ts";
import {
  canonical,
  drawnPicture,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  score,
  submit,
} from "../helpers/story.ts";

const run = promisify(execFile);

interface Replayed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: unknown;
}

/** A printed command in a shell, with the answer's status and headers beside its body. */
const replay = async (command: string): Promise<Replayed> => {
  const { stdout } = await run("sh", ["-c", `${command} --silent --show-error --include`]);
  const [head = "", text = ""] = stdout.replace(/^HTTP\/1\.1 100 .*?\r\n\r\n/s, "").split(/\r\n\r\n(.*)/s);
  const headers = Object.fromEntries(
    head
      .split("\r\n")
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  expect(headers["x-request-id"]).toMatch(/^req_[0-9a-f]{32}$/);
  return { status: Number(head.split(" ")[1]), headers, text, body: JSON.parse(text) };
};

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.stop());

describe("FirstHand's reference, replayed", () => {
  let job: MadeJob;
  let newest: string;
  beforeAll(async () => {
    job = await makePlacesJob(service);
    const { token } = await joinJob(service, job);
    const bytes = await drawnPicture("red-car-1.jpg");
    // Averages with a fraction, as in the reference's summary.
    for (const stars of [5, 4, 4, 2] as Stars[]) {
      const { id } = await submit(service, job, token, { files: [{ bytes }] });
      service.clock.advance(5000);
      await score(service, id, stars, FIRSTHAND_SUBMISSION.ai_reasoning);
      if (stars === 4) newest = id;
    }
  });
  const asked = (path: string): Promise<Replayed> =>
    replay(`curl -X GET "${service.url}${path}" -H "Authorization: Bearer ${TEST_KEY}"`);

  test("GET /v1/submissions answers a page and where it goes on", async () => {
    const { status, body } = await asked("/v1/submissions?limit=1&min_score=4");
    expect(status).toBe(200);
    expect(shapeOf(body)).toEqual(shapeOf(FIRSTHAND_LIST));
    expect(body).toMatchObject({ object: "list", has_more: true });
  });

  test("every parameter of its table is taken, and goes on with the cursor", async () => {
    const values: Record<(typeof FIRSTHAND_PARAMETERS)[number], string> = {
      job_id: job.id,
      status: "approved",
      min_score: "4",
      start_date: "2026-03-01",
      end_date: "2026-03-31T23:59:59Z",
      limit: "1",
      cursor: "",
    };
    const query = FIRSTHAND_PARAMETERS.filter((name) => name !== "cursor")
      .map((name) => `${name}=${values[name]}`)
      .join("&");
    const first = (await asked(`/v1/submissions?${query}`)).body as typeof FIRSTHAND_LIST;
    expect(shapeOf(first)).toEqual(shapeOf(FIRSTHAND_LIST));
    const second = await asked(`/v1/submissions?${query}&cursor=${first.next_cursor}`);
    expect(second.status).toBe(200);
    expect((second.body as typeof FIRSTHAND_LIST).data[0]!.id).not.toBe(first.data[0]!.id);
  });

  test("GET /v1/submissions/{submission_id} answers the submission", async () => {
    const { status, body } = await asked(`/v1/submissions/${newest}`);
    expect(status).toBe(200);
    expect(shapeOf(body)).toEqual(shapeOf(FIRSTHAND_SUBMISSION));
    expect(body).toMatchObject({
      object: "submission",
      id: newest,
      job_id: job.id,
      status: "approved",
      ai_star_rating: 4,
      ai_reasoning: FIRSTHAND_SUBMISSION.ai_reasoning,
      content_type: "image/jpeg",
    });
  });

  test("GET /v1/submissions/summary answers the sums", async () => {
    const { status, body } = await asked("/v1/submissions/summary");
    expect(status).toBe(200);
    expect(shapeOf(body)).toEqual(shapeOf(FIRSTHAND_SUMMARY));
    expect(body).toMatchObject({ total_submissions: 4, approved: 3, rejected: 1, approval_rate: 0.75 });
  });
});

describe("WURK's reference, replayed", () => {
  let limited: Served;
  let job: MadeJob;
  let ids: string[];
  beforeAll(async () => {
    // With the limits of the reference.
    limited = await service.serve({ rateLimits: {} });
    job = await makeSelectionJob(service);
    const { token } = await joinJob(service, job);
    ids = [];
    for (const { content_text: text } of [...WURK_LIST.submissions].reverse()) {
      ids.unshift(canonical((await submit(service, job, token, { text })).id));
      service.clock.advance(1000);
    }
  });

  const put = (
    command: string,
    over: { code?: string; key?: string; ids?: readonly string[] } = {},
  ): string =>
    command
      .replace("https://wurkapi.fun", limited.url)
      .replace("fd254739", over.code ?? job.code)
      .replace("YOUR_API_KEY", over.key ?? TEST_KEY)
      .replace("id1,id2,id3,id4,id5", (over.ids ?? ids).join(","));

  test("the list answers what is printed, byte for byte but for the ids", async () => {
    const { status, text, headers } = await replay(put(WURK_LIST_REQUEST));
    expect(status).toBe(200);
    const rows = WURK_LIST.submissions.map((row, n) => ({ ...row, id: ids[n] }));
    expect(text).toBe(JSON.stringify({ ...WURK_LIST, submissions: rows }));
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(headers["ratelimit-policy"]).toBe('"default";q=6;w=60');
  });

  test("choosing five answers what is printed, and once more changes nothing", async () => {
    const { token } = await joinJob(service, job);
    for (const text of ["a fourth", "a fifth"])
      ids.push(canonical((await submit(service, job, token, { text })).id));
    const chosen = await replay(put(WURK_CHOOSE_REQUEST));
    expect(chosen.status).toBe(200);
    expect(chosen.text).toBe(JSON.stringify(WURK_CHOSEN));
    expect(chosen.headers["ratelimit-policy"]).toBe('"default";q=50;w=60');
    const again = await replay(put(WURK_CHOOSE_REQUEST));
    expect(again.text).toBe(JSON.stringify({ ...WURK_CHOSEN, updated: 0 }));
  });

  test("both kinds of selection are taken as they are written", async () => {
    for (const selection of WURK_SELECTIONS) {
      const { body, status } = await post(`${service.url}/api/external/jobs/create`, {
        json: {
          type: "custom",
          title: "Blue boats",
          description: "One blue boat in each photo.",
          max_completions: 5,
          ...selection,
        },
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ ok: true, ...selection });
    }
  });

  test("each of its error codes is answered where it says, with what is left of the limit", async () => {
    const places = await makePlacesJob(service);
    const foreign = await makeSelectionJob(service, {}, OTHER_KEY);
    const full = await makeSelectionJob(service, { max_completions: 1 });
    const { token } = await joinJob(service, full);
    const two = [
      canonical((await submit(service, full, token, { text: "one" })).id),
      canonical((await submit(service, full, token, { text: "two" })).id),
    ];
    const cases = [
      [400, "unknown_submission", put(WURK_CHOOSE_REQUEST, { ids: ["id1", "id2"] })],
      [400, "job_not_custom", put(WURK_CHOOSE_REQUEST, { code: places.code })],
      [401, "invalid_api_key", put(WURK_CHOOSE_REQUEST, { key: "no-key-of-anybody-0008" })],
      [403, "not_your_job", put(WURK_CHOOSE_REQUEST, { code: foreign.code })],
      [404, "job_not_found", put(WURK_CHOOSE_REQUEST, { code: "00000000" })],
      [409, "cap_exceeded", put(WURK_CHOOSE_REQUEST, { code: full.code, ids: two })],
    ] as const;
    for (const [status, code, command] of cases) {
      const answer = await replay(command);
      expect(answer.status, answer.text).toBe(status);
      expect(answer.body).toMatchObject({ ok: false, code });
      expect(Object.keys(answer.body as object)).toEqual(["ok", "error", "code"]);
      if (status !== 401) expect(answer.headers["x-ratelimit-limit"]).toBe("50");
    }
    // One list was asked before; the limit is six a minute.
    for (let n = 2; n <= 6; n += 1) expect((await replay(put(WURK_LIST_REQUEST))).status).toBe(200);
    const seventh = await replay(put(WURK_LIST_REQUEST));
    expect(seventh.status).toBe(429);
    expect(seventh.body).toMatchObject({ ok: false, code: "rate_limited" });
    expect(Number(seventh.headers["retry-after"])).toBeGreaterThan(0);
  });
});
