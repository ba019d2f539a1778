import { Button, IconButton } from "../../../ui/Button.tsx";
import { type Turn, turnBy } from "../model/loupe-zoom.ts";
import { type Mark, MARKS } from "../model/pixels.ts";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";

export const MARK_KEYS: Readonly<Record<Mark, string>> = { clipping: "o", focus: "e" };

interface LoupeToolsProps {
  readonly mark: Mark | null;
  readonly onMark: (mark: Mark | null) => void;
  readonly turn: Turn;
  readonly onTurn: (turn: Turn) => void;
  /** Null where there is one try. */
  readonly bothTries: boolean | null;
  readonly onBothTries: (shown: boolean) => void;
}

/** What helps to see: marks over the picture, the try before, the picture turned. */
export const LoupeTools = ({ mark, onMark, turn, onTurn, bothTries, onBothTries }: LoupeToolsProps) => (
  <div className={styles.zooms} role="group" aria-label={t("loupe.tools")}>
    {MARKS.map((each) => (
      <Button
        key={each}
        tone="quiet"
        pressed={mark === each}
        keys={MARK_KEYS[each]}
        onPress={() => onMark(mark === each ? null : each)}
      >
        {t(`loupe.${each}`)}
      </Button>
    ))}
    {bothTries !== null && (
      <Button tone="quiet" icon="pair" pressed={bothTries} keys="t" onPress={() => onBothTries(!bothTries)}>
        {t("loupe.bothTries")}
      </Button>
    )}
    <IconButton icon="undo" label={t("loupe.turnLeft")} onPress={() => onTurn(turnBy(turn, -1))} />
    <IconButton icon="again" label={t("loupe.turnRight")} onPress={() => onTurn(turnBy(turn, 1))} />
  </div>
);
