import { useEffect } from "react";
import type { QueueState } from "../state/queue.ts";
import { say } from "../words.ts";
import { useSession } from "./session-context.ts";

const count = ({ entries }: QueueState, kind: "held" | "refused"): number =>
  entries.filter(({ state }) => state.kind === kind).length;

const isOffline = ({ pause }: QueueState): boolean => pause?.cause === "no_connection";

/** Says what a look at the list would show: something is held or refused, the connection went or came back. */
export const useQueueAnnouncements = (): void => {
  const { queue, announcements } = useSession();
  useEffect(
    () =>
      queue.store.subscribe((now, before) => {
        const held = count(now, "held");
        const refused = count(now, "refused");
        if (held > count(before, "held")) announcements.announce(say("announce.held", { n: held }));
        if (refused > count(before, "refused")) {
          announcements.announce(say("announce.refused", { n: refused }));
        }
        if (isOffline(now) && !isOffline(before)) announcements.announce(say("announce.offline"));
        if (!isOffline(now) && isOffline(before)) announcements.announce(say("announce.online"));
      }),
    [queue, announcements],
  );
};
