import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { DESK_OWNER, ensureOwner, inviteFor } from "../../electron/service/access.ts";
import type { ShareWish } from "../../electron/service/desk/desk-ports.ts";
import { makeJob, revokeInvites } from "../../electron/service/jobs.ts";
import { startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";
import { joinAs } from "../helpers/worker.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ model: null });
});
afterAll(async () => {
  await service.stop();
});

const aJob = async () => {
  const owner = await ensureOwner(service.ports, DESK_OWNER);
  return makeJob(
    service.ports,
    owner.id,
    briefOf(
      newJobSchema.parse({
        type: "data_collection",
        title: "Red cars",
        description: "One red car in each photo.",
        files_needed: 5,
      }),
    ),
  );
};

const ON: ShareWish = { on: true, time: "1h", address: null };

const onNetwork = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .some(({ family, internal }) => family === "IPv4" && !internal);

describe("the worker link", () => {
  test("carries the invite in its fragment, which no server sees, and a QR code of it", async () => {
    const job = await aJob();
    const state = service.sharing.state(job);
    expect(state.localUrl).toBe(`${service.url}/w/${job.code}#${inviteFor(service.ports, job)}`);
    expect(state).toMatchObject({ lanUrl: null, accepting: true, problem: null });
    // A QR code is square, and its finder patterns begin dark in three corners.
    const size = state.qr.length;
    expect(state.qr.every((row) => row.length === size)).toBe(true);
    expect([state.qr[0]?.[0], state.qr[0]?.[size - 1], state.qr[size - 1]?.[0]]).toEqual([true, true, true]);
  });

  test("stops working once revoked, while those who joined stay", async () => {
    const job = await aJob();
    const before = { upload_url: service.sharing.state(job).localUrl };
    const worker = await joinAs(before, "Mika K.");
    await revokeInvites(service.ports, job.id);
    await expect(joinAs(before, "Late")).rejects.toThrow(/no longer valid/);
    const answer = await fetch(`${service.url}/worker/v1/jobs/${job.code}`, {
      headers: { authorization: `Bearer ${worker.token}` },
    });
    expect(answer.status).toBe(200);
  });
});

describe.runIf(onNetwork)("sharing on the local network", () => {
  test("serves the worker routes of that job alone, until it is switched off", async () => {
    const [shared, other] = [await aJob(), await aJob()];
    const state = await service.sharing.setLan(shared, ON);
    const lan = new URL(state.lanUrl ?? "");
    expect(lan.hostname).not.toBe("127.0.0.1");
    await joinAs({ upload_url: lan.href }, "Clara V.");
    const otherLink = new URL(service.sharing.state(other).localUrl);
    await expect(
      joinAs({ upload_url: `${lan.origin}${otherLink.pathname}${otherLink.hash}` }, "X"),
    ).rejects.toThrow(/404/);
    const api = await fetch(`${lan.origin}/v1/submissions`, {
      headers: { authorization: `Bearer ${TEST_KEY}` },
    });
    expect(api.status).toBe(404);

    expect((await service.sharing.setLan(shared, { ...ON, on: false })).lanUrl).toBeNull();
    await expect(fetch(`${lan.origin}/w/${shared.code}`)).rejects.toThrow();
  });
});
