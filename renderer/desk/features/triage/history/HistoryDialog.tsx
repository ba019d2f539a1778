import { useState } from "react";
import type { HistoryStep } from "#shared/contract/history-calls.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { formatMoment } from "../../../ui/format/times.ts";
import { ErrorState } from "../../../ui/States.tsx";
import { useSession } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./History.module.css";

/** What was decided in the job, newest first; each step is a way back to before it, or forward again. */
export const HistoryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const session = useSession();
  /** Where each page begins: the newest, then before the last one shown. */
  const [pages, setPages] = useState<readonly (number | null)[]>([null]);
  const [moving, setMoving] = useState(false);
  const goTo = (step: HistoryStep): void => {
    setMoving(true);
    void session
      .goToStep(step.step, step.undone ? "redo" : "undo", step.label)
      .finally(() => setMoving(false));
  };
  return (
    <Dialog
      title={t("history.title")}
      width={560}
      locked={moving}
      onClose={onClose}
      foot={
        <>
          {moving && <span role="status">{t("history.moving")}</span>}
          <Button onPress={onClose}>{t("history.close")}</Button>
        </>
      }
    >
      {pages.map((before, at) => (
        <Page
          key={before ?? 0}
          before={before}
          moving={moving}
          onGo={goTo}
          onMore={at === pages.length - 1 ? (last) => setPages([...pages, last]) : null}
        />
      ))}
    </Dialog>
  );
};

interface PageProps {
  readonly before: number | null;
  readonly moving: boolean;
  readonly onGo: (step: HistoryStep) => void;
  readonly onMore: ((before: number) => void) | null;
}

const Page = ({ before, moving, onGo, onMore }: PageProps) => {
  const { jobId } = useSession();
  const history = useDeskQuery("history.list", { jobId, before }, { keepPrevious: true, everyMs: 2000 });
  if (history.isError) {
    return (
      <ErrorState title={t("history.failed")} error={history.error} onRetry={() => void history.refetch()} />
    );
  }
  if (history.data === undefined) return null;
  const { steps, more } = history.data;
  const last = steps.at(-1);
  if (before === null && steps.length === 0) return <p>{t("history.empty")}</p>;
  const firstDone = steps.findIndex(({ undone }) => !undone);
  const firstSealed = steps.findIndex(({ sealed }) => sealed);
  return (
    <>
      <ol className={styles.steps} aria-label={t("history.title")}>
        {steps.map((step, at) => (
          <li key={step.step} className={styles.step} data-undone={step.undone ? "" : undefined}>
            {before === null && at === firstDone && at > 0 && (
              <p className={styles.line}>{t("history.now")}</p>
            )}
            {at === firstSealed && <p className={styles.line}>{t("history.sealed")}</p>}
            <StepRow step={step} moving={moving} onGo={() => onGo(step)} />
          </li>
        ))}
      </ol>
      {more && onMore !== null && last !== undefined && (
        <Button tone="quiet" onPress={() => onMore(last.step)}>
          {t("history.more")}
        </Button>
      )}
    </>
  );
};

interface StepRowProps {
  readonly step: HistoryStep;
  readonly moving: boolean;
  readonly onGo: () => void;
}

const StepRow = ({ step, moving, onGo }: StepRowProps) => {
  const when = useClock((now) => formatMoment(step.at, now));
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <b>{step.label}</b>
        <span>
          {step.actor}, {when}, {t("history.size", { count: step.size, shown: formatCount(step.size) })}
          {step.undone && `, ${t("history.undone")}`}
        </span>
      </span>
      {!step.sealed && (
        <Button
          tone="quiet"
          icon={step.undone ? "again" : "undo"}
          disabled={moving && t("history.moving")}
          onPress={onGo}
        >
          {t(step.undone ? "history.redo" : "history.undo")}
        </Button>
      )}
    </div>
  );
};
