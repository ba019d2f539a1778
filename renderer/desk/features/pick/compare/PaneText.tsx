import { useMemo, type UIEvent } from "react";
import type { SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import { difference } from "#shared/domain/texts/difference.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { usePick } from "../state/pick-context.ts";
import { t } from "../text.ts";
import styles from "./Panes.module.css";

interface PaneTextProps {
  readonly row: TriageRowView;
  readonly detail: SubmissionDetail | null;
  /** Words that the other text has not at this place are underlined; null compares with nothing. */
  readonly against: number | null;
}

/** A text of the comparison: 68 characters wide, and it scrolls with the others. */
export const PaneText = ({ row, detail, against }: PaneTextProps) => {
  const { job } = usePick();
  const other = useDeskQuery(
    "submission.detail",
    { jobId: job.id, number: against ?? row.number },
    { enabled: against !== null },
  ).data;
  const own = detail?.attempts[0]?.contentText ?? row.text ?? "";
  const theirs = against === null ? null : (other?.attempts[0]?.contentText ?? null);
  const pieces = useMemo(
    () => (theirs === null ? [{ text: own, changed: false }] : difference(own, theirs).a),
    [own, theirs],
  );
  return (
    <div
      className={styles.proseScroll}
      data-linked-text
      tabIndex={0}
      role="document"
      aria-label={t("pane.text", { number: formatNumber(row.number) })}
      onScroll={scrollOthers}
    >
      <p className={styles.prose}>
        {pieces.map(({ text, changed }, at) =>
          changed ? <u key={at}>{text}</u> : <span key={at}>{text}</span>,
        )}
      </p>
    </div>
  );
};

/** The one that a person scrolls; the others only follow it. */
let leading: Element | null = null;
let release: number | undefined;

const scrollOthers = ({ currentTarget }: UIEvent<HTMLElement>): void => {
  if (leading !== null && leading !== currentTarget) return;
  leading = currentTarget;
  window.clearTimeout(release);
  release = window.setTimeout(() => (leading = null), 120);
  const share = shareOf(currentTarget);
  for (const other of document.querySelectorAll<HTMLElement>("[data-linked-text]"))
    if (other !== currentTarget) other.scrollTop = share * (other.scrollHeight - other.clientHeight);
};

const shareOf = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): number =>
  scrollHeight > clientHeight ? scrollTop / (scrollHeight - clientHeight) : 0;
