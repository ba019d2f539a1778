import { useEffect } from "react";
import type { JobId } from "#shared/domain/ids.ts";
import { call } from "../../../bridge/call.ts";
import { takeLeft } from "../../../state/left.ts";
import type { PickState, PickStore } from "./pick-store.ts";

/** What is worth coming back to after a restart; the plan is kept by itself. */
interface PickLeft extends Pick<PickState, "layout" | "turnedTo" | "looking"> {
  readonly champion: number | null;
  readonly passed: readonly number[];
}

const MOST_PASSED = 500;
const LEFT_OFF_MS = 500;

const leftOf = ({ history: { present }, layout, turnedTo, looking }: PickState): PickLeft => ({
  layout,
  turnedTo,
  looking,
  champion: present.champion,
  passed: [...present.passed].slice(-MOST_PASSED),
});

/** Takes up the comparison where the inbox says it was left, and tells main where it stands. */
export const usePickLeft = (jobId: JobId, store: PickStore): void => {
  useEffect(() => {
    const left = takeLeft(jobId, "pick") as Partial<PickLeft> | null;
    if (left !== null) {
      const { champion = null, passed = [], ...look } = left;
      store.setState(({ history }) => ({
        ...look,
        history: { ...history, present: { ...history.present, champion, passed: new Set(passed) } },
      }));
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      const state = JSON.stringify(leftOf(store.getState()));
      // A convenience: where it fails, the person finds the place by hand.
      void call("submission.leftAt", { jobId, tab: "pick", number: null, state }).catch(() => undefined);
    };
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(tell, LEFT_OFF_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [jobId, store]);
};
