import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { formatCount, formatNumber } from "../../../ui/format/numbers.ts";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { selectedCount } from "../model/selection.ts";
import { verdictLine } from "../model/verdict-line.ts";
import { useRow, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import { MarkButtons } from "../marks/MarkButtons.tsx";
import { DecisionButtons } from "./DecisionButtons.tsx";
import styles from "./Inspector.module.css";
import { useActor } from "./use-detail.ts";

interface HeadingProps {
  readonly number: number;
  readonly detail: SubmissionDetail | null;
  readonly onReject: () => void;
}

/** Number, who said what, and the two verbs. */
export const Heading = ({ number, detail, onReject }: HeadingProps) => (
  <div className={styles.heading}>
    <div className={styles.titleRow}>
      <h2 className={styles.number}>{formatNumber(number)}</h2>
      <Verdict number={number} detail={detail} />
      <Where />
    </div>
    <DecisionButtons onReject={onReject} />
    <MarkButtons number={number} />
  </div>
);

export const Verdict = ({ number, detail }: Pick<HeadingProps, "number" | "detail">) => {
  const row = useRow(number);
  const actor = useActor();
  if (row === null) return null;
  const line = verdictLine(row, detail, actor);
  return (
    <span className={styles.verdict}>
      <span className={styles.verdictLine} data-tone={line.tone}>
        <StatusGlyph status={line.glyph} decorative />
        {line.words}
      </span>
      {line.against !== null && <span className={styles.against}>{line.against}</span>}
    </span>
  );
};

/** "3 selected", else the place in the list. */
const Where = () => {
  const selected = useTriage((state) => selectedCount(state.selection, state.order));
  const position = useTriage((state) =>
    state.cursor === null ? 0 : state.order.positionOf(state.cursor) + 1,
  );
  const count = useTriage((state) => state.order.count);
  return (
    <span className={styles.where}>
      {selected > 0
        ? t("inspector.selected", { shown: formatCount(selected) })
        : t("inspector.position", { position: formatCount(position), count: formatCount(count) })}
    </span>
  );
};
