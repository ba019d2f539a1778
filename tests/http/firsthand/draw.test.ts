import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DrawReceipt } from "#shared/domain/draw-receipt.ts";
import { type JobId, parsePublicId } from "#shared/domain/ids.ts";
import { MINUTE } from "#shared/lib/instant.ts";
import { drawReceiptSchema } from "../../../electron/http/firsthand/draw.ts";
import { recordDeadlines } from "../../../electron/service/deadlines.ts";
import { decide } from "../../../electron/service/decisions.ts";
import { REPOSITORY } from "../../helpers/service.ts";
import { type Answer, expectFirsthandError, get, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, READ_ONLY_KEY, startHttpService } from "../helpers/http-service.ts";
import {
  canonical,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  score,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
let folder: string;
/** A drawn job: five eligible, two of them win; one was rejected by a person, one is being retried. */
let job: MadeJob;
let rejected: string;
let retrying: string;
let early: Answer;
let receipt: DrawReceipt;

const draw = (of: MadeJob, key?: string): Promise<Answer> =>
  get(`${service.url}/v1/jobs/${of.id}/draw`, key === undefined ? {} : { key });
const jobIdOf = (made: MadeJob): JobId => parsePublicId<JobId>("job", made.id)!;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "winnow-test-"));
  service = await startHttpService();
  job = await makeSelectionJob(service, { selection_type: "random", max_completions: 2 });
  early = await draw(job);
  const { token } = await joinJob(service, job);
  const sent: string[] = [];
  for (let n = 1; n <= 7; n += 1) sent.push((await submit(service, job, token, { text: `Boat ${n}` })).id);
  [rejected = "", retrying = ""] = sent;
  await decide(service.ports, {
    jobId: jobIdOf(job),
    numbers: [1, 2],
    outcome: "rejected",
    reason: "other",
    words: "The boat is red.",
    actor: "Nadia",
  });
  service.clock.advance(5 * MINUTE);
  await post(`${service.url}/worker/v1/submissions/${retrying}/retry`, { key: token });
  service.clock.advance(60 * MINUTE);
  await recordDeadlines(service.ports);
  receipt = JSON.parse((await draw(job)).text) as DrawReceipt;
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the receipt of a draw", () => {
  test("before the draw has the commitment and the plan, and null for all that the draw decides", () => {
    expect(early.status, early.text).toBe(200);
    const body = drawReceiptSchema.parse(JSON.parse(early.text));
    expect(body).toMatchObject({
      commitment: receipt.commitment,
      close: { planned: "2026-03-16T13:00:00Z", early: false },
      cap: 2,
      secret: null,
      drawn_at: null,
      closed_at: null,
      eligible: null,
      excluded: null,
      winners: null,
    });
    expect(early.text).not.toContain(receipt.secret);
  });

  test("after it lists everybody once: who took part, who won, and who did not, why and since when", () => {
    expect(drawReceiptSchema.parse(receipt)).toEqual(receipt);
    expect(receipt).toMatchObject({
      job_id: job.id,
      job_uuid: jobIdOf(job),
      drawn_at: "2026-03-16T13:05:00Z",
      closed_at: "2026-03-16T13:05:00Z",
      close: { planned: "2026-03-16T13:00:00Z", early: false },
      cap: 2,
    });
    expect(receipt.eligible).toHaveLength(5);
    expect(receipt.eligible).toEqual([...(receipt.eligible ?? [])].sort());
    expect(receipt.winners).toHaveLength(2);
    expect(receipt.excluded).toEqual([
      {
        id: canonical(rejected),
        status: "rejected",
        reason: "Rejected by a person: The boat is red.",
        at: "2026-03-16T12:00:00Z",
      },
      {
        id: canonical(retrying),
        status: "retry_pending",
        reason: "Rejected before, and the worker's new try had not arrived when the draw was made.",
        at: "2026-03-16T12:05:00Z",
      },
    ]);
  });

  test("stays as it was, whatever is decided afterwards", async () => {
    const loser = (receipt.eligible ?? []).find((id) => !(receipt.winners ?? []).includes(id));
    const number = (await service.ports.store.reader.submission(loser as never))?.number ?? 0;
    await decide(service.ports, {
      jobId: jobIdOf(job),
      numbers: [number],
      outcome: "rejected",
      reason: "other",
      words: "Too late.",
      actor: "Nadia",
    });
    expect(JSON.parse((await draw(job)).text)).toEqual(receipt);
  });

  test("is the owner's, for keys that may read jobs, and only of jobs that draw", async () => {
    expectFirsthandError(await draw(job, OTHER_KEY), 404, "not_found");
    expectFirsthandError(await draw(job, READ_ONLY_KEY), 403, "forbidden");
    expectFirsthandError(await draw(await makeSelectionJob(service)), 404, "not_found");
    expectFirsthandError(await draw(await makePlacesJob(service)), 404, "not_found");
    expectFirsthandError(
      await get(`${service.url}/v1/jobs/${job.id}/draw?verbose=1`),
      400,
      "invalid_request",
    );
  });
});

/** Draws what is due; `meanwhile` happens each time the field has been read. Tells how often that was. */
const drawnWhile = async (meanwhile: (nth: number) => Promise<unknown>): Promise<number> => {
  const { ports } = service;
  const { store } = ports;
  let reads = 0;
  const drawField: typeof store.views.drawField = async (id) => {
    const field = await store.views.drawField(id);
    reads += 1;
    await meanwhile(reads);
    return field;
  };
  await recordDeadlines({ ...ports, store: { ...store, views: { ...store.views, drawField } } });
  return reads;
};

describe("a draw while people go on deciding", () => {
  test("counts who is eligible when it is recorded, not who was when it began", async () => {
    const busy = await makeSelectionJob(service, { selection_type: "random", max_completions: 2 });
    const { token } = await joinJob(service, busy);
    for (let n = 1; n <= 4; n += 1) await submit(service, busy, token, { text: `Boat ${n}` });
    service.clock.advance(60 * MINUTE);
    const reject = (number: number): Promise<unknown> =>
      decide(service.ports, {
        jobId: jobIdOf(busy),
        numbers: [number],
        outcome: "rejected",
        reason: "other",
        words: "Not a boat.",
        actor: "Nadia",
      });
    const reads = await drawnWhile(async (nth) => {
      if (nth <= 2) await reject(nth);
    });
    expect(reads).toBe(3);
    const { eligible, excluded, winners } = JSON.parse((await draw(busy)).text) as DrawReceipt;
    expect([eligible?.length, excluded?.length, winners?.length]).toEqual([2, 2, 2]);
  });

  test("is not made again for scores that change nobody's place in it", async () => {
    const busy = await makeSelectionJob(service, { selection_type: "random", max_completions: 1 });
    const { token } = await joinJob(service, busy);
    const sent = await submit(service, busy, token, { text: "Boat" });
    service.clock.advance(60 * MINUTE);
    expect(await drawnWhile(() => score(service, sent.id, 2))).toBe(1);
    expect(JSON.parse((await draw(busy)).text)).toMatchObject({ winners: [canonical(sent.id)] });
  });
});

interface Verified {
  readonly status: number | null;
  readonly said: string;
}

const verify = (text: string, pipe = false): Verified => {
  const file = join(folder, "receipt.json");
  writeFileSync(file, text);
  const ran = spawnSync(
    process.execPath,
    [join(REPOSITORY, "scripts", "verify-draw.mjs"), pipe ? "-" : file],
    { cwd: folder, encoding: "utf8", ...(pipe ? { input: text } : {}) },
  );
  return { status: ran.status, said: `${ran.stdout}${ran.stderr}` };
};
const tampered = (change: Partial<DrawReceipt>): Verified =>
  verify(JSON.stringify({ ...receipt, ...change }));

describe("npm run verify-draw", () => {
  test("confirms the service's own receipt, from a file and from a pipe", () => {
    const sentence = /is right: from 5 eligible submissions \(2 excluded\) .* exactly these 2 winners/;
    for (const pipe of [false, true]) {
      const { status, said } = verify(JSON.stringify(receipt), pipe);
      expect(said).toMatch(sentence);
      expect(said).toContain(receipt.commitment);
      expect(status).toBe(0);
    }
  });

  test("finds another secret", () => {
    const { status, said } = tampered({ secret: "00".repeat(32) });
    expect(said).toContain("The secret is not the one that was promised");
    expect(status).toBe(1);
  });

  test("finds another winner", () => {
    const [first = "", second = ""] = receipt.winners ?? [];
    const loser = (receipt.eligible ?? []).find((id) => id !== first && id !== second) ?? "";
    const { status, said } = tampered({ winners: [loser, second] });
    expect(said).toContain(`Winner 1 should be ${first}, and the receipt names ${loser}`);
    expect(status).toBe(1);
  });

  test("finds winners in another order, and one left out", () => {
    expect(tampered({ winners: (receipt.winners ?? []).toReversed() }).status).toBe(1);
    const { status, said } = tampered({ winners: (receipt.winners ?? []).slice(0, 1) });
    expect(said).toContain("gives 2 winners, the receipt names 1");
    expect(status).toBe(1);
  });

  test("finds a winner removed from the eligible", () => {
    const eligible = (receipt.eligible ?? []).filter((id) => id !== receipt.winners?.[0]);
    expect(tampered({ eligible }).status).toBe(1);
  });

  test("finds a submission that stands twice, unsorted, or on both lists", () => {
    const [one = "", ...rest] = receipt.eligible ?? [];
    expect(tampered({ eligible: [one, one, ...rest] }).said).toContain(`twice: ${one}`);
    expect(tampered({ eligible: [...rest, one] }).said).toContain("not sorted");
    const both = tampered({ eligible: [...(receipt.eligible ?? []), canonical(rejected)].sort() });
    expect(both.said).toContain(`Both eligible and excluded: ${canonical(rejected)}`);
    expect(both.status).toBe(1);
  });

  test("finds another cap", () => {
    expect(tampered({ cap: 3 }).status).toBe(1);
  });

  test("says what it cannot read, with another code", () => {
    for (const text of ["no json", "[]", '{"object":"job"}', early.text]) {
      const { status, said } = verify(text);
      expect(status, said).toBe(2);
      expect(said).toMatch(/\w.*\.\n$/s);
    }
  });
});
