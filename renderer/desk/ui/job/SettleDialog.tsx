import { useDeskMutation } from "../../bridge/queries.ts";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { showToast } from "../../state/toasts.ts";
import { ConfirmDialog } from "../ConfirmDialog.tsx";
import { errorSentence } from "../States.tsx";
import { t } from "../text.ts";

/** Ends the choice of winners below the cap: with a sentence, then the hold. */
export const SettleDialog = ({ job, onClose }: { readonly job: JobCard; readonly onClose: () => void }) => {
  const settle = useDeskMutation("jobs.settle");
  const open = Math.max(0, (job.cap ?? 0) - job.counts.winners);
  return (
    <ConfirmDialog
      title={t("settle.title", { title: job.title })}
      confirm={t("settle.confirm", { count: job.counts.winners })}
      working={settle.isPending && t("settle.working")}
      problem={settle.error === null ? null : errorSentence(settle.error)}
      reason={{ label: t("settle.reason"), hint: t("settle.reasonHint"), needed: t("settle.reasonNeeded") }}
      hold
      onConfirm={(reason) =>
        settle.mutate(
          { jobId: job.id, reason },
          {
            onSuccess: () => {
              showToast(t("settle.done", { title: job.title }), { tone: "good" });
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>
        {t("settle.winners", { count: job.counts.winners })} {t("settle.open", { count: open })}{" "}
        {t("settle.final")}
      </p>
    </ConfirmDialog>
  );
};
