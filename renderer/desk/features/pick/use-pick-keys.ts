import type { Command } from "../../commands/command.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { useClaim } from "../../ui/job/use-claim.ts";
import type { Layout } from "./model/comparison.ts";
import { type Panes, paneBeside } from "./model/panes.ts";
import { FIT, zoomIn, zoomOut } from "./model/zoom.ts";
import { usePick } from "./state/pick-context.ts";
import { t } from "./text.ts";

interface PickKeys {
  readonly layout: Layout;
  readonly panes: Panes;
  readonly seal: () => void;
}

/** The keys of the comparison; arrows mean what the layout makes of them. */
export const usePickKeys = ({ layout, panes, seal }: PickKeys): void => {
  const { actions, job, view } = usePick();
  const claim = useClaim();
  const ours = useClaimState(view) === "ours";
  useCommands(t("label.screen"), [
    ...useArrows(layout, panes),
    { id: "pick.pick", title: t("verbs.pick"), keys: ["w"], hint: 3, run: actions.pickActive },
    {
      id: "pick.pin",
      title: t("verbs.pinLong"),
      hintTitle: t("verbs.pin"),
      keys: ["p"],
      hint: 4,
      run: actions.pinActive,
    },
    {
      id: "pick.layout",
      title: t("label.layout"),
      keys: ["1", "2", "4"],
      shown: ["1", "2", "4"],
      hint: 6,
      run: (event) => actions.setLayout(Number(event.key) as Layout),
    },
    {
      id: "pick.zoomIn",
      title: t("verbs.zoomIn"),
      keys: ["[Shift]++", "="],
      shown: ["+"],
      repeats: true,
      run: () => actions.zoomWith((zoom) => zoomIn(zoom)),
    },
    {
      id: "pick.zoomOut",
      title: t("verbs.zoomOut"),
      keys: ["-"],
      repeats: true,
      run: () => actions.zoomWith((zoom) => zoomOut(zoom)),
    },
    { id: "pick.fit", title: t("verbs.fit"), keys: ["0"], run: () => actions.zoomWith(() => FIT) },
    { id: "pick.undo", title: t("verbs.undo"), keys: ["z", "$mod+z"], hint: 7, run: actions.undo },
    { id: "pick.redo", title: t("verbs.redo"), keys: ["Shift+Z", "$mod+Shift+Z"], run: actions.redo },
    ...(ours
      ? [{ id: "pick.release", title: t("claim.release"), keys: ["c"], run: () => claim.release(job.id) }]
      : []),
    { id: "pick.seal", title: t("verbs.seal"), keys: ["$mod+Enter"], hint: 8, run: seal },
  ]);
};

const useArrows = (layout: Layout, panes: Panes): readonly Command[] => {
  const { actions } = usePick();
  const [challenger] = panes.challengers;
  switch (layout) {
    case 1:
      return [
        {
          id: "pick.next",
          title: t("verbs.along"),
          keys: ["ArrowRight"],
          shown: ["←", "→"],
          hint: 1,
          repeats: true,
          run: () => actions.along(1),
        },
        {
          id: "pick.previous",
          title: t("verbs.previous"),
          keys: ["ArrowLeft"],
          repeats: true,
          run: () => actions.along(-1),
        },
      ];
    case 2:
      return [
        {
          id: "pick.keep",
          title: t("verbs.keepLong"),
          keys: ["ArrowLeft"],
          hint: 1,
          when: () => challenger !== undefined,
          run: () => challenger !== undefined && actions.take({ type: "keep", challenger }),
        },
        {
          id: "pick.prefer",
          title: t("verbs.preferLong"),
          keys: ["ArrowRight"],
          hint: 2,
          when: () => challenger !== undefined,
          run: () => challenger !== undefined && actions.take({ type: "prefer", challenger }),
        },
      ];
    case 4:
      return [
        {
          id: "pick.move",
          title: t("verbs.move"),
          keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
          shown: ["←", "→", "↑", "↓"],
          hint: 1,
          run: (event) => {
            const to = paneBeside(panes, event.key);
            if (to !== null) actions.turnTo(to);
          },
        },
        {
          id: "pick.nextThree",
          title: t("verbs.nextThree"),
          keys: ["n"],
          hint: 5,
          run: () => actions.take({ type: "next", challengers: panes.challengers }),
        },
      ];
  }
};
