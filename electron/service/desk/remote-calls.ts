import type { RemoteAnswers } from "#shared/contract/remote-views.ts";
import type { DeskParsed } from "#shared/contract/desk-calls.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { RemoteId } from "../remotes-port.ts";
import { choiceFrom, conflictViews } from "../remotes/conflict-views.ts";
import { settleConflict } from "../remotes/conflicts.ts";
import { changeFollowed, followJob } from "../remotes/follow-job.ts";
import { addRemote, changeKey, removeRemote } from "../remotes/remote-list.ts";
import { remotesView } from "../remotes/remote-views.ts";
import { readSoon } from "../remotes/read-soon.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { triageRows } from "./triage.ts";

type RemoteHandlers = {
  readonly [C in keyof RemoteAnswers]: (input: DeskParsed<C>) => Promise<RemoteAnswers[C] | Refusal>;
};

/** Remotes on the desk. After each change whoever syncs looks at once. */
export const remoteHandlers = (ports: DeskPorts, actor: () => Promise<string>): RemoteHandlers => {
  const after = async (result: unknown) => {
    if (isRefusal(result)) return result;
    ports.remotes().wake();
    return remotesView(ports.remotes().ports);
  };
  const there = () => ports.remotes().ports;
  return {
    "remotes.get": () => remotesView(there()),
    "remotes.add": async (wish) => after(await addRemote(there(), wish)),
    "remotes.changeKey": async ({ remoteId, key, baseUrl }) =>
      after(await changeKey(there(), remoteId as RemoteId, key, baseUrl)),
    "remotes.remove": async ({ remoteId }) => after(await removeRemote(there(), remoteId as RemoteId)),
    "remotes.follow": async ({ remoteId, ...wish }) => {
      const followed = await followJob(there(), { ...wish, remoteId: remoteId as RemoteId });
      if (isRefusal(followed)) return followed;
      ports.remotes().wake();
      return { jobId: followed.jobId };
    },
    "remotes.change": async ({ jobId, closesAt, cap }) =>
      after(
        await changeFollowed(there(), jobId, {
          ...(closesAt !== undefined && { closesAt }),
          ...(cap !== undefined && { cap }),
        }),
      ),
    "remotes.syncNow": async ({ remoteId }) => after(await readSoon(there(), remoteId as RemoteId)),
    "remotes.conflicts": () => conflictViews(there(), (jobId, numbers) => triageRows(ports, jobId, numbers)),
    "remotes.settle": async ({ conflictId, choice }) => {
      const chosen = await choiceFrom(there(), conflictId, choice);
      return isRefusal(chosen)
        ? chosen
        : after(await settleConflict(there(), conflictId, chosen, await actor()));
    },
  };
};
