import { useCommands } from "../../../commands/use-commands.ts";
import type { Command } from "../../../commands/command.ts";
import type { GridShape, Move } from "../model/grid-moves.ts";
import { useSession } from "../session-context.ts";
import { t } from "../text.ts";

const ARROWS: readonly (readonly [string, Move])[] = [
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["PageUp", "page_up"],
  ["PageDown", "page_down"],
  ["Home", "home"],
  ["End", "end"],
];

const moveOf = (key: string): Move | null => ARROWS.find(([name]) => name === key)?.[1] ?? null;

/** Keys that move the cursor over the grid, and with Shift extend the selection. */
export const useGridKeys = (shape: Omit<GridShape, "count">): void => {
  const session = useSession();
  const run =
    (extend: boolean) =>
    (event: KeyboardEvent): void => {
      const move = moveOf(event.key);
      if (move !== null) session.move(move, shape, extend);
    };
  const moving = (
    id: string,
    title: string,
    shown: readonly string[],
    names: readonly string[],
  ): Command => ({
    id: `triage.${id}`,
    title,
    keys: names,
    shown,
    repeats: true,
    run: run(false),
  });
  useCommands(t("label.screen"), [
    moving(
      "move",
      t("verbs.move"),
      ["←", "→", "↑", "↓"],
      ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
    ),
    moving("page", t("verbs.page"), ["PgUp", "PgDn"], ["PageUp", "PageDown"]),
    moving("ends", t("verbs.ends"), ["Home", "End"], ["Home", "End"]),
    {
      id: "triage.extend",
      title: t("verbs.extend"),
      keys: ARROWS.map(([name]) => `Shift+${name}`),
      shown: ["Shift", "→"],
      repeats: true,
      run: run(true),
    },
    { id: "triage.selectAll", title: t("verbs.selectAll"), keys: ["$mod+a"], run: session.selectAll },
  ]);
};
