import type { Command } from "../../commands/command.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { useClaim } from "../../ui/job/use-claim.ts";
import type { Layout } from "./model/comparison.ts";
import { type Panes, paneBeside } from "./model/panes.ts";
import { FIT, zoomIn, zoomOut } from "./model/zoom.ts";
import type { PickActions } from "./state/pick-actions.ts";
import { usePick, usePickState } from "./state/pick-context.ts";
import { t } from "./text.ts";

interface PickKeys {
  readonly layout: Layout;
  readonly panes: Panes;
  readonly seal: () => void;
}

/** The keys of the comparison; arrows mean what the layout makes of them. */
export const usePickKeys = ({ layout, panes, seal }: PickKeys): void => {
  const { actions, job, view } = usePick();
  const dueling = usePickState((state) => state.dueling);
  const claim = useClaim();
  const ours = useClaimState(view) === "ours";
  useCommands(t("label.screen"), [
    ...arrows(actions, layout, panes, dueling),
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
      id: "pick.lens",
      title: t(layout === 4 ? "verbs.together" : "verbs.lens"),
      keys: ["l"],
      hint: 5,
      run: layout === 4 ? actions.toggleTogether : actions.toggleLens,
    },
    {
      id: "pick.duel",
      title: t(dueling ? "duel.stop" : "duel.title"),
      keys: ["b"],
      hint: 6,
      run: actions.duel,
    },
    { id: "pick.note", title: t("verbs.note"), keys: ["e"], run: actions.noteActive },
    {
      id: "pick.layout",
      title: t("label.layout"),
      keys: ["1", "2", "4"],
      shown: ["1", "2", "4"],
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
    {
      id: "pick.nudge",
      title: t("verbs.nudge"),
      keys: ["Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown"],
      shown: ["Shift", "←", "→", "↑", "↓"],
      repeats: true,
      run: (event) => {
        const [dx, dy] = NUDGES[event.key] ?? [0, 0];
        actions.nudge(dx, dy);
      },
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

/** By this share of the frame the lens, or what is shown, moves with each press. */
const NUDGE = 0.06;
const NUDGES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

const arrows = (actions: PickActions, layout: Layout, panes: Panes, dueling: boolean): readonly Command[] => {
  const [challenger, other] = panes.challengers;
  if (dueling && challenger !== undefined && other !== undefined) {
    return [
      {
        id: "pick.keep",
        title: t("duel.left"),
        keys: ["ArrowLeft"],
        hint: 1,
        run: () => actions.answer({ better: challenger, worse: other }),
      },
      {
        id: "pick.prefer",
        title: t("duel.right"),
        keys: ["ArrowRight"],
        hint: 2,
        run: () => actions.answer({ better: other, worse: challenger }),
      },
    ];
  }
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
