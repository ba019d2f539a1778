import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { newJobSchema } from "#shared/contract/new-job.ts";
import { type JobId, toPublicId } from "#shared/domain/ids.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { HOUR, MINUTE } from "#shared/lib/instant.ts";
import type { DeskHandlers, DeskHost } from "../../electron/service/desk/desk-ports.ts";
import { deskHandlers } from "../../electron/service/desk/handlers.ts";
import { joinAs } from "../helpers/worker.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";

const KEY = "moderator-key-of-house-0001";

let service: TestService;
let clock: TestClock;
let desk: DeskHandlers;
/** In one the creator's 24 hours run, in the other they ran out. */
let running: JobId;
let missed: JobId;

beforeEach(async () => {
  clock = new TestClock(Date.now());
  service = await startTestService({
    clock,
    model: null,
    apiKeys: [{ ownerName: "house", key: KEY, scopes: ["moderate"] }],
  });
  // The window around the service has no part in claims.
  desk = deskHandlers({
    ...service.ports,
    scoring: () => service.scoring,
    library: () => service.library,
    remotes: () => service.remotes,
    dataFolder: () => service.dataFolder,
    sharing: service.sharing,
    desk: {} as DeskHost,
  });
  await desk["app.setActor"]({ name: "Mika" });
  missed = await contest();
  clock.advance(25 * HOUR);
  running = await contest();
  clock.advance(HOUR);
});
afterEach(() => service.stop());

/** A job of this desk that collected for an hour: three texts, three places. */
const contest = async (): Promise<JobId> => {
  const job = must(
    await desk["jobs.create"](
      newJobSchema.parse({
        type: "custom",
        title: "Names for an oat drink",
        description: "One name each, in a few words.",
        max_completions: 3,
        selection_type: "creator",
        selection_time_minutes: 60,
      }),
    ),
  );
  const worker = await joinAs({ upload_url: job.share.localUrl }, "Femi A.");
  for (const text of ["Oatly dear", "Field milk", "Grainway"]) {
    const body = new FormData();
    body.append("content_text", text);
    const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${worker.token}` },
      body,
    });
    expect(answer.status).toBe(201);
  }
  return job.id;
};

const codeOf = (answer: unknown): string | null => (isRefusal(answer) ? answer.code : null);
const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};
const claimNow = async (): Promise<JobDetail["claim"]> =>
  must(await desk["jobs.get"]({ jobId: missed })).claim;
const firstCandidate = async (jobId: JobId): Promise<number> =>
  must(await desk["pick.get"]({ jobId })).candidates[0]?.number ?? 0;
const overHttp = (verb: "claim" | "release"): Promise<Response> =>
  fetch(`${service.url}/v1/jobs/${toPublicId("job", missed)}/${verb}`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}` },
  });

test("a missed job is picked, sealed and settled on the desk only after it was claimed, by a moderator", async () => {
  const number = await firstCandidate(missed);
  expect(codeOf(await desk["pick.setPlan"]({ jobId: missed, plan: [number] }))).toBe("not_claimed");
  expect(codeOf(await desk["pick.seal"]({ jobId: missed, numbers: [number] }))).toBe("not_claimed");
  expect(codeOf(await desk["jobs.settle"]({ jobId: missed, reason: "Nothing fits." }))).toBe("not_claimed");

  const claimed = must(await desk["jobs.claim"]({ jobId: missed }));
  expect(claimed.claim).toEqual({ moderator: "Mika", until: clock.now() + 30 * MINUTE, byThisDesk: true });
  const { missed: rows } = must(await desk["inbox.get"](undefined));
  expect(rows.map(({ claim }) => claim?.moderator)).toEqual(["Mika"]);

  must(await desk["pick.setPlan"]({ jobId: missed, plan: [number] }));
  must(await desk["pick.seal"]({ jobId: missed, numbers: [number] }));
  expect(must(await desk["jobs.settle"]({ jobId: missed, reason: "Nothing else fits." })).claim).toBeNull();
  const receipts = await service.ports.store.reader.receipts(missed);
  expect(receipts.map(({ kind, by, details }) => ({ kind, by, details }))).toEqual(
    expect.arrayContaining([
      { kind: "chosen", by: "Mika", details: expect.objectContaining({ role: "moderator" }) as unknown },
      { kind: "settled", by: "Mika", details: { role: "moderator", reason: "Nothing else fits." } },
    ]),
  );
});

test("each pick, seal and refused attempt on the desk begins the lease anew; nothing done lets it lapse", async () => {
  const number = await firstCandidate(missed);
  must(await desk["jobs.claim"]({ jobId: missed }));
  const minutesLeft = async (): Promise<number> =>
    (((await claimNow())?.until ?? clock.now()) - clock.now()) / MINUTE;
  const steps: readonly (() => Promise<unknown>)[] = [
    () => desk["pick.setPlan"]({ jobId: missed, plan: [number] }),
    () => desk["pick.seal"]({ jobId: missed, numbers: [99_999] }),
    () => desk["pick.seal"]({ jobId: missed, numbers: [number] }),
  ];
  for (const step of steps) {
    clock.advance(25 * MINUTE);
    expect(await minutesLeft()).toBe(5);
    await step();
    expect(await minutesLeft()).toBe(30);
  }
  clock.advance(30 * MINUTE);
  expect(await claimNow()).toBeNull();
  expect(codeOf(await desk["pick.setPlan"]({ jobId: missed, plan: [] }))).toBe("not_claimed");
});

test("what a key holds is shown with its name, and left alone until it is released", async () => {
  const number = await firstCandidate(missed);
  expect((await overHttp("claim")).status).toBe(200);
  expect(await claimNow()).toEqual({
    moderator: "house",
    until: clock.now() + 30 * MINUTE,
    byThisDesk: false,
  });
  const jobId = missed;
  for (const answer of [
    await desk["jobs.claim"]({ jobId }),
    await desk["jobs.release"]({ jobId }),
    await desk["pick.setPlan"]({ jobId, plan: [number] }),
    await desk["pick.seal"]({ jobId, numbers: [number] }),
    await desk["jobs.settle"]({ jobId, reason: "Nothing fits." }),
    await desk["jobs.cancel"]({ jobId }),
  ])
    expect(codeOf(answer)).toBe("claimed_by_moderator");
  expect((await overHttp("release")).status).toBe(200);
  must(await desk["jobs.claim"]({ jobId }));
  expect((await overHttp("claim")).status).toBe(409);
  must(await desk["jobs.release"]({ jobId }));
  expect((await overHttp("claim")).status).toBe(200);
});

test("while the creator's own hours run, the desk picks as the creator and there is nothing to claim", async () => {
  const number = await firstCandidate(running);
  expect(codeOf(await desk["jobs.claim"]({ jobId: running }))).toBe("wrong_state");
  must(await desk["pick.setPlan"]({ jobId: running, plan: [number] }));
  must(await desk["pick.seal"]({ jobId: running, numbers: [number] }));
  const [receipt] = await service.ports.store.reader.receipts(running);
  expect(receipt).toMatchObject({ by: "Mika", details: { role: "creator" } });
  clock.advance(48 * HOUR);
  const next = await firstCandidate(running);
  expect(codeOf(await desk["pick.seal"]({ jobId: running, numbers: [next] }))).toBe("not_claimed");
});
