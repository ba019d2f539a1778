import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Remote, RemoteId } from "../remotes-port.ts";
import type { RemotePorts } from "./remote-ports.ts";

/** A person wants it read now: waiting after a failure ends, the rate limit does not. */
export const readSoon = (ports: RemotePorts, id: RemoteId): Promise<Remote | Refusal> =>
  ports.store.write(async (tx) => {
    const remote = await tx.remote(id);
    if (remote === null || remote.removedAt !== null) return refuse("not_found", "There is no such remote.");
    const hurried: Remote = { ...remote, notBefore: null };
    await tx.saveRemote(hurried);
    const now = ports.clock.now();
    for (const followed of await tx.remoteJobs(id))
      if (followed.dueAt > now) await tx.saveRemoteJob({ ...followed, dueAt: now });
    return hurried;
  });
