/** Whose turn it is to ask a remote: every request is written down before it leaves, so that a restart keeps the limit. */
import type { RateLimit } from "#shared/domain/limits.ts";
import { retryDelay } from "#shared/domain/sync/retry-delay.ts";
import {
  begun,
  blocked,
  ended,
  readyAt,
  recovered,
  type RequestLane,
  unblocked,
} from "#shared/domain/sync/request-lane.ts";
import { addMs, type Instant } from "#shared/lib/instant.ts";
import type { LaneName, Remote, RemoteFault, RemoteId } from "../remotes-port.ts";
import type { RemotePorts } from "./remote-ports.ts";

export const limitOf = (remote: Remote, lane: LaneName): RateLimit => remote.rates[lane];

/** The earliest moment at which the remote may be asked again. */
export const turnAt = (remote: Remote, lane: LaneName, now: Instant): Instant => {
  const ready = readyAt(remote.lanes[lane], limitOf(remote, lane), now);
  return remote.notBefore !== null && remote.notBefore > ready ? remote.notBefore : ready;
};

const change = (
  ports: RemotePorts,
  id: RemoteId,
  by: (remote: Remote, now: Instant) => Remote | null,
): Promise<unknown> =>
  ports.store.write(async (tx) => {
    const remote = await tx.remote(id);
    const after = remote === null ? null : by(remote, ports.clock.now());
    if (after !== null) await tx.saveRemote(after);
    return after !== null;
  });

const withLane = (remote: Remote, name: LaneName, lane: RequestLane): Remote => ({
  ...remote,
  lanes: { ...remote.lanes, [name]: lane },
});

/** Takes a turn that has come; false when it has not. */
export const takeTurn = async (ports: RemotePorts, id: RemoteId, lane: LaneName): Promise<boolean> =>
  (await change(ports, id, (remote, now) =>
    remote.removedAt !== null || turnAt(remote, lane, now) > now
      ? null
      : withLane(remote, lane, begun(recovered(remote.lanes[lane], now), now)),
  )) === true;

/** For a repeat at once: the request before it is over, and the next one takes a turn of its own. */
export const takeTurnAgain = async (ports: RemotePorts, id: RemoteId, lane: LaneName): Promise<boolean> =>
  (await change(ports, id, (remote, now) => {
    const over = ended(remote.lanes[lane], limitOf(remote, lane), now);
    const free = readyAt(over, limitOf(remote, lane), now) <= now;
    return free ? withLane(remote, lane, begun(over, now)) : null;
  })) === true;

/** The request is over: answered, refused or lost. What it means for the remote as a whole is kept with it. */
export const endTurn = async (
  ports: RemotePorts,
  id: RemoteId,
  lane: LaneName,
  fault: RemoteFault | null,
): Promise<void> => {
  await change(ports, id, (remote, now) => {
    const over = ended(remote.lanes[lane], limitOf(remote, lane), now);
    if (fault?.fault === "stopped") return withLane(remote, lane, over);
    if (fault?.fault === "limited") {
      const waits = blocked(over, limitOf(remote, lane), {
        now,
        retryAfterMs: fault.retryAfterMs,
        chance: ports.chance(),
      });
      return { ...withLane(remote, lane, waits), reachedAt: now, trouble: troubleOf(remote, fault, now) };
    }
    if (fault === null || concernsJob(fault)) {
      return {
        ...withLane(remote, lane, unblocked(over)),
        failures: 0,
        notBefore: null,
        reachedAt: now,
        trouble: null,
      };
    }
    const failures = remote.failures + 1;
    const wait = Math.max(retryDelay(failures, ports.chance()), fault.retryAfterMs ?? 0);
    return {
      ...withLane(remote, lane, over),
      failures,
      notBefore: addMs(now, wait),
      trouble: troubleOf(remote, fault, now),
    };
  });
};

/** The remote works; it is this job, or this request, that it will not have. */
export const concernsJob = ({ fault }: RemoteFault): boolean =>
  fault === "not_reachable_job" || fault === "rejected" || fault === "cap_reached";

export const troubleOf = (
  { trouble }: Pick<Remote, "trouble">,
  { fault, message }: RemoteFault,
  now: Instant,
): Remote["trouble"] => ({
  code: fault,
  message,
  since: trouble !== null && trouble.code === fault ? trouble.since : now,
});

/** After a start: what was under way at the end of the last run is over. */
export const recoverTurns = async (ports: RemotePorts): Promise<void> => {
  for (const { id } of await ports.store.reader.remotes()) {
    await change(ports, id, (remote, now) => ({
      ...remote,
      lanes: { list: recovered(remote.lanes.list, now), choose: recovered(remote.lanes.choose, now) },
    }));
  }
};
