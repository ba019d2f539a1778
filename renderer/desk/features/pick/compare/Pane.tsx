import { useDeskQuery } from "../../../bridge/queries.ts";
import { classes } from "../../../ui/classes.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import type { PaneRole } from "../model/panes.ts";
import { usePick } from "../state/pick-context.ts";
import { t } from "../text.ts";
import { PaneCaption } from "./PaneCaption.tsx";
import { PaneImage } from "./PaneImage.tsx";
import { PaneText } from "./PaneText.tsx";
import styles from "./Panes.module.css";

interface PaneProps {
  readonly number: number;
  readonly role: PaneRole;
  /** A, B, C, D where there are four. */
  readonly letter: string | null;
  readonly first: boolean;
  readonly active: boolean;
  /** One line of facts instead of two. */
  readonly compact: boolean;
  /** The one that a text is compared with; null for none. */
  readonly against: number | null;
}

/** One photo of the comparison with its facts and verbs. Turning to it, by pointer or focus, makes it active. */
export const Pane = ({ number, role, letter, first, active, compact, against }: PaneProps) => {
  const { job, rows, actions } = usePick();
  const row = rows.get(number);
  const detail = useDeskQuery("submission.detail", { jobId: job.id, number }).data ?? null;
  if (row === undefined) return null;
  const turn = (): void => {
    if (role !== "loupe") actions.turnTo(number);
  };
  return (
    <section
      className={classes(
        styles.pane,
        role === "champion" && styles.champion,
        active && role !== "loupe" && styles.active,
      )}
      aria-label={`${t("pane.photo", { number: formatNumber(number) })}${role === "loupe" ? "" : `, ${t(`pane.${role}`)}`}`}
      onPointerDown={turn}
      onFocus={turn}
    >
      <div className={styles.well}>
        {row.thumbnail === null ? (
          <PaneText row={row} detail={detail} against={against} />
        ) : (
          <PaneImage number={number} thumbnail={row.thumbnail} detail={detail} />
        )}
      </div>
      <PaneCaption
        row={row}
        detail={detail}
        role={role}
        letter={letter}
        first={first}
        active={active}
        compact={compact}
      />
    </section>
  );
};
