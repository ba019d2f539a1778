/** The calls of the WURK reference, replayed: same fields, same order, same types. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { get, post } from "../helpers/calls.ts";
import { type HttpService, startHttpService, TEST_KEY } from "../helpers/http-service.ts";
import { WURK_CHOSEN, WURK_LIST } from "../helpers/reference-examples.ts";
import {
  canonical,
  drawnPicture,
  joinJob,
  type MadeJob,
  makeSelectionJob,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
let job: MadeJob;
let token: string;
/** Newest first, as the example lists them. */
let ids: readonly string[];

beforeAll(async () => {
  service = await startHttpService();
  job = await makeSelectionJob(service);
  ({ token } = await joinJob(service, job));
  const sent: string[] = [];
  for (const { content_text: text } of [...WURK_LIST.submissions].reverse()) {
    sent.push(canonical((await submit(service, job, token, { text })).id));
    service.clock.advance(1000);
  }
  ids = sent.reverse();
});
afterAll(() => service.stop());

const path = (tail: string): string => `${service.url}/api/external/jobs/${job.code}/${tail}`;
const likeTheReference = { key: null, headers: { "x-api-key": TEST_KEY, accept: "application/json" } };

describe("WURK's reference", () => {
  test("lists submissions exactly as printed, but for their ids", async () => {
    const answer = await get(`${path("submissions")}?page=1`, likeTheReference);
    expect(answer.status).toBe(200);
    const printed = {
      ...WURK_LIST,
      submissions: WURK_LIST.submissions.map((row, n) => ({ ...row, id: ids[n] })),
    };
    expect(answer.text).toBe(JSON.stringify(printed));
  });

  test("the job is found by its code in either case and by its UUID", async () => {
    const uuid = (await service.ports.store.views.jobOverviews())[0]!.job.id;
    for (const name of [job.code.toUpperCase(), uuid, uuid.toUpperCase()]) {
      expect((await get(`${service.url}/api/external/jobs/${name}/submissions`)).status).toBe(200);
    }
  });

  test("attachments are addresses that give the bytes", async () => {
    const bytes = await drawnPicture("blue-boat.jpg");
    const sent = await submit(service, job, token, { files: [{ bytes }] });
    const { body } = await get(path("submissions"), likeTheReference);
    expect(body.submissions[0]).toMatchObject({ id: canonical(sent.id), content_text: "", winner: 0 });
    const [address] = body.submissions[0]!.attachment_urls as string[];
    expect(Buffer.from(await (await fetch(address!)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("chooses five winners as in the example", async () => {
    ids = [...ids, canonical((await submit(service, job, token, { text: "a fourth" })).id)];
    ids = [...ids, canonical((await submit(service, job, token, { text: "a fifth" })).id)];
    const answer = await post(path("choose-winners"), {
      ...likeTheReference,
      json: { submissionIds: ids.join(",") },
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(JSON.stringify(WURK_CHOSEN));
    const { body } = await get(path("submissions"));
    const winners = body.submissions.filter((row) => row.winner === 1);
    expect(winners.map((row) => row.id).toSorted()).toEqual([...ids].sort());
  });
});
