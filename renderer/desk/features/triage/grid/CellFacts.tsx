import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { PracticeMark } from "../../../ui/Marks.tsx";
import { StarShape } from "../../../ui/Stars.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { MarkIcons } from "../marks/MarkIcons.tsx";
import { ordinal, waitOf } from "../model/wording.ts";
import { useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./ThumbCell.module.css";

/** Status, stars, marks and number: under the photo, never on it. */
export const CellFacts = ({
  row,
  number,
}: {
  readonly row: TriageRowView | null;
  readonly number: number;
}) => (
  <div className={styles.facts} aria-hidden="true">
    {row !== null && (
      <>
        <StatusGlyph status={row.winner ? "winner" : row.status} size={14} decorative />
        <StarsOrWord row={row} />
        <MarkIcons marks={row.marks} />
        <span className={styles.marks}>
          {row.practice && row.scored && <PracticeMark />}
          {row.decided !== null && (
            <span className={styles.mark} title={t("cell.decided")}>
              <Icon name="person" size={12} />
            </span>
          )}
          {row.copies !== null && row.copies.size > 1 && (
            <span className={styles.copies} title={t("copies.cell", { count: row.copies.size - 1 })}>
              <Icon name="copy" size={12} />
              {row.copies.size}
            </span>
          )}
          {row.attempt > 1 && (
            <span className={styles.tries} title={t("cell.attempt", { ordinal: ordinal(row.attempt) })}>
              <Icon name="again" size={11} />
              {row.attempt}
            </span>
          )}
        </span>
      </>
    )}
    <Similarity number={number} />
    <span className={styles.number}>{String(number).padStart(4, "0")}</span>
  </div>
);

/** How like what is searched for it is; quiet, because the order says it already. */
const Similarity = ({ number }: { readonly number: number }) => {
  const similarity = useTriage(({ outcome }) =>
    outcome?.type === "found" ? (outcome.similarities.get(number) ?? null) : null,
  );
  if (similarity === null) return null;
  const shown = similarity.toFixed(2);
  return (
    <span className={styles.similarity} title={t("search.similarity", { shown })}>
      {shown}
    </span>
  );
};

const WAITS = {
  scoring: "cell.scoring",
  person: "cell.forYou",
  model: "cell.needsModel",
  budget: "cell.noCredits",
} as const;
const WORDS = { approved: "cell.approved", rejected: "cell.rejected", retry_pending: "cell.retry" } as const;

const StarsOrWord = ({ row }: { readonly row: TriageRowView }) => {
  const wait = waitOf(row);
  if (row.ownStars !== null) {
    return (
      <span className={styles.ownStars} title={t("cell.ownStars")}>
        {row.ownStars}
        <StarShape size={10} />
      </span>
    );
  }
  if (wait !== null) {
    return (
      <>
        {row.stars !== null && <ModelStars stars={row.stars} />}
        <span className={styles.wait}>{t(WAITS[wait])}</span>
      </>
    );
  }
  if (row.stars !== null) return <ModelStars stars={row.stars} />;
  return row.status === "pending_score" ? null : <span className={styles.word}>{t(WORDS[row.status])}</span>;
};

const ModelStars = ({ stars }: { readonly stars: number }) => (
  <span className={styles.stars}>
    {stars}
    <StarShape size={10} />
  </span>
);
