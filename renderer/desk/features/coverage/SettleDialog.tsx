import type { CoverageView } from "#shared/contract/coverage-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { goToJob } from "../../state/route.ts";
import { showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { formatCount, formatNumber } from "../../ui/format/numbers.ts";
import { HoldButton } from "../../ui/HoldButton.tsx";
import { errorSentence, Notice } from "../../ui/States.tsx";
import styles from "./Coverage.module.css";
import { Figure } from "./Evidence.tsx";
import { t } from "./text.ts";

interface SettleDialogProps {
  readonly job: JobDetail;
  readonly view: CoverageView;
  readonly accepted: readonly number[];
  /** Why fewer than asked for; null where every place is filled. */
  readonly reason: string | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Exactly whom, and that it is final; held, not pressed. The next missed job follows. */
export const SettleDialog = ({ job, view, accepted, reason, onDone, onClose }: SettleDialogProps) => {
  const seal = useDeskMutation("pick.seal");
  const settle = useDeskMutation("jobs.settle");
  const rows = view.candidates.filter(({ row }) => accepted.includes(row.number));
  const total = view.winners.length + accepted.length;
  const done = (): void => {
    showToast(t("settle.done", { title: job.title }), { tone: "good" });
    onDone();
  };
  const proceed = (): void => {
    if (seal.isPending || settle.isPending) return;
    if (accepted.length === 0) {
      settle.mutate({ jobId: job.id, reason: reason ?? "" }, { onSuccess: done });
      return;
    }
    seal.mutate(
      { jobId: job.id, numbers: [...accepted], ...(reason !== null && { settleReason: reason }) },
      {
        onSuccess: ({ endedAt }) => {
          if (endedAt !== null) done();
          // A batch was not accepted: it has its own way on beside the picks.
          else goToJob(job.id, "pick");
        },
      },
    );
  };
  const problem = seal.error ?? settle.error;
  const working = (seal.isPending || settle.isPending) && t("settle.working");
  return (
    <Dialog
      title={t("settle.sure", { count: total, shown: formatCount(total) })}
      width={656}
      alert
      locked={working !== false}
      onClose={onClose}
      foot={
        <>
          <span className={styles.grow} />
          <Button large keys="Escape" autoFocus onPress={onClose} disabled={working}>
            {t("goBack")}
          </Button>
          <HoldButton
            label={t("settle.hold", { count: total, shown: formatCount(total) })}
            icon="lock"
            working={working}
            onHeld={proceed}
          />
        </>
      }
    >
      <p className={styles.brief}>{t("settle.final", { title: job.title })}</p>
      <ol className={styles.winners}>
        {accepted.map((number, index) => {
          const found = rows.find(({ row }) => row.number === number);
          return (
            <li key={number}>
              <span className={styles.photo}>
                {found?.row.thumbnail === null || found === undefined ? (
                  <span className={styles.text}>{found?.row.text}</span>
                ) : (
                  <img src={found.row.thumbnail} alt="" />
                )}
              </span>
              <span className={styles.who}>
                <b>{view.winners.length + index + 1}</b>
                <span className={styles.quiet}>{formatNumber(number)}</span>
                <span className={styles.grow} />
                {found !== undefined && <Figure row={found.row} />}
              </span>
            </li>
          );
        })}
      </ol>
      {reason !== null && (
        <Notice icon="warning">{t("settle.fewer", { reason, cap: formatCount(view.cap) })}</Notice>
      )}
      {problem !== null && (
        <Notice tone="bad">{t("settle.notDone", { message: errorSentence(problem) })}</Notice>
      )}
    </Dialog>
  );
};
