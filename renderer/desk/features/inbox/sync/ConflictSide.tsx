import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { classes } from "../../../ui/classes.ts";
import { Kbd } from "../../../ui/Kbd.tsx";
import { Checkbox } from "../../../ui/Toggles.tsx";
import { t } from "../../../ui/text.ts";
import styles from "./Conflict.module.css";

interface ConflictSideProps {
  readonly title: string;
  readonly by: string;
  readonly keyName: string;
  readonly rows: readonly TriageRowView[];
  readonly chosen: boolean;
  readonly consequences: readonly string[];
  readonly onChoose: () => void;
  /** Place by place: which of these go. */
  readonly kept?: readonly number[];
  readonly onToggle?: (number: number) => void;
}

/** One side: whom it chose, and what follows if it counts. */
export const ConflictSide = (props: ConflictSideProps) => {
  const { title, by, keyName, rows, chosen, consequences, onChoose, kept, onToggle } = props;
  return (
    <section className={classes(styles.side, chosen && styles.chosen)}>
      <button type="button" role="radio" aria-checked={chosen} className={styles.choose} onClick={onChoose}>
        <span className={styles.dot} aria-hidden="true" />
        <b>{title}</b>
        <Kbd keys={keyName} />
      </button>
      <p className={styles.small}>{by}</p>
      <ul className={styles.rows}>
        {rows.map((row, index) => (
          <li key={row.number} className={styles.row}>
            {row.thumbnail === null ? (
              <span className={styles.text}>{row.text}</span>
            ) : (
              <img src={row.thumbnail} alt="" width={64} height={48} />
            )}
            {onToggle === undefined ? (
              <span>#{String(row.number).padStart(4, "0")}</span>
            ) : (
              <Checkbox
                label={t("inbox.sync.place", {
                  number: String(row.number).padStart(4, "0"),
                  place: index + 1,
                })}
                on={kept?.includes(row.number) === true}
                onChange={() => onToggle(row.number)}
              />
            )}
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>{t("inbox.sync.ifCounts")}</h3>
      <ul className={styles.consequences}>
        {consequences.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
};
