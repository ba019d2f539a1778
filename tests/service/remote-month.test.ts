/** A desk that follows a job for a month by a clock that is moved by hand; for two days of it nobody can be reached. */
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { DAY, HOUR, instant, MINUTE } from "#shared/lib/instant.ts";
import { startFaultProxy } from "../helpers/fault-proxy.ts";
import { startTestService, TestClock, TEST_KEY } from "../helpers/service.ts";
import { makeContest, sendTexts } from "../faults/remotes/two-services.ts";
import { deskOver, must } from "./contest.ts";

const WIDE = { max: 100_000, windowMs: 1000 };

test(
  "after a month nothing has grown but what was asked for, and nobody was asked all the time while offline",
  { timeout: 120_000 },
  async () => {
    const clock = new TestClock(Date.now());
    const patience = { connectMs: 5000, answerMs: 5000, pauseMs: 1 };
    const [far, near] = await Promise.all([
      startTestService({ model: null, limits: { wurkSubmissions: WIDE, wurkChooseWinners: WIDE } }),
      startTestService({ model: null, remotes: { byHand: true, patience }, clock }),
    ]);
    onTestFinished(async () => {
      await Promise.all([near.stop(), far.stop()]);
    });
    const desk = deskOver(near);
    const job = await makeContest(far.url, 2);
    await sendTexts(job, 0, 55);
    let offline = false;
    const proxy = await startFaultProxy(far.url, () => (offline ? "lost" : "none"));
    const wish = { name: "Atlas", baseUrl: proxy.url, dialect: "wurk" as const, key: TEST_KEY };
    const [remote] = must(await desk["remotes.add"](wish)).remotes;
    const { jobId } = must(
      await desk["remotes.follow"]({
        ...{ remoteId: remote?.id ?? "", remoteKey: job.code, title: "Oat drink", description: "Names." },
        ...{ criteria: [], cap: 2, closesAt: instant(clock.now() + HOUR) },
      }),
    );

    let longestWait = 0;
    /** Lets so much time pass, and says how often the remote was asked meanwhile. */
    const pass = async (ms: number): Promise<number> => {
      const before = proxy.arrivals.list.length + proxy.arrivals.choose.length;
      for (const end = clock.now() + ms; clock.now() < end;) {
        const next = (await near.remotes.tick()) ?? end;
        longestWait = Math.max(longestWait, next - clock.now());
        clock.advance(Math.max(1, Math.min(next, end) - clock.now()));
      }
      return proxy.arrivals.list.length + proxy.arrivals.choose.length - before;
    };
    const sizes = () => {
      const database = new BetterSqlite3(join(near.dataDir, "winnow.db"), { readonly: true });
      const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
      const rows = Object.fromEntries(
        (tables as string[]).map((name) => [
          name,
          database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number,
        ]),
      );
      const kept = database
        .prepare("SELECT (SELECT length(lanes) FROM remote) + (SELECT length(progress) FROM remote_job)")
        .pluck()
        .get() as number;
      database.close();
      return { rows, kept };
    };

    // Collecting: once a minute. Then the creator's window: four times an hour.
    expect(await pass(HOUR)).toBeLessThanOrEqual(75);
    expect(await pass(4 * HOUR)).toBeLessThanOrEqual(30);
    must(await desk["pick.seal"]({ jobId, numbers: [1, 2] }));
    await pass(HOUR);
    const [settled] = must(await desk["remotes.get"](undefined)).remotes;
    expect(settled?.jobs[0]).toMatchObject({ rows: 55, winners: 2, phase: "settled", push: null });

    await pass(DAY);
    // What the clock has brought about is written down once.
    await near.timekeeper.tick();
    const first = sizes();
    offline = true;
    const whileOffline = await pass(2 * DAY);
    // Every quarter of an hour at most, with up to half of it taken away by chance, and a repeat or two at once.
    expect(whileOffline).toBeLessThanOrEqual(2 * 24 * 8 * 3);
    expect(whileOffline).toBeGreaterThan(2 * 24);
    expect(must(await desk["remotes.get"](undefined)).remotes[0]?.state).toBe("offline");
    offline = false;
    // Twice a day.
    expect(await pass(27 * DAY)).toBeLessThanOrEqual(27 * 2 + 30);
    const last = sizes();
    expect(last.rows).toEqual(first.rows);
    expect(last.kept).toBeLessThanOrEqual(first.kept + 200);
    expect(longestWait).toBeLessThanOrEqual(12 * HOUR + MINUTE);
    expect(must(await desk["remotes.get"](undefined)).remotes[0]?.state).toBe("fine");
  },
);
