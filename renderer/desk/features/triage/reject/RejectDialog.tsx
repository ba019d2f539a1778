import { useEffect, useEffectEvent, useState } from "react";
import { useCommands } from "../../../commands/use-commands.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { formatCount, formatNumber } from "../../../ui/format/numbers.ts";
import { LoadingState } from "../../../ui/States.tsx";
import { useDetail } from "../inspector/use-detail.ts";
import { firstChoice, type RejectChoice, rejectWordsOf, typedAhead } from "../model/reject-choice.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import { RejectHead } from "./RejectHead.tsx";
import { ReasonList } from "./ReasonList.tsx";
import { WorkerPreview } from "./WorkerPreview.tsx";
import styles from "./RejectDialog.module.css";

/**
 * Chooses what the worker reads. Focus starts in the list of reasons, so that the digits work at once; who knows them
 * by heart does not wait for the list.
 */
export const RejectDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const session = useSession();
  const cursor = useTriage((state) => state.cursor);
  const [count] = useState(() => session.targets().length);
  const { detail } = useDetail();
  const [ahead, setAhead] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<RejectChoice | null>(null);
  const several = count > 1;
  const title = several
    ? t("reject.titleMany", { shown: formatCount(count) })
    : t("reject.title", { number: formatNumber(cursor ?? 0) });
  const reasons = detail?.reasons ?? [];
  const choice = chosen ?? typedAhead(firstChoice(reasons, several), reasons, ahead);
  const sent = rejectWordsOf(choice, reasons);
  const confirm = (): void => {
    if (sent === null) return;
    onClose();
    session.decide("rejected", { reason: sent.reason, words: sent.words });
  };
  const loading = detail === null;
  const confirmAhead = useEffectEvent(() => {
    if (ahead.includes("Enter")) confirm();
  });
  useEffect(() => {
    if (!loading) confirmAhead();
  }, [loading]);
  if (detail === null) {
    return (
      <Dialog title={title} width={420} onClose={onClose}>
        <LoadingState>{t("reject.loading")}</LoadingState>
        <KeysAhead onKey={(key) => setAhead((keys) => [...keys, key])} />
      </Dialog>
    );
  }
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

const KeysAhead = ({ onKey }: { readonly onKey: (key: string) => void }) => {
  useCommands(t("verbs.rejectWith"), [
    { id: "reject.reason", title: t("reject.reasons"), keys: ["([1-9])"], run: (event) => onKey(event.key) },
    { id: "reject.confirm", title: t("verbs.reject"), keys: ["Enter"], run: () => onKey("Enter") },
  ]);
  return null;
};
