import type { RemoteView } from "#shared/contract/remote-views.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { instant } from "#shared/lib/instant.ts";
import type { RemoteSync } from "../jobs/remotes/remote-sync.ts";
import type { RemoteId } from "../service/remotes-port.ts";
import { followJob } from "../service/remotes/follow-job.ts";
import { readSoon } from "../service/remotes/read-soon.ts";
import { addRemote, removeRemote } from "../service/remotes/remote-list.ts";
import type { RemotePorts } from "../service/remotes/remote-ports.ts";
import { remotesView } from "../service/remotes/remote-views.ts";
import type { RemoteCommand } from "./command-line.ts";
import type { Say } from "./output.ts";

const FAILED = 1;
/** How often is looked whether a remote has been read, besides whenever something was. */
const LOOK_MS = 1000;

/** Carries a command out; the same for a running Winnow and for one that runs for this command alone. */
export const runRemoteCommand = async (
  { ports, ...sync }: RemoteSync & { readonly ports: RemotePorts },
  command: RemoteCommand,
  say: Say,
): Promise<number> => {
  const told = (result: unknown, done: string): number => {
    if (isRefusal(result)) return refused(result, say);
    sync.wake();
    say({ event: "done", message: done });
    return 0;
  };
  if (command.action === "add") {
    const { name, what, dialect, key, rates } = command;
    const wish = { name: name ?? "", baseUrl: what ?? "", dialect, key, rates };
    return told(await addRemote(ports, wish), `${name ?? ""} is added.`);
  }
  const { remotes } = await remotesView(ports);
  const wanted = remotes.filter(({ name }) => command.name === null || name === command.name);
  if (command.action === "list") {
    for (const remote of remotes) say({ event: "remote", remote });
    if (remotes.length === 0) say({ event: "remark", message: "There is no remote." });
    return 0;
  }
  const [remote] = wanted;
  if (remote === undefined) {
    say({ event: "failed", message: `There is no remote called ${command.name ?? "so"}.` });
    return FAILED;
  }
  const remoteId = remote.id as RemoteId;
  if (command.action === "remove")
    return told(await removeRemote(ports, remoteId), `${remote.name} is removed.`);
  if (command.action === "follow") {
    const { what, title, description, closesAt, cap } = command;
    const followed = await followJob(ports, {
      ...{ remoteId, remoteKey: what ?? "", title, description, cap, criteria: [] },
      closesAt: closesAt === null ? null : instant(closesAt),
    });
    return told(followed, `${title} is followed.`);
  }
  let code = 0;
  for (const each of wanted) code ||= await readNow({ ports, ...sync }, each, say);
  return code;
};

/** Waits until the remote is read, its files are here and what could be sent is sent; the rate limit is kept. */
const readNow = async (
  { ports, ...sync }: RemoteSync & { readonly ports: RemotePorts },
  { id, name }: RemoteView,
  say: Say,
): Promise<number> => {
  const began = ports.clock.now();
  const soon = await readSoon(ports, id as RemoteId);
  if (isRefusal(soon)) return refused(soon, say);
  sync.wake();
  for (;;) {
    const view = (await remotesView(ports)).remotes.find((remote) => remote.id === id);
    if (view === undefined) return FAILED;
    // What went wrong before has no next try: it is tried now.
    if ((view.state === "offline" || view.state === "trouble") && view.nextTryAt !== null) {
      say({ event: "failed", message: `${name}: ${view.trouble?.message ?? "It cannot be reached."}` });
      return FAILED;
    }
    const waits = view.jobs.some(
      ({ readAt, reading, toFetch, push, conflictId, trouble }) =>
        trouble === null &&
        ((readAt ?? 0) < began || reading !== null || toFetch > 0 || (push !== null && conflictId === null)),
    );
    if (!waits) {
      say({ event: "remote", remote: view });
      return 0;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
};

const refused = ({ message }: Refusal, say: Say): number => {
  say({ event: "failed", message });
  return FAILED;
};
