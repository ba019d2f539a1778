/** What a remote is asked next. One step is at most one request; between two steps everything is on disk. */
import type { SealPlan } from "#shared/domain/seal/seal-plan.ts";
import { addMs, type Instant, instant, MINUTE } from "#shared/lib/instant.ts";
import {
  isFault,
  type LaneName,
  type Remote,
  type RemoteFault,
  type RemoteId,
  type RemoteJob,
} from "../remotes-port.ts";
import { compare, nextPushStep, sendOne, wantWhole } from "./push.ts";
import { beginReadBack, readBackPage } from "./read-back.ts";
import { readFirstHandPage } from "./read-firsthand.ts";
import { pageDueAt, readWurkPage } from "./read-wurk.ts";
import { addressOf } from "./remote-list.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { NOTHING_PUSHED } from "./push-progress.ts";
import { concernsJob, endTurn, takeTurn, troubleOf, turnAt } from "./turns.ts";

/** A job that the remote will not show is asked for again seldom. */
const JOB_TROUBLE_MS = 15 * MINUTE;

interface Action {
  readonly at: Instant;
  readonly lane: LaneName;
  readonly followed: RemoteJob;
  run(): Promise<RemoteFault | null>;
}

/**
 * Does what is due at this remote, at most one request. Returns when something is due next, or null when nothing is.
 */
export const stepRemote = async (ports: RemotePorts, id: RemoteId): Promise<Instant | null> => {
  const remote = await ports.store.reader.remote(id);
  if (remote === null || remote.removedAt !== null) return null;
  const now = ports.clock.now();
  if (remote.notBefore !== null && remote.notBefore > now) return remote.notBefore;
  const actions = await actionsOf(ports, remote, now);
  const [first] = actions.sort((a, b) => a.at - b.at);
  if (first === undefined) return null;
  if (first.at > now) return first.at;
  if (!(await takeTurn(ports, id, first.lane))) return addMs(now, 1);
  const fault = await first.run();
  await endTurn(ports, id, first.lane, fault);
  if (fault !== null) await noteJob(ports, first.followed, fault);
  return ports.clock.now();
};

const noteJob = async (ports: RemotePorts, { jobId }: RemoteJob, fault: RemoteFault): Promise<void> => {
  if (!concernsJob(fault) || fault.fault === "cap_reached") return;
  await ports.store.write(async (tx) => {
    const followed = await tx.remoteJob(jobId);
    if (followed === null) return null;
    const now = ports.clock.now();
    const trouble = troubleOf(followed, fault, now);
    await tx.saveRemoteJob({ ...followed, trouble, dueAt: addMs(now, JOB_TROUBLE_MS) });
    return null;
  });
};

/** What could be asked now or later: winners before readings, where both are due. */
const actionsOf = async (ports: RemotePorts, remote: Remote, now: Instant): Promise<Action[]> => {
  const plans = new Map<string, SealPlan>();
  for (const plan of await ports.store.reader.unfinishedSeals(`remote:${remote.id}`))
    plans.set(plan.jobId, plan);
  const pushes: Action[] = [];
  const reads: Action[] = [];
  for (const job of await ports.store.reader.remoteJobs(remote.id)) {
    const plan = plans.get(job.jobId);
    const push = plan === undefined ? null : await pushAction(ports, remote, job, plan, now);
    if (push !== null) pushes.push(push);
    // Preparing the push may have asked for the list to be read whole.
    const followed = (plan === undefined ? null : await ports.store.reader.remoteJob(job.jobId)) ?? job;
    if (push === null || push.lane !== "list") reads.push(readAction(ports, remote, followed, now));
  }
  return [...pushes, ...reads];
};

const readAction = (ports: RemotePorts, remote: Remote, followed: RemoteJob, now: Instant): Action => {
  const ready = turnAt(remote, "list", now);
  const heldUp = followed.trouble === null ? ready : instant(Math.max(ready, followed.dueAt));
  const isWurk = remote.dialect === "wurk";
  return {
    at: isWurk ? pageDueAt(remote, followed, heldUp) : instant(Math.max(heldUp, followed.dueAt)),
    lane: "list",
    followed,
    run: async () => {
      const address = await addressOf(ports, remote);
      if (isFault(address)) return address;
      return (isWurk ? readWurkPage : readFirstHandPage)(ports, remote, followed, address);
    },
  };
};

const pushAction = async (
  ports: RemotePorts,
  remote: Remote,
  followed: RemoteJob,
  plan: SealPlan,
  now: Instant,
): Promise<Action | null> => {
  for (;;) {
    const step = await nextPushStep(ports.store.reader, plan, followed);
    switch (step.kind) {
      case "none":
        return null;
      case "read":
        if (!followed.progress.wholeWanted) await wantWhole(ports, plan);
        return null;
      case "compare": {
        await compare(ports, remote, plan.id);
        const after = await ports.store.reader.sealPlan(plan.id);
        return after === null || after.endedAt !== null
          ? null
          : pushAction(ports, remote, followed, after, now);
      }
      case "look_for":
        await ports.store.write(async (tx) => {
          const progress = (await tx.remotePush(plan.id))?.progress ?? NOTHING_PUSHED;
          await beginReadBack(ports, tx, plan, step.batch, progress, null);
          return null;
        });
        continue;
      case "read_back":
      case "send": {
        const { batch } = step;
        const lane = step.kind === "send" ? "choose" : "list";
        return {
          at: turnAt(remote, lane, now),
          lane,
          followed,
          run: async () => {
            const address = await addressOf(ports, remote);
            if (isFault(address)) return address;
            const sending = { remote, followed, plan, address };
            return step.kind === "send"
              ? sendOne(ports, sending, batch)
              : readBackPage(ports, sending, batch);
          },
        };
      }
    }
  }
};
