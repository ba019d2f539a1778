import { toggleBlind, useBlind } from "../../state/hidden.ts";
import { changePreferences, usePreferences } from "../../state/preferences.ts";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/privacy-text.ts";
import { Switch } from "../../ui/Toggles.tsx";

/** What this desk would rather not see. */
export const HiddenPanel = () => {
  const blind = useBlind();
  const blurAll = usePreferences((state) => state.blurAll);
  return (
    <Panel title={t("settingsTitle")}>
      <Switch label={t("blind")} about={t("settingsBlind")} on={blind} onChange={toggleBlind} />
      <Switch
        label={t("blurAll")}
        about={t("settingsBlur")}
        on={blurAll}
        onChange={(on) => changePreferences({ blurAll: on })}
      />
    </Panel>
  );
};
