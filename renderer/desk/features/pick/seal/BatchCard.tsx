import type { SealBatchView } from "#shared/contract/seal-calls.ts";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button, Spinner } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { formatTimeExact } from "../../../ui/format/times.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { StarShape } from "../../../ui/Stars.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { t } from "../text.ts";
import styles from "./Batch.module.css";

interface BatchCardProps {
  readonly jobId: JobId;
  readonly batch: SealBatchView;
  readonly firstPlace: number;
  /** It goes to a remote: what waits there waits for the connection. */
  readonly elsewhere: boolean;
  readonly ended: boolean;
  readonly onAgain: () => void;
}

/** One batch of a seal: its places, its state, and its own way on where it was not accepted. */
export const BatchCard = ({ jobId, batch, firstPlace, elsewhere, ended, onAgain }: BatchCardProps) => {
  const rows = useDeskQuery("triage.rows", { jobId, numbers: [...batch.numbers] }).data ?? [];
  const rowOf = new Map(rows.map((row) => [row.number, row]));
  const number = batch.position + 1;
  const last = firstPlace + batch.numbers.length - 1;
  const failed = batch.state === "failed";
  return (
    <section
      className={classes(styles.card, failed && styles.failed)}
      aria-label={t("seal.batchName", { batch: number })}
    >
      <header className={styles.head}>
        <b>{t("seal.batchName", { batch: number })}</b>
        <span className={styles.quiet}>{t("seal.places", { first: firstPlace, last })}</span>
        <span className={styles.grow} />
        <State batch={batch} elsewhere={elsewhere} />
      </header>
      {failed && (
        <div className={styles.problem}>
          <p>{t("seal.notAccepted", { batch: number, message: batch.problem?.message ?? "" })}</p>
          {!ended && (
            <Button icon="again" keys="r" onPress={onAgain}>
              {t("seal.sendBatchAgain", { batch: number })}
            </Button>
          )}
        </div>
      )}
      <ol className={styles.winners}>
        {batch.numbers.map((each, index) => (
          <SmallWinner key={each} number={each} place={firstPlace + index} row={rowOf.get(each)} />
        ))}
      </ol>
      {batch.receiptId !== null && (
        <p className={styles.receipt}>
          {t("seal.receipt")} <code>{batch.receiptId}</code>
        </p>
      )}
    </section>
  );
};

const State = ({ batch, elsewhere }: { readonly batch: SealBatchView; readonly elsewhere: boolean }) => {
  switch (batch.state) {
    case "confirmed":
      return (
        <span className={styles.good} role="status">
          <StatusGlyph status="approved" decorative />
          {t("seal.confirmed", { time: batch.answeredAt === null ? "" : formatTimeExact(batch.answeredAt) })}
        </span>
      );
    case "failed":
      return (
        <span className={styles.bad} role="status">
          <StatusGlyph status="rejected" decorative />
          {t("seal.refused")}
        </span>
      );
    case "sent":
      return (
        <span className={styles.quiet} role="status">
          <Spinner />
          {t("seal.sending")}
        </span>
      );
    case "planned":
      return (
        <span className={styles.quiet} role="status">
          <Icon name="clock" size={14} />
          {t(elsewhere ? "seal.waitsForConnection" : "seal.waits")}
        </span>
      );
  }
};

interface SmallWinnerProps {
  readonly number: number;
  readonly place: number;
  readonly row: TriageRowView | undefined;
}

const SmallWinner = ({ number, place, row }: SmallWinnerProps) => {
  const figure = row?.ownStars ?? row?.mean?.toFixed(1) ?? null;
  return (
    <li title={formatNumber(number)}>
      <span className={styles.photo}>
        {row?.thumbnail !== null && row?.thumbnail !== undefined ? (
          <img src={row.thumbnail} alt={formatNumber(number)} />
        ) : (
          <span className={styles.text}>{row?.text ?? formatNumber(number)}</span>
        )}
      </span>
      <span className={styles.facts}>
        <b>{place}</b>
        <span className={styles.grow} />
        {figure !== null && (
          <>
            {figure}
            <StarShape size={10} />
          </>
        )}
      </span>
    </li>
  );
};
