import { useState } from "react";
import type { ModelsView, ModelView } from "#shared/contract/model-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatBytes } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Notice } from "../../../ui/States.tsx";
import settings from "../Settings.module.css";
import { t } from "../text.ts";
import { FetchPanel } from "./FetchPanel.tsx";
import { ImportButtons } from "./ImportButtons.tsx";
import styles from "./Models.module.css";
import { RemoveModelDialog } from "./RemoveModelDialog.tsx";

interface ModelCardProps {
  readonly model: ModelView;
  readonly all: ModelsView;
}

/** One model: what it is, whether it is here and in use, and what can be done with it. */
export const ModelCard = ({ model, all }: ModelCardProps) => {
  const { title, about, recommended, inUse, installed, fetch } = model;
  return (
    <Panel>
      <div className={styles.head}>
        <span className={settings.icon}>
          <Icon name="target" size={24} />
        </span>
        <div className={styles.words}>
          <div className={styles.titleLine}>
            <h2 className={styles.title}>{title}</h2>
            {recommended && <Tag>{t("models.recommended")}</Tag>}
            {inUse && (
              <Tag tone="good" icon="check">
                {t("models.inUse")}
              </Tag>
            )}
            {!inUse && installed !== null && (
              <Tag>{t(installed.origin === "imported" ? "models.imported" : "models.installed")}</Tag>
            )}
          </div>
          <p className={styles.about}>{about ?? t("models.importedAbout")}</p>
        </div>
      </div>
      {fetch !== null ? (
        <FetchPanel model={model} fetch={fetch} importing={all.importing} />
      ) : installed === null ? (
        <NotHere model={model} importing={all.importing} />
      ) : (
        <Here model={model} all={all} />
      )}
      <Facts model={model} freeBytes={all.freeBytes} />
    </Panel>
  );
};

const NotHere = ({ model, importing }: { readonly model: ModelView; readonly importing: boolean }) => {
  const start = useDeskMutation("models.fetch");
  return (
    <div className={`${styles.actions} ${styles.below}`}>
      <Button
        tone="primary"
        icon="download"
        working={start.isPending && t("models.state.fetching")}
        onPress={() => start.mutate({ name: model.name }, { onError: showError })}
      >
        {t("models.download", { size: formatBytes(model.bytes) })}
      </Button>
      <span className={styles.push} />
      <span className={styles.figures}>{t("models.noInternet")}</span>
      <ImportButtons importing={importing} />
    </div>
  );
};

const Here = ({ model, all }: ModelCardProps) => {
  const { name, title, inUse, source } = model;
  const use = useDeskMutation("models.use");
  const verify = useDeskMutation("models.verify");
  const again = useDeskMutation("models.fetch");
  const [removing, setRemoving] = useState(false);
  const faults = verify.data?.faults ?? [];
  return (
    <>
      <div className={`${styles.actions} ${styles.below}`}>
        {!inUse && (
          <Button
            tone="primary"
            working={use.isPending && t("models.using")}
            onPress={() => use.mutate({ name }, { onError: showError })}
          >
            {t("models.use")}
          </Button>
        )}
        <Button
          working={verify.isPending && t("models.checking")}
          onPress={() =>
            verify.mutate(
              { name },
              {
                onError: showError,
                onSuccess: (found) => {
                  if (found.faults.length === 0) showToast(t("models.checked", { title }), { tone: "good" });
                },
              },
            )
          }
        >
          {t("models.check")}
        </Button>
        <Button tone="quiet" ariaLabel={t("models.removeWhat", { title })} onPress={() => setRemoving(true)}>
          {t("models.remove")}
        </Button>
      </div>
      {faults.length > 0 && (
        <div className={styles.below}>
          <Notice
            tone="bad"
            action={
              source !== null && (
                <Button icon="download" onPress={() => again.mutate({ name }, { onError: showError })}>
                  {t("models.again")}
                </Button>
              )
            }
          >
            <ul className={styles.faults}>
              {faults.map(({ path, fault }) => (
                <li key={path}>{t(`models.faults.${fault}`, { path })}</li>
              ))}
            </ul>
            {t("models.faultsNow")}
          </Notice>
        </div>
      )}
      {removing && <RemoveModelDialog model={model} all={all} onClose={() => setRemoving(false)} />}
    </>
  );
};

const Facts = ({ model, freeBytes }: { readonly model: ModelView; readonly freeBytes: number }) => {
  const { installed, bytes, licence, source, revision } = model;
  const size = formatBytes(bytes);
  return (
    <dl className={styles.facts}>
      <Fact name={t("models.fact.runsOn")}>{t("models.fact.thisComputer")}</Fact>
      <Fact name={t("models.fact.disk")}>
        {installed === null ? t("models.fact.diskOf", { size, free: formatBytes(freeBytes) }) : size}
      </Fact>
      {licence !== null && <Fact name={t("models.fact.licence")}>{licence}</Fact>}
      <Fact name={t("models.fact.checksum")}>
        {t(installed === null ? "models.fact.checksumAbout" : "models.fact.checksumHere")}
      </Fact>
      <Fact name={t("models.fact.revision")}>
        <span className={styles.mono} title={revision}>
          {revision.slice(0, 12)}
        </span>
      </Fact>
      {source !== null && <Fact name={t("models.fact.source")}>{source}</Fact>}
    </dl>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
