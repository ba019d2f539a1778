import { useState } from "react";
import type { Outcome } from "#shared/domain/submission.ts";
import { isEverything } from "./model/selection.ts";
import { useSession } from "./session-context.ts";
import type { Decide } from "./state/decide-context.ts";

/** More than this at once is asked about first. */
const MANY = 100;

export interface AskedMany {
  readonly outcome: Outcome;
  readonly count: number;
  /** Not a selection but all that the filters show. */
  readonly everything: boolean;
}

interface ManyGuard {
  readonly decide: Decide;
  /** What is being asked about, or null. */
  readonly asked: AskedMany | null;
  readonly answer: (yes: boolean) => void;
}

/** Decides at once, except where one key would decide very many. */
export const useManyGuard = (): ManyGuard => {
  const session = useSession();
  const [asked, setAsked] = useState<AskedMany | null>(null);
  return {
    decide: (outcome) => {
      const { selection, order, sought } = session.store.getState();
      const everything = sought === null && isEverything(selection, order);
      const count = everything ? order.count : session.targets().length;
      if (count > MANY) setAsked({ outcome, count, everything });
      else session.decide(outcome);
    },
    asked,
    answer: (yes) => {
      if (yes && asked !== null) {
        if (asked.everything) session.decideMatching(asked.outcome);
        else session.decide(asked.outcome);
      }
      setAsked(null);
    },
  };
};
