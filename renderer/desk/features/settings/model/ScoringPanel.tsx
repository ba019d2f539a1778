import type { ScoringSettingsView } from "#shared/contract/scoring-calls.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { showError } from "../../../state/toasts.ts";
import { SelectField } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { PauseButton } from "../../../ui/scoring/PauseButton.tsx";
import { progressWords, stateWords } from "../../../ui/scoring/scoring-words.ts";
import { t } from "../../../ui/scoring/text.ts";
import { ErrorState } from "../../../ui/States.tsx";
import { Switch } from "../../../ui/Toggles.tsx";
import styles from "../Settings.module.css";
import { FormsTable } from "./FormsTable.tsx";
import own from "./ScoringPanel.module.css";

const EVERY_MS = 2000;

/** How pictures are scored: how it goes on, when it may, how much of the computer it takes, in which form. */
export const ScoringPanel = () => {
  const settings = useDeskQuery("scoring.settings", undefined, { everyMs: EVERY_MS });
  if (settings.isError) {
    return <ErrorState title={t("failed")} error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  return settings.data === undefined ? null : <PanelOf view={settings.data} />;
};

const PanelOf = ({ view }: { readonly view: ScoringSettingsView }) => {
  const set = useDeskMutation("scoring.set");
  const change = (changes: Parameters<typeof set.mutate>[0]): void =>
    set.mutate(changes, { onError: showError });
  return (
    <Panel title={t("title")}>
      <div className={styles.between}>
        <div>
          <p role="status">{stateWords(view)}</p>
          <p className={styles.small}>{progressWords(view)}</p>
        </div>
        <PauseButton view={view} />
      </div>
      <div className={own.fields}>
        {view.knowsPower && (
          <>
            <Switch
              label={t("onlyWhenIdle.label")}
              about={t("onlyWhenIdle.about")}
              on={view.onlyWhenIdle}
              working={set.isPending}
              onChange={(onlyWhenIdle) => change({ onlyWhenIdle })}
            />
            <Switch
              label={t("pauseOnBattery.label")}
              about={t("pauseOnBattery.about")}
              on={view.pauseOnBattery}
              working={set.isPending}
              onChange={(pauseOnBattery) => change({ pauseOnBattery })}
            />
          </>
        )}
        <SelectField
          label={t("workers.label")}
          hint={t("workers.about")}
          value={view.workers === null ? "auto" : String(view.workers)}
          options={[
            { value: "auto", label: t("workers.auto") },
            ...Array.from({ length: view.mostWorkers }, (_, index) => ({
              value: String(index + 1),
              label: t("workers.some", { count: index + 1 }),
            })),
          ]}
          onChange={(chosen) => change({ workers: chosen === "auto" ? null : Number(chosen) })}
        />
        <FormsTable view={view} onChoose={(form) => change({ form })} />
      </div>
    </Panel>
  );
};
