import type { AppInfo } from "#shared/contract/desk-views.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { SETTINGS_SECTIONS, type SettingsSection } from "../../state/settings-sections.ts";
import { RouteLink } from "../../ui/frame/RouteLink.tsx";
import { Icon, type IconName } from "../../ui/icons/Icon.tsx";
import { ErrorState, LoadingState } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { AboutSection } from "./AboutSection.tsx";
import { AccessSection } from "./access/AccessSection.tsx";
import { GeneralSection } from "./GeneralSection.tsx";
import { KeysSection } from "./keys/KeysSection.tsx";
import { LimitsSection } from "./limits/LimitsSection.tsx";
import { LookSection } from "./LookSection.tsx";
import { ModelSection } from "./ModelSection.tsx";
import { ReasonsSection } from "./reasons/ReasonsSection.tsx";
import { RemotesSection } from "./remotes/RemotesSection.tsx";
import styles from "./Settings.module.css";
import { StorageSection } from "./StorageSection.tsx";
import { WebhooksSection } from "./webhooks/WebhooksSection.tsx";

const ICONS: Readonly<Record<SettingsSection, IconName>> = {
  general: "gear",
  look: "look",
  model: "chip",
  keys: "key",
  access: "lock",
  webhooks: "bolt",
  remotes: "network",
  reasons: "text",
  limits: "shield",
  storage: "storage",
  about: "info",
};

export const SettingsScreen = ({ section }: { readonly section: SettingsSection }) => {
  const info = useDeskQuery("app.info", undefined);
  return (
    <div className={styles.screen}>
      <nav className={styles.nav} aria-label={t("frame.settings")}>
        {SETTINGS_SECTIONS.map((each) => (
          <RouteLink
            key={each}
            className={styles.link}
            to={{ screen: "settings", section: each }}
            current={each === section}
          >
            <Icon name={ICONS[each]} />
            {t(`settings.${each}.name`)}
          </RouteLink>
        ))}
      </nav>
      <div className={styles.content}>
        <h1 className={styles.title}>{t(`settings.${section}.name`)}</h1>
        <p className={styles.lead}>{t(`settings.${section}.lead`)}</p>
        {info.data !== undefined && <SectionOf section={section} info={info.data} />}
        {info.isError && (
          <ErrorState title={t("settings.failed")} error={info.error} onRetry={() => void info.refetch()} />
        )}
        {info.isPending && <LoadingState>{t("common.opening")}</LoadingState>}
      </div>
    </div>
  );
};

const SectionOf = ({ section, info }: { readonly section: SettingsSection; readonly info: AppInfo }) => {
  switch (section) {
    case "general":
      return <GeneralSection key={info.actor} info={info} />;
    case "look":
      return <LookSection info={info} />;
    case "model":
      return <ModelSection />;
    case "keys":
      return <KeysSection />;
    case "access":
      return <AccessSection info={info} />;
    case "webhooks":
      return <WebhooksSection />;
    case "remotes":
      return <RemotesSection />;
    case "reasons":
      return <ReasonsSection />;
    case "limits":
      return <LimitsSection />;
    case "storage":
      return <StorageSection info={info} />;
    case "about":
      return <AboutSection info={info} />;
  }
};
