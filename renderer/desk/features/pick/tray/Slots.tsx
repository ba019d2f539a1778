import { useRef, useState, type KeyboardEvent } from "react";
import { Button } from "../../../ui/Button.tsx";
import { formatCount, formatNumber } from "../../../ui/format/numbers.ts";
import { comparisonIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import { PickSlot } from "./PickSlot.tsx";
import { SlotPhoto } from "./SlotPhoto.tsx";
import styles from "./Tray.module.css";

/** So many open places and candidates are drawn; the rest is a count. */
const OPEN_SHOWN = 10;
const NEXT_SHOWN = 10;

/** One row that scrolls: winners, picks, open places, and then the next candidates. */
export const Slots = () => {
  const { pool, view, rows, actions, more } = usePick();
  const { approved, pendingScore, winners } = usePick().job.counts;
  const unseen = approved + pendingScore - winners - pool.candidates.length;
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(NEXT_SHOWN);
  const { plan } = usePickState((state) => comparisonIn(state, pool));
  const first = pool.winners.size + plan.length + 1;
  const open = pool.open - plan.length;
  const free = pool.candidates.filter((number) => !plan.includes(number));
  // One tab stop for the row: arrows go along it.
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("[data-slot]") ?? [])];
    stops[stops.indexOf(event.target) + step]?.focus();
  };
  return (
    <ol ref={list} className={styles.slots} aria-label={t("label.tray")} onKeyDown={onKeyDown}>
      {view.winners.map((row, index) => (
        <li
          key={row.number}
          className={styles.slot}
          title={t("tray.winner", { place: index + 1, number: formatNumber(row.number) })}
        >
          <SlotPhoto
            row={row}
            mark={index + 1}
            locked
            label={t("tray.winner", { place: index + 1, number: formatNumber(row.number) })}
          />
        </li>
      ))}
      {plan.map((number, index) => (
        <PickSlot key={number} number={number} index={index} tabStop={index === 0} />
      ))}
      {Array.from({ length: Math.min(open, OPEN_SHOWN) }, (_, index) => (
        <li
          key={`open ${index}`}
          className={styles.open}
          aria-label={t("tray.openPlace", { place: first + index })}
        >
          <span aria-hidden="true">{first + index}</span>
        </li>
      ))}
      {open > OPEN_SHOWN && (
        <li className={styles.more}>
          {t("tray.moreOpen", { count: open - OPEN_SHOWN, shown: formatCount(open - OPEN_SHOWN) })}
        </li>
      )}
      {free.length > 0 && (
        <li className={styles.boundary} aria-hidden="true">
          <span>{t("tray.nextUp")}</span>
        </li>
      )}
      {free.slice(0, shown).map((number, index) => (
        <li key={number} className={styles.slot}>
          <button
            type="button"
            data-slot
            tabIndex={plan.length === 0 && index === 0 ? 0 : -1}
            className={styles.next}
            aria-label={t("tray.nextUpLabel", { number: formatNumber(number) })}
            title={t("tray.nextUpLabel", { number: formatNumber(number) })}
            onClick={() => actions.show(number)}
          >
            <SlotPhoto row={rows.get(number)} mark={null} />
          </button>
        </li>
      ))}
      {free.length > shown && (
        <li className={styles.more}>
          {t("tray.moreCandidates", {
            count: free.length - shown,
            shown: formatCount(free.length - shown),
          })}
        </li>
      )}
      {unseen > 0 && more !== null && (
        <li className={styles.more}>
          <Button
            tone="quiet"
            onPress={() => {
              setShown(free.length + NEXT_SHOWN);
              more();
            }}
          >
            {t("tray.showMore")}
          </Button>
        </li>
      )}
    </ol>
  );
};
