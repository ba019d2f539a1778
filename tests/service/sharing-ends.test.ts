/** When sharing on the local network ends, with networks and listeners that the tests make up. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { briefOf, newJobSchema, type NewJobInput } from "#shared/contract/new-job.ts";
import type { LanAddress } from "#shared/contract/settings-views.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { HOUR, MINUTE } from "#shared/lib/instant.ts";
import { createSharing, type SharingControl } from "../../electron/http/sharing.ts";
import type { ShareWish } from "../../electron/service/desk/desk-ports.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { closeJob, makeJob } from "../../electron/service/jobs.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";

const HOME: LanAddress = { address: "192.168.1.24", network: "en0" };
const GUEST: LanAddress = { address: "10.0.7.3", network: "en1" };
const ON: ShareWish = { on: true, time: "8h", address: null };

let clock: TestClock;
let service: TestService;
let sharing: SharingControl;
let networks: LanAddress[];
/** Addresses with a listener on them. */
let open: string[];
let changes: number;

const newSharing = (): Promise<SharingControl> =>
  createSharing({
    ports: service.ports,
    baseUrl: () => service.url,
    addresses: () => networks,
    openLan: (_, address) => {
      open.push(address);
      return Promise.resolve({
        port: 4711,
        close: () => {
          open.splice(open.indexOf(address), 1);
          return Promise.resolve();
        },
      });
    },
    onChange: () => (changes += 1),
  });

beforeEach(async () => {
  clock = new TestClock(Date.UTC(2026, 2, 16, 12));
  networks = [HOME, GUEST];
  open = [];
  changes = 0;
  service = await startTestService({ model: null, clock });
  sharing = await newSharing();
});
afterEach(async () => {
  await sharing.close();
  await service.stop();
});

const aJob = async (over: Partial<NewJobInput> = {}): Promise<Job> => {
  const owner = await ensureOwner(service.ports, DESK_OWNER);
  const wanted = {
    type: "data_collection",
    title: "Red cars",
    description: "One red car in each photo.",
    files_needed: 5,
    ...over,
  };
  return makeJob(service.ports, owner.id, briefOf(newJobSchema.parse(wanted)));
};
const contest = (): Promise<Job> =>
  aJob({
    type: "custom",
    files_needed: undefined,
    max_completions: 2,
    selection_type: "creator",
    selection_time_minutes: 120,
  });

const closed = async (job: Job): Promise<Job> => {
  const after = await closeJob(service.ports, job.id, { by: "Mika K." });
  if (isRefusal(after)) throw new Error(after.message);
  return after;
};

describe("sharing on the local network", () => {
  test("takes the likeliest network, or the one that was chosen, and lists them all", async () => {
    const job = await aJob();
    expect(sharing.state(job)).toMatchObject({ lanAddress: null, lanAddresses: [HOME, GUEST] });
    expect(await sharing.setLan(job, ON)).toMatchObject({ lanAddress: HOME.address });
    const moved = await sharing.setLan(job, { ...ON, address: GUEST.address });
    expect(moved.lanUrl).toMatch(/^http:\/\/10\.0\.7\.3:4711\/w\//);
    expect(open).toEqual([GUEST.address]);
    const lost = await sharing.setLan(job, { ...ON, address: "192.168.9.9" });
    expect(lost).toMatchObject({ lanUrl: null, problem: expect.stringContaining("address") as string });
    expect(open).toEqual([]);
  });

  test("says so where there is no network at all", async () => {
    networks = [];
    expect(await sharing.setLan(await aJob(), ON)).toMatchObject({
      lanUrl: null,
      problem: expect.stringContaining("no local network") as string,
    });
  });

  test("ends when its time is over by the clock, also when the computer slept through it", async () => {
    const job = await aJob();
    const state = await sharing.setLan(job, { ...ON, time: "1h" });
    expect(state.lanUntil).toBe(clock.now() + HOUR);
    clock.advance(HOUR - 1);
    await sharing.check();
    expect(sharing.sharedJobs()).toEqual([job.id]);
    clock.advance(9 * HOUR);
    const told = changes;
    // It looks by itself; nobody has to ask.
    await expect.poll(() => open, { timeout: 30_000 }).toEqual([]);
    await expect.poll(() => changes, { timeout: 10_000 }).toBeGreaterThan(told);
    expect(sharing.state(job)).toMatchObject({ lanUrl: null, lanUntil: null, lanEnd: "time_over" });
    expect((await sharing.setLan(job, ON)).lanEnd).toBeNull();
  });

  test("is given another time without being interrupted", async () => {
    const job = await aJob();
    await sharing.setLan(job, { ...ON, time: "1h" });
    clock.advance(30 * MINUTE);
    const longer = await sharing.setLan(job, ON);
    expect(longer.lanUntil).toBe(clock.now() + 8 * HOUR);
    expect((await sharing.setLan(job, { ...ON, time: "until_closed" })).lanUntil).toBeNull();
    clock.advance(100 * HOUR);
    await sharing.check();
    expect(open).toEqual([HOME.address]);
  });

  test("ends as soon as the job is closed, and cannot be switched on again", async () => {
    const job = await aJob();
    await sharing.setLan(job, { ...ON, time: "until_closed" });
    const after = await closed(job);
    await expect.poll(() => open, { timeout: 10_000 }).toEqual([]);
    expect(sharing.state(after)).toMatchObject({ lanUrl: null, lanEnd: "job_closed" });
    expect(await sharing.setLan(after, ON)).toMatchObject({
      lanUrl: null,
      problem: expect.stringContaining("closed") as string,
    });
  });

  test("ends with the job's own deadline when that comes first, and says so beforehand", async () => {
    const job = await contest();
    const state = await sharing.setLan(job, ON);
    expect(state.lanUntil).toBe(job.closesAt);
    clock.advance(2 * HOUR);
    await sharing.check();
    expect(open).toEqual([]);
    expect(sharing.state(job).lanEnd).toBe("job_closed");
  });

  test("ends when the computer leaves the network", async () => {
    const job = await aJob();
    await sharing.setLan(job, ON);
    networks = [GUEST];
    await sharing.check();
    expect(open).toEqual([]);
    expect(sharing.state(job).lanEnd).toBe("network_gone");
  });

  test("leaves other jobs alone", async () => {
    const [job, other] = [await aJob(), await aJob()];
    await sharing.setLan(job, ON);
    await sharing.setLan(other, ON);
    await closed(job);
    await expect.poll(() => sharing.sharedJobs(), { timeout: 10_000 }).toEqual([other.id]);
    await sharing.setLan(other, { ...ON, on: false });
    expect(sharing.state(other)).toMatchObject({ lanUrl: null, lanEnd: null });
  });

  test("opens one listener, however often it is pressed", async () => {
    const job = await aJob();
    await Promise.all([sharing.setLan(job, ON), sharing.setLan(job, ON), sharing.setLan(job, ON)]);
    expect(open).toEqual([HOME.address]);
  });

  test("is off after a restart, and says so until it is switched on or off", async () => {
    const [job, other] = [await aJob(), await aJob()];
    await sharing.setLan(job, ON);
    await sharing.close();
    expect(open).toEqual([]);
    sharing = await newSharing();
    expect(sharing.sharedJobs()).toEqual([]);
    expect(sharing.state(job)).toMatchObject({ lanUrl: null, lanEnd: "restarted" });
    expect(sharing.state(other).lanEnd).toBeNull();
    expect((await sharing.setLan(job, ON)).lanEnd).toBeNull();
  });
});
