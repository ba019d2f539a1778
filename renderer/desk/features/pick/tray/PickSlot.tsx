import { useState, type DragEvent, type KeyboardEvent } from "react";
import { classes } from "../../../ui/classes.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { conflictWords } from "../compare/conflict-words.ts";
import { conflictsOf } from "../model/pool.ts";
import { comparisonIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import { SlotPhoto } from "./SlotPhoto.tsx";
import styles from "./Tray.module.css";

interface PickSlotProps {
  readonly number: number;
  /** From 0, among the picks. */
  readonly index: number;
  readonly tabStop: boolean;
}

const DRAGGED = "application/x-winnow-pick";

/** A place that has just been filled is in sight. */
const intoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
};

/** A filled place: press to look, drag or Shift and arrows to move, Delete or the cross to remove. */
export const PickSlot = ({ number, index, tabStop }: PickSlotProps) => {
  const { pool, rows, actions } = usePick();
  const plan = usePickState((state) => comparisonIn(state, pool).plan);
  const conflict = conflictWords(conflictsOf(plan, pool, number));
  const [over, setOver] = useState(false);
  const place = pool.winners.size + index + 1;
  const label = t("tray.pick", { place, number: formatNumber(number) });
  const remove = (): void => actions.take({ type: "remove", number });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove();
    } else if (event.shiftKey && step !== undefined) {
      event.preventDefault();
      actions.take({ type: "move", number, to: index + step });
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dragged = Number(event.dataTransfer.getData(DRAGGED));
    if (dragged > 0) actions.take({ type: "move", number: dragged, to: index });
  };
  return (
    <li
      ref={intoView}
      className={classes(styles.slot, over && styles.over)}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(number))}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <button
        type="button"
        data-slot
        tabIndex={tabStop ? 0 : -1}
        className={classes(styles.filled, conflict !== null && styles.shared)}
        aria-label={conflict === null ? label : `${label} ${conflict}.`}
        title={conflict ?? label}
        onClick={() => actions.show(number)}
        onKeyDown={onKeyDown}
      >
        <SlotPhoto row={rows.get(number)} mark={place} />
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={styles.remove}
        aria-label={t("tray.remove", { number: formatNumber(number), place })}
        onClick={remove}
      >
        <Icon name="cross" size={12} />
      </button>
    </li>
  );
};
