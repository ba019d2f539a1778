import { setTimeout as delay } from "node:timers/promises";
import type { ShareState } from "#shared/contract/desk-views.ts";
import type { LanAddress, ShareEnd, ShareTime } from "#shared/contract/settings-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { canTakePlace, stateOf } from "#shared/domain/places.ts";
import { addMs, HOUR, instant, type Instant, SECOND } from "#shared/lib/instant.ts";
import { workerLink } from "../service/worker-link.ts";
import { AppError } from "#shared/lib/app-error.ts";
import type { ShareWish, Sharing } from "../service/desk/desk-ports.ts";
import type { Ports } from "../service/ports.ts";
import { sharedBefore, saveShared } from "../service/shared-jobs.ts";
import { qrRows } from "./qr-rows.ts";

/** The clock is asked this often whether sharing is over: a timer would sleep with the computer. */
const CHECK_MS = 5 * SECOND;
const SHARED_FOR_MS: Readonly<Record<ShareTime, number | null>> = {
  "1h": HOUR,
  "8h": 8 * HOUR,
  until_closed: null,
};
const CLOSING_MS = 2 * SECOND;

/** A listener on the local network that serves the worker routes of one job and nothing else. */
export interface LanListener {
  readonly port: number;
  close(): Promise<void>;
}

export interface SharingParts {
  readonly ports: Ports;
  /** Base of the worker link on this computer, or the first public URL. */
  readonly baseUrl: () => string;
  readonly addresses: () => readonly LanAddress[];
  readonly openLan: (job: Job, address: string) => Promise<LanListener>;
  readonly onChange: (jobId: JobId) => void;
}

interface Shared {
  readonly address: string;
  readonly listener: LanListener;
  /** Null: until the job closes. */
  readonly until: Instant | null;
  readonly time: ShareTime;
}

export interface SharingControl extends Sharing {
  /** Jobs that are shared on the local network now. */
  sharedJobs(): readonly JobId[];
  /** Ends what is over by the clock, by the job's end or by the network's. Runs by itself; after sleep, at once. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The worker links of jobs, and their listeners on the local network. After a restart nothing is shared. */
export const createSharing = async (parts: SharingParts): Promise<SharingControl> => {
  const { ports, baseUrl, addresses, openLan, onChange } = parts;
  const shared = new Map<JobId, Shared>();
  const problems = new Map<JobId, string>();
  const ended = new Map<JobId, ShareEnd>();
  for (const jobId of await sharedBefore(ports)) ended.set(jobId, "restarted");
  await saveShared(ports, []);

  const link = (base: string, job: Job): string => workerLink(ports, base, job);
  const closing = new Set<Promise<void>>();
  const closeListener = (listener: LanListener): Promise<void> => {
    const closed = listener.close().finally(() => closing.delete(closed));
    closing.add(closed);
    return closed;
  };
  const remember = (): Promise<void> => saveShared(ports, [...shared.keys()]);

  const state = (job: Job): ShareState => {
    const lan = shared.get(job.id);
    const localUrl = link(baseUrl(), job);
    const lanUrl = lan === undefined ? null : link(`http://${lan.address}:${String(lan.listener.port)}`, job);
    return {
      localUrl,
      lanUrl,
      lanUntil: lan === undefined ? null : earlier(lan.until, job.closesAt),
      lanTime: lan?.time ?? null,
      lanAddress: lan?.address ?? null,
      lanAddresses: addresses(),
      lanEnd: ended.get(job.id) ?? null,
      qr: qrRows(lanUrl ?? localUrl),
      accepting: canTakePlace(job, ports.clock.now()) === null,
      problem: problems.get(job.id) ?? null,
    };
  };

  const stop = async (jobId: JobId, end: ShareEnd | null): Promise<void> => {
    const lan = shared.get(jobId);
    if (lan === undefined) return;
    shared.delete(jobId);
    if (end !== null) ended.set(jobId, end);
    const closed = closeListener(lan.listener);
    await remember();
    onChange(jobId);
    // A phone that is still sending is let finish; nobody else waits for it.
    await Promise.race([closed, delay(CLOSING_MS)]);
  };

  const start = async (job: Job, wish: ShareWish): Promise<void> => {
    const found = addresses();
    const address = wish.address ?? found[0]?.address;
    if (address === undefined || !found.some((each) => each.address === address)) {
      problems.set(
        job.id,
        found.length === 0
          ? "This computer is on no local network. Connect it to one, then switch sharing on."
          : "This computer has that address no more. Choose another, then switch sharing on.",
      );
      return;
    }
    try {
      const listener = await openLan(job, address);
      shared.set(job.id, { address, listener, until: untilOf(ports, wish), time: wish.time });
      await remember();
    } catch (error) {
      problems.set(
        job.id,
        error instanceof AppError ? error.message : "The local network could not be used. Try again.",
      );
      ports.log.warn({ error }, "Sharing on the local network failed.");
    }
  };

  const change = async (job: Job, wish: ShareWish): Promise<void> => {
    problems.delete(job.id);
    ended.delete(job.id);
    const lan = shared.get(job.id);
    if (!wish.on) return stop(job.id, null);
    if (hasEnded(ports, job)) {
      problems.set(job.id, "This job has closed and takes nothing more, so it is not shared.");
      return;
    }
    if (lan !== undefined && (wish.address ?? lan.address) === lan.address) {
      shared.set(job.id, { ...lan, until: untilOf(ports, wish), time: wish.time });
      return;
    }
    await stop(job.id, null);
    await start(job, wish);
  };

  const endOf = async (jobId: JobId, lan: Shared): Promise<ShareEnd | null> => {
    const job = await ports.store.reader.job(jobId);
    if (job === null || hasEnded(ports, job)) return "job_closed";
    if (lan.until !== null && lan.until <= ports.clock.now()) return "time_over";
    return addresses().some(({ address }) => address === lan.address) ? null : "network_gone";
  };

  const check = async (): Promise<void> => {
    for (const [jobId, lan] of shared) {
      const end = await endOf(jobId, lan);
      if (end !== null) await stop(jobId, end);
    }
  };

  // One at a time, so that a switch pressed twice opens one listener.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch((error: unknown) => {
      ports.log.error({ error }, "Sharing on the local network could not be changed.");
    });
    return turn;
  };

  const timer = setInterval(() => {
    if (shared.size > 0) void inTurn(check).catch(() => undefined);
  }, CHECK_MS);
  timer.unref();
  const unsubscribe = ports.store.onCommitted((events) => {
    const touched = events.some(({ event }) => "jobId" in event && shared.has(event.jobId));
    if (touched && events.some(({ event }) => event.type.startsWith("job.")))
      void inTurn(check).catch(() => undefined);
  });

  return {
    state,
    setLan: (job, wish) =>
      inTurn(async () => {
        await change(job, wish);
        onChange(job.id);
        return state(job);
      }),
    sharedJobs: () => [...shared.keys()],
    check: () => inTurn(check),
    close: () =>
      inTurn(async () => {
        clearInterval(timer);
        unsubscribe();
        // What is written down stays, so that the next start can say what is no longer shared.
        for (const { listener } of shared.values()) void closeListener(listener);
        shared.clear();
        await Promise.all(closing);
      }),
  };
};

const hasEnded = (ports: Ports, job: Job): boolean => {
  const now = stateOf(job, ports.clock.now());
  return now !== "open" && now !== "filled";
};

const untilOf = (ports: Ports, { time }: ShareWish): Instant | null => {
  const forMs = SHARED_FOR_MS[time];
  return forMs === null ? null : addMs(ports.clock.now(), forMs);
};

const earlier = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : instant(Math.min(a, b));
