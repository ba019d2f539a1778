import { runCommand } from "../../commands/registry.ts";
import { changePreferences, usePreferences } from "../../state/preferences.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import { Switch } from "../../ui/Toggles.tsx";
import styles from "./Settings.module.css";

export const KeysSection = () => {
  const singleKeys = usePreferences((state) => state.singleKeys);
  return (
    <Panel>
      <Switch
        label={t("settings.keys.single")}
        about={t("settings.keys.singleAbout")}
        on={singleKeys}
        onChange={(on) => changePreferences({ singleKeys: on })}
      />
      <div className={styles.actions}>
        <Button keys="?" onPress={() => runCommand("keys")}>
          {t("settings.keys.show")}
        </Button>
      </div>
    </Panel>
  );
};
