import type { SealResult } from "#shared/contract/desk-views.ts";
import { goToJob } from "../../../state/route.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { formatTime } from "../../../ui/format/times.ts";
import { Notice } from "../../../ui/States.tsx";
import { usePick } from "../state/pick-context.ts";
import { t } from "../text.ts";
import styles from "./Seal.module.css";

interface SealedDialogProps {
  readonly result: SealResult;
  readonly onClose: () => void;
}

/** It is done: how many, under which receipt, and when. */
export const SealedDialog = ({ result, onClose }: SealedDialogProps) => {
  const { job } = usePick();
  const count = result.added.length;
  return (
    <Dialog
      title={t("seal.doneTitle", { count, shown: formatCount(count) })}
      width={480}
      onClose={onClose}
      foot={
        <>
          <span className={styles.grow} />
          <Button large onPress={() => goToJob(job.id, "results")}>
            {t("verbs.results")}
          </Button>
          <Button large tone="primary" autoFocus onPress={onClose}>
            {t("seal.done")}
          </Button>
        </>
      }
    >
      <Notice tone="good">
        {result.settled
          ? t("seal.doneSettled")
          : t("seal.doneOpen", { winners: formatCount(result.winnersNow), cap: formatCount(result.cap) })}
      </Notice>
      <dl className={styles.receipt}>
        <dt>{t("seal.receipt")}</dt>
        <dd>
          <code>{result.receiptId}</code>
        </dd>
        <dt>{t("seal.at")}</dt>
        <dd>{formatTime(result.at)}</dd>
      </dl>
    </Dialog>
  );
};
