import type { JobId } from "#shared/domain/ids.ts";
import type { View } from "../model/fetch-window.ts";
import type { RowCache } from "../model/row-cache.ts";
import type { TriagePorts } from "./ports.ts";
import type { TriageStore } from "./triage-state.ts";

/** Whoever scrolls past does not look. */
const RESTS_MS = 300;
const MOST = 200;

/** Tells main which pictures in view still wait for a score, once the view rests, so that they come first. */
export const newLookTeller = (
  jobId: JobId,
  store: TriageStore,
  rows: RowCache,
  { call }: TriagePorts,
): { readonly look: (view: View) => void; readonly stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const isWaiting = (number: number): boolean => {
    const row = rows.get(number);
    return row?.status === "pending_score" && !row.scored && row.waitingFor === null;
  };
  const tellOf = ({ from, to }: View): void => {
    const { order } = store.getState();
    const waiting: number[] = [];
    for (let position = from; position < to && waiting.length < MOST; position += 1) {
      const number = order.numberAt(position);
      if (number !== null && isWaiting(number)) waiting.push(number);
    }
    const now = waiting.join();
    if (waiting.length === 0 || now === told) return;
    told = now;
    call("scoring.look", { jobId, numbers: waiting }).catch(() => {
      // They are scored in their turn.
      told = "";
    });
  };
  return {
    look: (view) => {
      clearTimeout(timer);
      timer = setTimeout(() => tellOf(view), RESTS_MS);
    },
    stop: () => clearTimeout(timer),
  };
};
