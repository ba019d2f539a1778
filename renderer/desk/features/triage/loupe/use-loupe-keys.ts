import { useCommands } from "../../../commands/use-commands.ts";
import { type Mark, MARKS } from "../model/pixels.ts";
import { useSession } from "../session-context.ts";
import { t } from "../text.ts";
import { MARK_KEYS } from "./LoupeTools.tsx";

const PAN_STEP = 0.15;

interface LoupeKeys {
  readonly zoom: (by: 1 | -1) => void;
  readonly pan: (dx: number, dy: number) => void;
  /** Null where there is one file. */
  readonly nextFile: (() => void) | null;
  readonly turn: (by: 1 | -1) => void;
  readonly mark: (mark: Mark) => void;
  /** Null where there is one try. */
  readonly tries: (() => void) | null;
}

/** The keys of the loupe; the decision keys are the grid's. */
export const useLoupeKeys = ({ zoom, pan, nextFile, turn, mark, tries }: LoupeKeys): void => {
  const session = useSession();
  useCommands(t("label.loupe"), [
    {
      id: "loupe.next",
      title: t("loupe.next"),
      keys: ["ArrowRight", "ArrowDown"],
      shown: ["←", "→"],
      hint: 1,
      repeats: true,
      run: () => session.step(1),
    },
    {
      id: "loupe.previous",
      title: t("loupe.next"),
      keys: ["ArrowLeft", "ArrowUp"],
      shown: ["←", "→"],
      repeats: true,
      run: () => session.step(-1),
    },
    {
      id: "loupe.zoomIn",
      title: t("loupe.zoomIn"),
      keys: ["[Shift]++", "="],
      shown: ["+"],
      repeats: true,
      run: () => zoom(1),
    },
    { id: "loupe.zoomOut", title: t("loupe.zoomOut"), keys: ["-"], repeats: true, run: () => zoom(-1) },
    {
      id: "loupe.pan",
      title: t("loupe.pan"),
      keys: ["Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown"],
      shown: ["Shift", "→"],
      repeats: true,
      run: ({ key }) => {
        const along = key === "ArrowRight" ? PAN_STEP : key === "ArrowLeft" ? -PAN_STEP : 0;
        pan(along, key === "ArrowDown" ? PAN_STEP : key === "ArrowUp" ? -PAN_STEP : 0);
      },
    },
    ...MARKS.map((each) => ({
      id: `loupe.${each}`,
      title: t(`loupe.${each}`),
      keys: [MARK_KEYS[each]],
      run: () => mark(each),
    })),
    ...(tries === null
      ? []
      : [{ id: "loupe.bothTries", title: t("loupe.bothTries"), keys: ["t"], run: tries }]),
    { id: "loupe.turnLeft", title: t("loupe.turnLeft"), keys: [","], run: () => turn(-1) },
    { id: "loupe.turnRight", title: t("loupe.turnRight"), keys: ["."], run: () => turn(1) },
    ...(nextFile === null ? [] : [{ id: "loupe.file", title: t("loupe.file"), keys: ["]"], run: nextFile }]),
    {
      id: "loupe.close",
      title: t("loupe.back"),
      hintTitle: t("loupe.grid"),
      hint: 20,
      keys: ["Space", "Escape"],
      run: () => session.setLoupe(false),
    },
  ]);
};
