import { useState } from "react";
import type { JobDetail, ShareState } from "#shared/contract/desk-views.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { showError, showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Icon } from "../../ui/icons/Icon.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { errorSentence, Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Job.module.css";
import { LanSharing } from "./LanSharing.tsx";
import { QrCode } from "./QrCode.tsx";

export const linkOf = (share: ShareState): string => share.lanUrl ?? share.localUrl;

/** The way in for workers: link, code, who can reach it, and how to take it back. */
export const SharePanel = ({ job }: { readonly job: JobDetail }) => {
  const { share } = job;
  return (
    <Panel title={t("share.title")} aside={<Accepting on={share.accepting} />}>
      {share.problem !== null && <Notice tone="bad">{share.problem}</Notice>}
      <div className={styles.share}>
        {share.lanUrl === null ? (
          <div className={styles.noCode}>
            <Icon name="network" />
            {t("share.noCode")}
          </div>
        ) : (
          <QrCode rows={share.qr} label={t("share.code", { link: share.lanUrl })} />
        )}
        <div className={styles.linkColumn}>
          <p className={styles.small}>{share.lanUrl === null ? t("share.local") : t("share.lan")}</p>
          <p className={styles.link}>{linkOf(share)}</p>
          <CopyLink share={share} />
        </div>
      </div>
      <div className={styles.rows}>
        <LanSharing job={job} />
        <RevokeRow job={job} />
      </div>
    </Panel>
  );
};

const Accepting = ({ on }: { readonly on: boolean }) => (
  <span className={classes(styles.state, on && styles.on)}>
    <span className={styles.dotSmall} aria-hidden="true" />
    {on ? t("share.accepting") : t("share.notAccepting")}
  </span>
);

const CopyLink = ({ share }: { readonly share: ShareState }) => {
  const copyLink = useCopyLink(share);
  return (
    <Button icon="copy" onPress={copyLink}>
      {t("share.copy")}
    </Button>
  );
};

/** Copies the worker link and says so. */
export const useCopyLink = (share: ShareState): (() => void) => {
  const copy = useDeskMutation("app.copy");
  return () =>
    copy.mutate(
      { text: linkOf(share) },
      { onSuccess: () => showToast(t("share.copied"), { tone: "good" }), onError: showError },
    );
};

const RevokeRow = ({ job }: { readonly job: JobDetail }) => {
  const [asking, setAsking] = useState(false);
  const revoke = useDeskMutation("share.revoke");
  return (
    <div className={styles.ending}>
      <p>
        <span className={styles.label}>{t("share.revoke")}</span>
        <span className={styles.small}>{t("share.revokeAbout")}</span>
      </p>
      <Button onPress={() => setAsking(true)}>{t("share.revokeDo")}</Button>
      {asking && (
        <ConfirmDialog
          title={t("share.revokeTitle")}
          confirm={t("share.revokeConfirm")}
          working={revoke.isPending && t("share.revoking")}
          problem={revoke.error === null ? null : errorSentence(revoke.error)}
          onConfirm={() =>
            revoke.mutate(
              { jobId: job.id },
              {
                onSuccess: () => {
                  setAsking(false);
                  showToast(t("share.revoked"), { tone: "good" });
                },
              },
            )
          }
          onClose={() => setAsking(false)}
        >
          <p>{t("share.revokeConsequence")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
};
