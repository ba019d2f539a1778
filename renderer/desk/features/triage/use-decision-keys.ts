import type { Stars } from "#shared/domain/scoring/score.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { focusSearch } from "./focus-grid.ts";
import { NOTHING_SELECTED } from "./model/selection.ts";
import { useSession } from "./session-context.ts";
import type { Decide } from "./state/decide-context.ts";
import { t } from "./text.ts";
import type { Panels } from "./use-panels.ts";

interface DecisionKeys {
  readonly decide: Decide;
  readonly reject: () => void;
  readonly panels: Panels;
  readonly loupe: boolean;
  /** Words have no pictures to be searched. */
  readonly texts: boolean;
}

/** One key each: what a moderator does hundreds of times. */
export const useDecisionKeys = ({ decide, reject, panels, loupe, texts }: DecisionKeys): void => {
  const session = useSession();
  const has = (): boolean => session.store.getState().cursor !== null;
  const inGrid = (): boolean => !session.store.getState().loupe;
  const hintInGrid = (hint: number): { readonly hint?: number } => (loupe ? {} : { hint });
  useCommands(t("label.screen"), [
    {
      id: "triage.approve",
      title: t("verbs.approve"),
      keys: ["a"],
      hint: 2,
      when: has,
      run: () => decide("approved"),
    },
    {
      id: "triage.reject",
      title: t("verbs.reject"),
      keys: ["x"],
      hint: 3,
      when: has,
      run: () => decide("rejected"),
    },
    {
      id: "triage.rejectWith",
      title: t("verbs.rejectWith"),
      keys: ["Shift+X"],
      hint: 4,
      when: has,
      run: reject,
    },
    {
      id: "triage.stars",
      title: t("verbs.setStars"),
      keys: ["([1-5])"],
      shown: ["1", "–", "5"],
      hint: 5,
      when: has,
      run: (event) => session.setStars(Number(event.key) as Stars),
    },
    {
      id: "triage.noStars",
      title: t("verbs.clearStars"),
      keys: ["0"],
      when: has,
      run: () => session.setStars(null),
    },
    {
      id: "triage.loupe",
      title: t("verbs.loupe"),
      keys: ["Space"],
      ...hintInGrid(6),
      when: () => has() && inGrid(),
      run: () => session.setLoupe(true),
    },
    { id: "triage.undo", title: t("verbs.undo"), keys: ["z", "$mod+z"], hint: 7, run: session.undo },
    { id: "triage.redo", title: t("verbs.redo"), keys: ["Shift+Z", "$mod+Shift+Z"], run: session.redo },
    {
      id: "triage.bringIn",
      title: t("verbs.bringIn"),
      keys: ["n"],
      when: () => session.store.getState().drift.fresh > 0 || session.store.getState().drift.moved,
      run: session.bringIn,
    },
    ...(texts
      ? []
      : [
          {
            id: "triage.search",
            title: t("verbs.search"),
            keys: ["[Shift]+/"],
            shown: ["/"],
            when: inGrid,
            run: () => {
              if (panels.filters === "closed") panels.toggleFilters();
              focusSearch();
            },
          },
          {
            id: "triage.moreLikeThis",
            title: t("verbs.moreLikeThis"),
            keys: ["m"],
            when: () => has() && inGrid(),
            run: () => session.search({ like: session.store.getState().cursor, text: "" }),
          },
        ]),
    {
      id: "triage.filters",
      title: t("verbs.filters"),
      keys: ["f"],
      ...hintInGrid(8),
      when: inGrid,
      run: panels.toggleFilters,
    },
    {
      id: "triage.inspector",
      title: t("verbs.inspector"),
      keys: ["i"],
      ...hintInGrid(9),
      when: inGrid,
      run: panels.toggleInspector,
    },
    {
      id: "triage.clear",
      title: t("verbs.clearSelection"),
      keys: ["Escape"],
      when: () =>
        session.store.getState().selection !== NOTHING_SELECTED ||
        session.store.getState().sought !== null ||
        panels.filters === "over" ||
        panels.inspector === "over",
      run: () => {
        if (!session.clearSelection() && !panels.closeOver()) session.leaveSearch();
      },
    },
  ]);
};
