import { toggleBlind, toggleBlur, useBlind } from "../../../state/hidden.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { t } from "../../../ui/privacy-text.ts";
import { Switch } from "../../../ui/Toggles.tsx";
import { Group } from "../filters/FilterRow.tsx";
import { useSession } from "../session-context.ts";
import styles from "./Privacy.module.css";

/** What of this job stays out of sight. */
export const PrivacySection = () => {
  const { jobId } = useSession();
  const blind = useBlind();
  const blurAll = usePreferences((state) => state.blurAll);
  const blurred = usePreferences((state) => state.blurredJobs.includes(jobId));
  return (
    <Group title={t("title")}>
      <div className={styles.switches}>
        <Switch label={t("blind")} about={t("blindAbout")} on={blind} onChange={toggleBlind} />
        <Switch
          label={t("blur")}
          about={t("blurAbout")}
          on={blurAll || blurred}
          disabled={blurAll && t("blurAllOn")}
          onChange={() => toggleBlur(jobId)}
        />
      </div>
    </Group>
  );
};
