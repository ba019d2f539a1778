import { formatNumber } from "../../../ui/format/numbers.ts";
import { PracticeMark } from "../../../ui/Marks.tsx";
import { StarShape } from "../../../ui/Stars.tsx";
import { BATCH, batchesOf } from "../model/plan.ts";
import { comparisonIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import styles from "./Seal.module.css";

interface SealBatchesProps {
  readonly numbers: readonly number[];
  readonly firstPlace: number;
}

/** Every winner with photo, place and score, grouped as they are sealed. */
export const SealBatches = ({ numbers, firstPlace }: SealBatchesProps) => {
  const batches = batchesOf(numbers);
  return batches.map((batch, index) => (
    <section key={index} aria-label={t("seal.batch", { batch: index + 1, of: batches.length })}>
      <h3 className={styles.batch}>
        {t("seal.batch", { batch: index + 1, of: batches.length })}
        <span className={styles.quiet}>{t("seal.inBatch", { count: batch.length })}</span>
      </h3>
      <ol className={styles.winners}>
        {batch.map((number, at) => (
          <WinnerToBe key={number} number={number} place={firstPlace + index * BATCH + at} />
        ))}
      </ol>
    </section>
  ));
};

const WinnerToBe = ({ number, place }: { readonly number: number; readonly place: number }) => {
  const { rows, pool } = usePick();
  const note = usePickState((state) => comparisonIn(state, pool).notes[number]);
  const row = rows.get(number);
  const figure = row?.ownStars ?? row?.mean?.toFixed(1) ?? null;
  return (
    <li>
      <div className={styles.photo}>
        {row?.thumbnail !== null && row?.thumbnail !== undefined ? (
          <img src={row.thumbnail} alt="" />
        ) : (
          <span className={styles.text}>{row?.text}</span>
        )}
      </div>
      <div className={styles.facts}>
        <b>{place}</b>
        <span className={styles.quiet}>{formatNumber(number)}</span>
        <span className={styles.grow} />
        {figure === null ? (
          <span className={styles.quiet}>{t("pane.noScore")}</span>
        ) : (
          <>
            {figure}
            <StarShape size={12} />
            {row?.practice === true && row.ownStars === null && <PracticeMark />}
          </>
        )}
      </div>
      {note !== undefined && note !== "" && <p className={styles.note}>{note}</p>}
    </li>
  );
};
