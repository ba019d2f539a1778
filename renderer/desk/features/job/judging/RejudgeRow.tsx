import { useState } from "react";
import type { RejudgeResult } from "#shared/contract/judging-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { errorSentence } from "../../../ui/States.tsx";
import { t } from "./text.ts";
import styles from "./Threshold.module.css";

interface RejudgeRowProps {
  readonly jobId: JobId;
  readonly undecided: number;
  /** Something is tried that is not saved. */
  readonly isChanged: boolean;
}

/** The second choice after a change: to score what nobody decided once more, as the job judges now. */
export const RejudgeRow = ({ jobId, undecided, isChanged }: RejudgeRowProps) => {
  const [asking, setAsking] = useState(false);
  const again = useDeskMutation("judging.again");
  const counted = { count: undecided, formatted: formatCount(undecided) };
  const close = (): void => {
    setAsking(false);
    again.reset();
  };
  return (
    <div className={styles.again}>
      <p className={styles.small}>{undecided === 0 ? t("again.none") : t("again.about", counted)}</p>
      {undecided > 0 && (
        <Button onPress={() => setAsking(true)} disabled={isChanged && t("again.first")}>
          {t("again.do", counted)}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t("again.title", counted)}
          confirm={t("again.do", counted)}
          working={again.isPending && t("again.working")}
          problem={again.error === null ? null : errorSentence(again.error)}
          onClose={close}
          onConfirm={() =>
            again.mutate(
              { jobId },
              {
                onSuccess: (result) => {
                  showToast(sayDone(result), { tone: "good" });
                  close();
                },
              },
            )
          }
        >
          <p>{t("again.does")}</p>
          <p className={styles.about}>{t("again.stays")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
};

const sayDone = ({ changed, left }: RejudgeResult): string => {
  const done =
    changed === 0 && left.length === 0
      ? t("again.same")
      : t("again.done", { count: changed, formatted: formatCount(changed) });
  const [first] = left;
  if (first === undefined) return done;
  const why = first.message;
  return `${done} ${t("again.left", { count: left.length, formatted: formatCount(left.length), why })}`;
};
