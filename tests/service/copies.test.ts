import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { CopiesView } from "#shared/contract/copies-calls.ts";
import { parsePublicId, type JobId } from "#shared/domain/ids.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { copiesOf } from "../../electron/service/copies/copies-of.ts";
import { rejectRest } from "../../electron/service/copies/reject-rest.ts";
import { decide } from "../../electron/service/decisions.ts";
import { submissionDetail } from "../../electron/service/desk/submission-detail.ts";
import { undo } from "../../electron/service/undo.ts";
import { startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, upload, type TestWorker } from "../helpers/worker.ts";

const LONG = 120_000;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
}, LONG);
afterAll(async () => {
  await service.stop();
});

interface MadeJob {
  readonly id: JobId;
  readonly upload_url: string;
}
const makeJob = async (over: object = {}): Promise<MadeJob> => {
  const answer = await fetch(`${service.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title: "Red cars",
      description: "Send one picture of a red car, the whole car in the frame.",
      files_needed: 50,
      ...over,
    }),
  });
  expect(answer.status).toBe(201);
  const made = (await answer.json()) as { readonly id: string; readonly upload_url: string };
  return { id: parsePublicId<JobId>("job", made.id)!, upload_url: made.upload_url };
};

const drawn = (file: string): Buffer => {
  const found = drawnPictures().find((picture) => picture.file === file);
  if (found === undefined) throw new Error(`There is no drawn picture ${file}.`);
  return found.bytes;
};

const ok = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

/** Once nothing is left to score and to compare. */
const compared = async (): Promise<void> => {
  await expect
    .poll(
      async () => [
        ...(await service.ports.store.views.scoreQueue(1)),
        ...(await service.ports.store.views.toCompare(1)),
      ],
      { timeout: LONG, interval: 50 },
    )
    .toEqual([]);
};

const sendText = async (worker: TestWorker, text: string): Promise<void> => {
  const body = new FormData();
  body.append("content_text", text);
  const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${worker.token}` },
    body,
  });
  expect(answer.status).toBe(201);
};

const copies = async (job: MadeJob, number: number): Promise<CopiesView> =>
  ok(await copiesOf(service.ports, job.id, number));
const statuses = async (job: MadeJob): Promise<readonly string[]> => {
  const { numbers } = await service.ports.store.views.triageIndex({
    jobId: job.id,
    statuses: [],
    stars: [],
    reviewed: "all",
    sort: "oldest",
  });
  const rows = await service.ports.store.views.triageRows(job.id, [...numbers]);
  return rows.map(({ status }) => status);
};

describe("pictures that were sent before", () => {
  test(
    "the same file and a mirrored copy are found in another worker's submission, with the figures",
    async () => {
      const job = await makeJob();
      const [ana, ben] = [await joinAs(job, "Ana"), await joinAs(job, "Ben")];
      const original = drawn("red-car-1.jpg");
      await upload(ana, original);
      await upload(ben, original);
      await upload(ben, await sharp(original).flop().jpeg({ quality: 60 }).toBuffer());
      await upload(ben, drawn("blue-boat.jpg"));
      await compared();

      const same = await copies(job, 2);
      expect(same.relations[0]).toMatchObject({ kind: "same_file", role: "copy", other: { number: 1 } });
      const mirrored = await copies(job, 3);
      const toFirst = mirrored.relations.find(({ other }) => other.number === 1);
      expect(toFirst).toMatchObject({
        kind: "same_picture",
        role: "copy",
        manners: ["mirrored"],
        other: { workerName: "Ana", sameWorker: false },
      });
      expect(toFirst?.picture?.distance).toBeLessThanOrEqual(8);
      expect(toFirst?.picture?.likeness).toBeGreaterThan(0.95);
      expect(mirrored.relations.find(({ other }) => other.number === 2)?.other.sameWorker).toBe(true);
      expect((await copies(job, 1)).relations.map(({ role }) => role)).toEqual(["original", "original"]);
      expect(await copies(job, 4)).toMatchObject({ relations: [], cluster: null });

      const index = await service.ports.store.views.triageIndex({
        jobId: job.id,
        statuses: [],
        stars: [],
        reviewed: "all",
        copies: ["same_picture"],
        sort: "oldest",
      });
      expect([...index.numbers]).toEqual([1, 2, 3]);
      expect(index.byCopies).toMatchObject({ same_file: 2, same_picture: 3 });
      const [row] = await service.ports.store.views.triageRows(job.id, [1]);
      expect(row?.copies?.size).toBe(3);
    },
    LONG,
  );

  test(
    "the rest of a cluster is rejected in one step that one undo takes back; the verdicts stay",
    async () => {
      const job = await makeJob();
      const [ana, ben] = [await joinAs(job, "Ana"), await joinAs(job, "Ben")];
      const original = drawn("red-car-2.jpg");
      await upload(ana, original);
      await upload(ben, await sharp(original).jpeg({ quality: 40 }).toBuffer());
      await upload(ben, await sharp(original).flop().jpeg({ quality: 80 }).toBuffer());
      await compared();
      const before = await statuses(job);
      const verdictOf = async (number: number) =>
        (await service.ports.store.reader.submissionByNumber(job.id, number))?.verdict;
      const verdict = await verdictOf(2);
      const { cluster } = await copies(job, 2);
      expect(cluster).toMatchObject({ size: 3, keeps: 1, rest: [2, 3] });

      const done = ok(await rejectRest(service.ports, { jobId: job.id, number: 3, actor: "Ines" }));
      expect(done.changed).toEqual(cluster?.rest);
      const second = await service.ports.store.reader.submissionByNumber(job.id, 2);
      expect(second?.decision).toMatchObject({ outcome: "rejected", reason: "duplicate", actor: "Ines" });
      expect(await verdictOf(2)).toBe(verdict);
      expect((await statuses(job)).slice(1)).toEqual(["rejected", "rejected"]);
      ok(await undo(service.ports, job.id, "Ines"));
      expect(await statuses(job)).toEqual(before);

      // One key: that it is a copy is what the evidence suggests, for whoever was not the first.
      const one = { jobId: job.id, outcome: "rejected", actor: "Ines", reason: null, words: null } as const;
      ok(await decide(service.ports, { ...one, numbers: [1, 2] }));
      const [first, copy] = await Promise.all(
        [1, 2].map((number) => service.ports.store.reader.submissionByNumber(job.id, number)),
      );
      expect(copy?.decision).toMatchObject({ reason: "duplicate" });
      expect(copy?.decision?.reasonText).toContain("It is a copy of a photo that was already sent");
      expect(first?.decision?.reason).not.toBe("duplicate");
      const detail = ok(await submissionDetail(service.ports, job.id, 2));
      expect(detail.reasons[0]).toMatchObject({ code: "duplicate", suggested: true });
    },
    LONG,
  );

  test(
    "a worker who is trying again is left, and said so; a copy that is rejected already is not decided again",
    async () => {
      const job = await makeJob();
      const ben = await joinAs(job, "Ben");
      const blurred = drawn("red-car-blurry-2.jpg");
      await upload(await joinAs(job, "Ana"), blurred);
      const second = await upload(ben, blurred);
      await upload(ben, blurred);
      await compared();
      expect(await statuses(job)).toEqual(["rejected", "rejected", "rejected"]);
      expect((await copies(job, 1)).cluster).toMatchObject({ size: 3, keeps: 1, rest: [] });
      const answer = await fetch(`${ben.origin}/worker/v1/submissions/${second.id}/retry`, {
        method: "POST",
        headers: { authorization: `Bearer ${ben.token}` },
      });
      expect(answer.status).toBe(200);
      const done = ok(await rejectRest(service.ports, { jobId: job.id, number: 1, actor: "Ines" }));
      expect(done).toMatchObject({ changed: [], refused: [{ number: 2, code: "worker_is_retrying" }] });
    },
    LONG,
  );

  test(
    "what was sent to another job of the owner is found, and said to be there",
    async () => {
      const [first, second] = [await makeJob(), await makeJob({ title: "Any car" })];
      const picture = drawn("yellow-car.jpg");
      await upload(await joinAs(first, "Ana"), picture);
      await compared();
      await upload(await joinAs(second, "Ana"), await sharp(picture).webp({ quality: 50 }).toBuffer(), {
        name: "photo.webp",
      });
      await compared();
      const found = await copies(second, 1);
      expect(found.relations[0]).toMatchObject({
        role: "copy",
        manners: ["saved_again"],
        other: { jobTitle: "Red cars", number: 1, sameWorker: false },
      });
      // The one here is the first in its own job: nothing here is to be rejected for it.
      expect(found.cluster).toMatchObject({ size: 2, keeps: 1, rest: [] });
    },
    LONG,
  );

  test(
    "a retry with the same picture is said to be sent again, and is no copy of another's",
    async () => {
      const job = await makeJob();
      const ana = await joinAs(job, "Ana");
      const picture = drawn("red-car-blurry-1.jpg");
      const sent = await upload(ana, picture);
      await compared();
      const retry = (path: string, body?: FormData) =>
        fetch(`${ana.origin}/worker/v1/submissions/${sent.id}/${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${ana.token}` },
          ...(body === undefined ? {} : { body }),
        });
      expect((await retry("retry")).status).toBe(200);
      const body = new FormData();
      body.append("file", new Blob([new Uint8Array(picture)]), "again.jpg");
      expect((await retry("attempts", body)).status).toBe(201);
      await compared();
      const found = await copies(job, 1);
      expect(found.relations).toMatchObject([
        { attempt: 2, kind: "same_file", role: "own", other: { attempt: 1 } },
      ]);
      expect(found.cluster).toBeNull();
      const [row] = await service.ports.store.views.triageRows(job.id, [1]);
      expect(row?.copies).toBeNull();
    },
    LONG,
  );

  test(
    "copies are found where no model is installed",
    async () => {
      const bare = await startTestService({ model: null });
      onTestFinished(() => bare.stop());
      const withModel = service;
      service = bare;
      onTestFinished(() => {
        service = withModel;
      });
      const job = await makeJob();
      const picture = drawn("red-house.jpg");
      await upload(await joinAs(job, "Ana"), picture);
      await upload(
        await joinAs(job, "Ben"),
        await sharp(picture).rotate(270).jpeg({ quality: 50 }).toBuffer(),
      );
      await compared();
      expect((await copies(job, 2)).relations[0]).toMatchObject({
        kind: "same_picture",
        role: "copy",
        manners: ["turned_270"],
        picture: { cosine: null },
      });
    },
    LONG,
  );
});

describe("texts that were sent before", () => {
  const FIRST =
    "The corner shop by my stop sells single eggs. The owner writes the price on the shell in pencil and never rounds up.";
  const REWORDED =
    "The corner shop near my stop sells single eggs. Its owner writes the price on each shell in pencil, never rounding up.";
  const OTHER =
    "Green tiles, a bell that sticks, bread until nine. On Sundays the radio plays in a language nobody speaks.";

  test(
    "the same and a reworded text are found, a text without words of its own is marked, and all wait for a person",
    async () => {
      const job = await makeJob({
        type: "feedback",
        title: "A corner shop in 30 words",
        description:
          "Describe a corner shop near you in about thirty words, for someone who has never been there.",
      });
      const [ana, ben] = [await joinAs(job, "Ana"), await joinAs(job, "Ben")];
      await sendText(ana, FIRST);
      await sendText(ben, OTHER);
      await sendText(ben, REWORDED);
      await sendText(ben, `  ${FIRST.toUpperCase()}!!`);
      await sendText(ben, "nice shop nice shop nice shop nice shop nice shop nice shop");
      await sendText(ben, "🙂🙂🙂 !!!");
      await compared();

      const reworded = await copies(job, 3);
      expect(reworded.relations[0]).toMatchObject({ kind: "reworded", role: "copy", other: { number: 1 } });
      expect(
        reworded.relations[0]?.text?.own.filter(({ changed }) => changed).map(({ text }) => text),
      ).toEqual(["near", "Its", "each", "rounding"]);
      expect((await copies(job, 4)).relations[0]).toMatchObject({ kind: "same_text", other: { number: 1 } });
      expect((await copies(job, 2)).relations).toEqual([]);
      expect((await copies(job, 5)).fault).toMatchObject({ kind: "repeated" });
      expect((await copies(job, 6)).fault).toEqual({ kind: "no_words" });
      expect(await statuses(job)).toEqual(Array.from({ length: 6 }, () => "pending_score"));
      expect((await service.ports.store.reader.submissionByNumber(job.id, 3))?.waitingFor).toBe("person");

      const done = ok(await rejectRest(service.ports, { jobId: job.id, number: 3, actor: "Ines" }));
      expect(done.changed).toEqual([3, 4]);
    },
    LONG,
  );
});
