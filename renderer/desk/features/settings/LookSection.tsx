import type { AppInfo } from "#shared/contract/desk-views.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { showError } from "../../state/toasts.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { t } from "../../ui/text.ts";
import { HiddenPanel } from "./HiddenPanel.tsx";
import styles from "./Settings.module.css";

const THEMES = ["dark", "light", "system"] as const;

export const LookSection = ({ info }: { readonly info: AppInfo }) => {
  const setTheme = useDeskMutation("app.setTheme");
  // What was chosen is shown at once, before main has written it down.
  const shown = setTheme.isPending ? setTheme.variables.theme : info.theme;
  return (
    <>
      <Panel>
        <div className={styles.between}>
          <div>
            <h2 className={styles.heading}>{t("settings.look.theme")}</h2>
            <p className={styles.small}>{t("settings.look.themeAbout")}</p>
          </div>
          <Segmented
            label={t("settings.look.theme")}
            value={shown}
            segments={THEMES.map((value) => ({ value, label: t(`settings.look.themes.${value}`) }))}
            onChange={(theme) => setTheme.mutate({ theme }, { onError: showError })}
          />
        </div>
        <p className={styles.small}>{t("settings.look.motion")}</p>
      </Panel>
      <HiddenPanel />
    </>
  );
};
