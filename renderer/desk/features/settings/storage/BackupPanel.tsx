import type { BackupView } from "#shared/contract/backup-calls.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { showError } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { ProgressBar } from "../../../ui/Meters.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Notice } from "../../../ui/States.tsx";
import styles from "../Settings.module.css";
import { t } from "./text.ts";

/** Backup and restore, with what is under way. */
export const BackupPanel = () => {
  const view = useDeskQuery("backup.get", undefined);
  const make = useDeskMutation("backup.make");
  const restore = useDeskMutation("backup.restore");
  if (view.data === undefined) return null;
  const { state } = view.data;
  const working = state.kind === "working" ? state.what : null;
  return (
    <Panel title={t("backup.title")}>
      <p className={styles.small}>{t("backup.about")}</p>
      <State state={state} />
      <div className={styles.actions}>
        <Button
          tone="primary"
          working={working === "backup" && t("backup.making")}
          disabled={working === "restore" && t("backup.restoring")}
          onPress={() => make.mutate(undefined, { onError: showError })}
        >
          {t("backup.make")}
        </Button>
        <Button
          working={working === "restore" && t("backup.restoring")}
          disabled={working === "backup" && t("backup.making")}
          onPress={() => restore.mutate(undefined, { onError: showError })}
        >
          {t("backup.restore")}
        </Button>
      </div>
    </Panel>
  );
};

const State = ({ state }: { readonly state: BackupView["state"] }) => {
  switch (state.kind) {
    case "idle":
      return null;
    case "working":
      return (
        <ProgressBar
          label={t(`backup.step.${state.step}`)}
          value={state.doneBytes}
          max={Math.max(1, state.totalBytes)}
        />
      );
    case "made":
      return (
        <Notice>
          {t("backup.made", { count: state.files, folder: state.folder })}
          {state.missing > 0 && ` ${t("backup.missing", { count: state.missing })}`}
        </Notice>
      );
    case "staged":
      return <Staged madeAt={state.madeAt} />;
    case "failed":
      return <Notice tone="bad">{state.message}</Notice>;
  }
};

const Staged = ({ madeAt }: { readonly madeAt: string }) => {
  const restart = useDeskMutation("backup.restart");
  const forget = useDeskMutation("backup.forget");
  return (
    <Notice>
      {t("backup.staged", { at: new Date(madeAt).toLocaleString() })}
      <span className={styles.actions}>
        <Button tone="primary" onPress={() => restart.mutate(undefined, { onError: showError })}>
          {t("backup.restart")}
        </Button>
        <Button onPress={() => forget.mutate(undefined, { onError: showError })}>{t("backup.forget")}</Button>
      </span>
    </Notice>
  );
};
