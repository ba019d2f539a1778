import { memo, type MouseEvent } from "react";
import { classes } from "../../../ui/classes.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { isSelected } from "../model/selection.ts";
import { describeRow } from "../model/wording.ts";
import { useRow, useSession, useTriage } from "../session-context.ts";
import { CellFacts } from "./CellFacts.tsx";
import { CellPicture } from "./CellPicture.tsx";
import styles from "./ThumbCell.module.css";

interface ThumbCellProps {
  readonly number: number;
  /** From 1. */
  readonly position: number;
  readonly count: number;
}

export const cellId = (number: number): string => `submission-${number}`;

/** One submission of the grid. It reads its own row, cursor and selection, so that a move renders two cells. */
export const ThumbCell = memo(({ number, position, count }: ThumbCellProps) => {
  const session = useSession();
  const row = useRow(number);
  const current = useTriage((state) => state.cursor === number);
  const selected = useTriage((state) => isSelected(state.selection, state.order, number));
  const press = (event: MouseEvent): void =>
    session.press(number, { toggle: event.ctrlKey || event.metaKey, extend: event.shiftKey });
  return (
    <div
      id={cellId(number)}
      role="option"
      data-picture
      data-shown={current ? "" : undefined}
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={position}
      className={classes(
        styles.cell,
        current && styles.current,
        selected && styles.selected,
        row?.status === "rejected" && styles.rejected,
      )}
      onClick={press}
      onDoubleClick={() => session.setLoupe(true)}
    >
      <span className={styles.described}>{describeRow(number, row)}</span>
      <CellPicture row={row} />
      <CellFacts row={row} number={number} />
      {selected && (
        <span className={styles.tick} aria-hidden="true">
          <Icon name="check" size={10} />
        </span>
      )}
    </div>
  );
});
ThumbCell.displayName = "ThumbCell";

/** Holds the place of one that is flying by. */
export const PlainCell = ({ number, position, count }: ThumbCellProps) => (
  <div
    id={cellId(number)}
    role="option"
    aria-selected={false}
    aria-setsize={count}
    aria-posinset={position}
    aria-label={formatNumber(number)}
    className={styles.cell}
  />
);
