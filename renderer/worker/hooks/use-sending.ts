import { useMemo } from "react";
import type { Destination } from "../state/queue-entry.ts";
import { parcelsOf } from "../state/parcels.ts";
import type { Session } from "../state/session.ts";
import { say } from "../words.ts";
import { useJob, useSession } from "./session-context.ts";

/** Where files go that are dropped or pasted now: to the try that is on screen, else to a new submission. */
export const destinationNow = ({ views, submissions }: Session): Destination => {
  const { view } = views.store.getState();
  if (view.kind !== "submission") return { kind: "new" };
  const shown = submissions.getState().list.find(({ id }) => id === view.id);
  return shown?.status === "retry_pending" ? { kind: "attempt", submissionId: shown.id } : { kind: "new" };
};

export interface Sending {
  /** Takes chosen files: sends them, or gathers them where several make one submission. */
  readonly add: (files: readonly File[], destination: Destination) => void;
  /** Sends what was gathered, with the words. */
  readonly sendDraft: () => void;
}

export const useSending = (): Sending => {
  const { queue, draft, views, announcements } = useSession();
  const { files_per_submission: most } = useJob();
  return useMemo(() => {
    const send = (chosen: readonly File[], destination: Destination): void => {
      // A new try is one parcel; what was chosen beyond it is not sent.
      const files = destination.kind === "attempt" ? chosen.slice(0, most) : chosen;
      const keys = queue.add(parcelsOf(files, most, draft.store.getState().words), destination);
      draft.clear();
      announcements.announce(say("announce.added", { n: keys.length }));
      const [key] = keys;
      const alone = queue.store.getState().entries.length === 1;
      if (key !== undefined && alone) views.open({ kind: "entry", key });
      else views.home();
    };
    return {
      add: (files, destination) => {
        if (files.length === 0) return;
        if (most === 1) {
          send(files, destination);
          return;
        }
        draft.add(files, destination);
        if (destination.kind === "new") views.home();
        else views.open({ kind: "submission", id: destination.submissionId });
      },
      sendDraft: () => {
        const { files, destination } = draft.store.getState();
        send(files, destination);
      },
    };
  }, [queue, draft, views, announcements, most]);
};
