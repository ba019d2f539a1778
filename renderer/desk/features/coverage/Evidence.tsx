import type { CandidateView, CoverageView } from "#shared/contract/coverage-calls.ts";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { DIMENSIONS } from "#shared/domain/scoring/score.ts";
import { formatNumber } from "../../ui/format/numbers.ts";
import { PracticeMark, Tag } from "../../ui/Marks.tsx";
import { StarShape } from "../../ui/Stars.tsx";
import styles from "./Coverage.module.css";
import { t } from "./text.ts";

export const scoreOf = ({ ownStars, mean, stars }: TriageRowView): number | null => ownStars ?? mean ?? stars;

export const Figure = ({ row }: { readonly row: TriageRowView }) => {
  const score = scoreOf(row);
  if (score === null) return <span className={styles.quiet}>{t("noScore")}</span>;
  return (
    <span className={styles.figure}>
      <StarShape size={14} />
      {score.toFixed(1)}
      {row.practice && row.ownStars === null && <PracticeMark />}
    </span>
  );
};

interface EvidenceProps {
  readonly candidate: CandidateView;
  /** The places beside it: whom it should not be a copy of. */
  readonly beside: readonly (number | null)[];
  readonly view: CoverageView;
}

/** What speaks for a candidate: its dimensions, each criterion with its sign, and what it has in common with others. */
export const Evidence = ({ candidate, beside, view }: EvidenceProps) => {
  const { row, dimensions, criteria, sharpness } = candidate;
  const others = (groups: CoverageView["copies"]): readonly number[] =>
    groups
      .filter((group) => group.includes(row.number))
      .flatMap((group) =>
        group.filter(
          (number) =>
            number !== row.number &&
            (beside.includes(number) || view.winners.some((winner) => winner.number === number)),
        ),
      );
  const copies = others(view.copies);
  const workers = others(view.sameWorker);
  return (
    <div className={styles.evidence}>
      {dimensions !== null &&
        DIMENSIONS.map((dimension) => (
          <span key={dimension}>
            {t(`dimension.${dimension}`)} <b>{dimensions[dimension].toFixed(1)}</b>
          </span>
        ))}
      {criteria.map(({ label, value }) => (
        <span key={label}>
          {label} <b className={value > 0 ? styles.good : styles.bad}>{signed(value)}</b>
        </span>
      ))}
      {sharpness !== null && (
        <span>
          {t("sharpness")} <b>{Math.round(sharpness)}</b>
        </span>
      )}
      {copies.length > 0 && (
        <Tag icon="copy">{t("copyOf", { numbers: copies.map(formatNumber).join(", ") })}</Tag>
      )}
      {workers.length > 0 && (
        <Tag icon="person">{t("sameWorkerAs", { numbers: workers.map(formatNumber).join(", ") })}</Tag>
      )}
    </div>
  );
};

export const signed = (value: number): string =>
  `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}`;
