import type { AppInfo } from "#shared/contract/desk-views.ts";
import { Mark } from "../../ui/icons/Icon.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Settings.module.css";

export const AboutSection = ({ info }: { readonly info: AppInfo }) => (
  <Panel>
    <div className={styles.row}>
      <span className={styles.icon}>
        <Mark size={28} />
      </span>
      <div className={styles.grow}>
        <h2 className={styles.heading}>{t("app.name")}</h2>
        <p className={styles.small}>{t("settings.about.what")}</p>
      </div>
    </div>
    <dl className={styles.facts}>
      <dt>{t("settings.about.version")}</dt>
      <dd>{info.version}</dd>
      <dt>{t("settings.about.platform")}</dt>
      <dd>{info.platform}</dd>
      <dt>{t("settings.about.server")}</dt>
      <dd className={styles.mono}>{info.serverUrl}</dd>
      <dt>{t("settings.about.licence")}</dt>
      <dd>{t("settings.about.licenceName")}</dd>
    </dl>
  </Panel>
);
