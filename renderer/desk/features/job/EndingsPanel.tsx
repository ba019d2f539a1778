import { useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { claimWords } from "../../ui/job/use-claim.ts";
import { isEnded } from "../../ui/job/deadline.ts";
import { SettleDialog } from "../../ui/job/SettleDialog.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { errorSentence } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Job.module.css";

type Ending = "close" | "settle" | "cancel";

/** Which endings this job has now. */
export const endingsOf = (job: JobDetail): readonly Ending[] => {
  if (isEnded(job)) return [];
  const collecting = job.phase === "collecting" || (job.phase === "none" && job.state !== "closed");
  const choosing = job.phase === "creator_selection" || job.phase === "moderator_selection";
  return [
    ...(collecting && job.selectionType !== "random" ? (["close"] as const) : []),
    ...(choosing && job.selectionType === "creator" ? (["settle"] as const) : []),
    "cancel",
  ];
};

/** The ways to end a job before its time, each with what follows from it. */
export const EndingsPanel = ({ job }: { readonly job: JobDetail }) => {
  const [asked, setAsked] = useState<Ending | null>(null);
  const claim = useClaimState(job);
  const endings = endingsOf(job);
  // A moderator's hands are not to be jogged: whoever has a missed job settles it, and nobody cancels it meanwhile.
  const barred = (ending: Ending): string | false => {
    if (claim === "theirs") return claimWords(job.claim);
    return claim === "free" && ending === "settle" && t("claim.first");
  };
  if (endings.length === 0) return null;
  const done = (): void => setAsked(null);
  return (
    <Panel title={t("ending.title")}>
      <div className={styles.endings}>
        {endings.map((ending) => (
          <div key={ending} className={styles.ending}>
            <p>
              <span className={styles.label}>{t(`ending.${ending}.name`)}</span>
              <span className={styles.small}>{aboutOf(ending, job)}</span>
            </p>
            <Button onPress={() => setAsked(ending)} disabled={barred(ending)}>
              {t(`ending.${ending}.do`)}
            </Button>
          </div>
        ))}
        {job.selectionType === "random" && <p className={styles.small}>{t("ending.randomNoClose")}</p>}
      </div>
      {asked === "close" && <CloseDialog job={job} onClose={done} />}
      {asked === "cancel" && <CancelDialog job={job} onClose={done} />}
      {asked === "settle" && <SettleDialog job={job} onClose={done} />}
    </Panel>
  );
};

/** A social job has no submissions: its close is the word that it is done. */
const aboutOf = (ending: Ending, job: JobDetail): string =>
  ending === "close" && job.type === "social" ? t("ending.close.socialAbout") : t(`ending.${ending}.about`);

const closeText = (job: JobDetail): string => {
  if (job.type === "social") return t("ending.close.socialText");
  return job.selectionType === "creator" ? t("ending.close.pickText") : t("ending.close.text");
};

interface EndingDialogProps {
  readonly job: JobDetail;
  readonly onClose: () => void;
}

const CloseDialog = ({ job, onClose }: EndingDialogProps) => {
  const close = useDeskMutation("jobs.close");
  return (
    <ConfirmDialog
      title={t("ending.close.title", { title: job.title })}
      confirm={t("ending.close.do")}
      working={close.isPending && t("ending.close.working")}
      problem={close.error === null ? null : errorSentence(close.error)}
      onConfirm={() =>
        close.mutate(
          { jobId: job.id },
          {
            onSuccess: () => {
              told("close", job);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>{closeText(job)}</p>
    </ConfirmDialog>
  );
};

const CancelDialog = ({ job, onClose }: EndingDialogProps) => {
  const cancel = useDeskMutation("jobs.cancel");
  return (
    <ConfirmDialog
      title={t("ending.cancel.title", { title: job.title })}
      confirm={t("ending.cancel.confirm")}
      working={cancel.isPending && t("ending.cancel.working")}
      problem={cancel.error === null ? null : errorSentence(cancel.error)}
      hold
      onConfirm={() =>
        cancel.mutate(
          { jobId: job.id },
          {
            onSuccess: () => {
              told("cancel", job);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>{t("ending.cancel.text", { count: job.counts.total })}</p>
    </ConfirmDialog>
  );
};

const told = (ending: "close" | "cancel", job: JobDetail): void => {
  showToast(t(`ending.${ending}.done`, { title: job.title }), { tone: "good" });
};
