import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { formatCount, formatNumber } from "../../../ui/format/numbers.ts";
import { LoadingState } from "../../../ui/States.tsx";
import { useDetail } from "../inspector/use-detail.ts";
import { firstChoice, type RejectChoice, rejectWordsOf } from "../model/reject-choice.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import { RejectHead } from "./RejectHead.tsx";
import { ReasonList } from "./ReasonList.tsx";
import { WorkerPreview } from "./WorkerPreview.tsx";
import styles from "./RejectDialog.module.css";

/** Chooses what the worker reads. Focus starts in the list of reasons, so that the digits work at once. */
export const RejectDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const session = useSession();
  const cursor = useTriage((state) => state.cursor);
  const [count] = useState(() => session.targets().length);
  const { detail } = useDetail();
  const [chosen, setChosen] = useState<RejectChoice | null>(null);
  const several = count > 1;
  const title = several
    ? t("reject.titleMany", { shown: formatCount(count) })
    : t("reject.title", { number: formatNumber(cursor ?? 0) });
  if (detail === null) {
    return (
      <Dialog title={title} width={420} onClose={onClose}>
        <LoadingState>{t("reject.loading")}</LoadingState>
      </Dialog>
    );
  }
  const choice = chosen ?? firstChoice(detail.reasons, several);
  const sent = rejectWordsOf(choice, detail.reasons);
  const confirm = (): void => {
    if (sent === null) return;
    onClose();
    session.decide("rejected", { reason: sent.reason, words: sent.words });
  };
  return (
    <Dialog
      title={title}
      width={860}
      bare
      onClose={onClose}
      head={<RejectHead title={title} detail={detail} several={several} />}
      foot={
        <>
          <span className={styles.grow} />
          <Button large keys="Escape" onPress={onClose}>
            {t("reject.cancel")}
          </Button>
          <Button
            large
            icon="cross"
            keys="Enter"
            onPress={confirm}
            disabled={sent === null && t("reject.nothing")}
          >
            {t("reject.confirm", { count: choice.codes.length })}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <ReasonList reasons={detail.reasons} choice={choice} onChange={setChosen} onConfirm={confirm} />
        <WorkerPreview detail={detail} words={sent?.preview ?? null} />
      </div>
    </Dialog>
  );
};
