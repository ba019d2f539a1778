import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { showError } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/icons/Icon.tsx";
import { modelSentence } from "../../ui/job/model-words.ts";
import { PracticeMark, Tag } from "../../ui/Marks.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { PracticeBanner } from "../../ui/PracticeBanner.tsx";
import { ErrorState, LoadingState, Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { ModelList } from "./models/ModelList.tsx";
import { ScoringPanel } from "./model/ScoringPanel.tsx";
import styles from "./Settings.module.css";

/** Which model scores, in plain words, and what helps where none does. */
export const ModelSection = () => {
  const status = useDeskQuery("model.status", undefined);
  const usePractice = useDeskMutation("model.usePractice");
  if (status.isError) {
    return (
      <ErrorState title={t("model.failed")} error={status.error} onRetry={() => void status.refetch()} />
    );
  }
  if (status.data === undefined) return <LoadingState>{t("common.opening")}</LoadingState>;
  const { model, forPracticeOnly, scorer, reason } = status.data;
  const practice = model?.practice === true;
  return (
    <>
      {practice && (
        <PracticeBanner>
          {forPracticeOnly ? t("model.practiceOnlyAbout") : t("model.practiceAbout")} <PracticeMark />
        </PracticeBanner>
      )}
      <Panel>
        <div className={styles.row}>
          <span className={styles.icon}>
            <Icon name="target" size={24} />
          </span>
          <div className={styles.grow}>
            <h2 className={styles.heading}>
              {model === null ? t("model.none") : practice ? t("practice.model") : model.id}
            </h2>
            <p className={styles.small}>{modelSentence(status.data)}</p>
          </div>
          <Tag tone={scorer === "ready" ? "good" : scorer === "restarting" ? "bad" : "plain"}>
            {t(`model.scorer.${scorer}`)}
          </Tag>
        </div>
        {model !== null && (
          <dl className={styles.facts}>
            <dt>{t("model.runsOn")}</dt>
            <dd>{t("model.thisComputer")}</dd>
            <dt>{t("model.revision")}</dt>
            <dd className={styles.mono}>{model.revision}</dd>
          </dl>
        )}
        {(model === null || forPracticeOnly) && (
          <div className={styles.actions}>
            <Button
              working={usePractice.isPending && t("model.starting")}
              onPress={() => usePractice.mutate(undefined, { onError: showError })}
            >
              {t("model.useForAll")}
            </Button>
          </div>
        )}
      </Panel>
      {reason !== null && <Notice>{reason}</Notice>}
      <ModelList />
      <ScoringPanel />
    </>
  );
};
