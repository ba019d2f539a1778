import { useDeskQuery } from "../../../bridge/queries.ts";
import { formatCount } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { ProgressBar } from "../../../ui/Meters.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState, Notice } from "../../../ui/States.tsx";
import settings from "../Settings.module.css";
import { t } from "../text.ts";
import { ImportButtons } from "./ImportButtons.tsx";
import { MirrorPanel } from "./MirrorPanel.tsx";
import { ModelCard } from "./ModelCard.tsx";
import styles from "./Models.module.css";

/** The models that Winnow knows or has, a way to bring others, and where downloads come from. */
export const ModelList = () => {
  const query = useDeskQuery("models.get", undefined);
  if (query.isError) {
    return <ErrorState title={t("models.failed")} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const all = query.data;
  if (all === undefined) return null;
  return (
    <>
      {all.folderInUse !== null && <Notice>{t("models.folder", { path: all.folderInUse })}</Notice>}
      {all.looking !== null && <Looking {...all.looking} />}
      {all.models.map((model) => (
        <ModelCard key={model.name} model={model} all={all} />
      ))}
      <Panel>
        <div className={styles.head}>
          <span className={settings.icon}>
            <Icon name="folder" size={20} />
          </span>
          <div className={styles.words}>
            <h2 className={styles.title}>{t("models.other")}</h2>
            <p className={styles.about}>{t("models.otherAbout")}</p>
            <div className={`${styles.actions} ${styles.below}`}>
              <ImportButtons importing={all.importing} />
            </div>
          </div>
        </div>
      </Panel>
      <MirrorPanel key={all.mirror.base} mirror={all.mirror} />
    </>
  );
};

const Looking = ({ done, total }: { readonly done: number; readonly total: number }) => (
  <Panel>
    <h2 className={styles.title}>{t("models.looking")}</h2>
    <p className={styles.about}>
      {t("models.lookingAbout", { done: formatCount(done), total: formatCount(total) })}
    </p>
    <div className={styles.below}>
      <ProgressBar label={t("models.looking")} value={done} max={total} tone="accent" />
    </div>
  </Panel>
);
