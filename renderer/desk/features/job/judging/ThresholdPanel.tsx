import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JudgingView, ScoreColumns } from "#shared/contract/judging-views.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState } from "../../../ui/States.tsx";
import { CalibrationNotice } from "./CalibrationNotice.tsx";
import { RejudgeRow } from "./RejudgeRow.tsx";
import { t } from "./text.ts";
import { ThresholdChart } from "./ThresholdChart.tsx";
import styles from "./Threshold.module.css";
import { ThresholdOptions } from "./ThresholdOptions.tsx";
import { useScoreColumns, useTrial, type Trial } from "./use-judging.ts";
import { WeightSliders } from "./WeightSliders.tsx";
import { shareWords, starsWords } from "./words.ts";

/** What another threshold or other weights would do to the job's scores; applied only on command. */
export const ThresholdPanel = ({ job }: { readonly job: JobDetail }) => {
  const judging = useDeskQuery("judging.get", { jobId: job.id });
  const columns = useScoreColumns(job.id);
  if (judging.data !== undefined && columns.data !== undefined && columns.data.numbers.length > 0) {
    return <WhatIfPanel job={job} judging={judging.data} columns={columns.data} />;
  }
  return (
    <Panel title={titleOf(job)}>
      {judging.isError || columns.isError ? (
        <ErrorState
          title={t("whatIf.failed")}
          error={judging.error ?? columns.error}
          onRetry={() => void Promise.all([judging.refetch(), columns.refetch()])}
        />
      ) : (
        <p className={styles.about}>{t("whatIf.none")}</p>
      )}
    </Panel>
  );
};

const titleOf = ({ policy }: JobDetail): string =>
  t(policy === "auto" ? "whatIf.title" : "whatIf.adviseTitle");

interface WhatIfPanelProps {
  readonly job: JobDetail;
  readonly judging: JudgingView;
  readonly columns: ScoreColumns;
}

const WhatIfPanel = ({ job, judging, columns }: WhatIfPanelProps) => {
  const trial = useTrial(judging, columns);
  const isChanged = trial.isThresholdChanged || trial.areWeightsChanged;
  const decides = job.policy === "auto";
  return (
    <Panel title={titleOf(job)} aside={<Apply job={job} trial={trial} isChanged={isChanged} />}>
      <p className={styles.about} role="status">
        <Summary trial={trial} decides={decides} />
      </p>
      <ThresholdChart trial={trial} decides={decides} />
      <ThresholdOptions trial={trial} inUse={judging.minStarRating} />
      <WeightSliders weights={trial.weights} onChange={trial.setWeights} />
      <CalibrationNotice judging={judging} />
      <RejudgeRow jobId={job.id} undecided={trial.outcome.undecided} isChanged={isChanged} />
    </Panel>
  );
};

const Apply = ({
  job,
  trial,
  isChanged,
}: {
  readonly job: JobDetail;
  readonly trial: Trial;
  readonly isChanged: boolean;
}) => {
  const save = useDeskMutation("judging.saveThreshold");
  const { threshold, weights } = trial;
  const apply = (): void => {
    save.mutate(
      { jobId: job.id, minStarRating: threshold, weights },
      {
        onSuccess: () => {
          trial.reset();
          showToast(t("whatIf.applied", { stars: starsWords(threshold) }), { tone: "good" });
        },
        onError: showError,
      },
    );
  };
  const unchanged = !isChanged && t("whatIf.unchanged");
  return (
    <>
      <Button tone="quiet" onPress={trial.reset} disabled={unchanged}>
        {t("whatIf.reset")}
      </Button>
      <Button onPress={apply} disabled={unchanged} working={save.isPending && t("whatIf.applying")}>
        {trial.areWeightsChanged && !trial.isThresholdChanged
          ? t("whatIf.applyWeights")
          : t("whatIf.apply", { stars: starsWords(threshold) })}
      </Button>
    </>
  );
};

const Summary = ({ trial, decides }: { readonly trial: Trial; readonly decides: boolean }) => {
  const { outcome, threshold } = trial;
  const at = outcome.thresholds[threshold - 1];
  if (at === undefined) return null;
  const share = shareWords(at.approved, outcome.count);
  const said = t(decides ? "whatIf.approves" : "whatIf.advises", { threshold: starsWords(threshold), share });
  const people =
    outcome.decided === 0
      ? t("whatIf.undecidedYet")
      : t("whatIf.decided", { count: outcome.decided, disagrees: at.disagrees });
  return (
    <>
      {said} {people}
    </>
  );
};
