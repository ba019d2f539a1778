import type { AppInfo } from "#shared/contract/desk-views.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { showError } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Settings.module.css";
import { BackupPanel } from "./storage/BackupPanel.tsx";
import { SizesPanel } from "./storage/SizesPanel.tsx";

export const StorageSection = ({ info }: { readonly info: AppInfo }) => {
  const open = useDeskMutation("app.openDataFolder");
  return (
    <>
      <Panel>
        <h2 className={styles.heading}>{t("settings.storage.folder")}</h2>
        <p className={styles.mono}>{info.dataDir}</p>
        <p className={styles.small}>{t("settings.storage.about")}</p>
        <div className={styles.actions}>
          <Button icon="folder" onPress={() => open.mutate(undefined, { onError: showError })}>
            {t("first.openFolder")}
          </Button>
        </div>
      </Panel>
      <SizesPanel />
      <BackupPanel />
    </>
  );
};
