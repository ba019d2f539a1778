import { Panel } from "../../../ui/Panel.tsx";
import styles from "../Access.module.css";
import { CopyBox } from "../SecretDialog.tsx";
import settings from "../Settings.module.css";
import { t } from "../text.ts";

/** Where the local server answers, with a first request to try. */
export const ServerPanel = ({ url }: { readonly url: string }) => (
  <Panel title={t("server.title")}>
    <p className={settings.small}>{url === "" ? t("server.starting") : t("server.about")}</p>
    {url !== "" && (
      <dl className={styles.labelled}>
        <dt>{t("server.address")}</dt>
        <dd>
          <CopyBox label={t("server.address")} text={url} copyLabel={t("server.copyAddress")} />
        </dd>
        <dt>{t("server.example")}</dt>
        <dd>
          <CopyBox
            label={t("server.example")}
            text={`curl -H "Authorization: Bearer $WINNOW_KEY" ${url}/v1/submissions`}
            copyLabel={t("server.copyExample")}
          />
        </dd>
      </dl>
    )}
  </Panel>
);
