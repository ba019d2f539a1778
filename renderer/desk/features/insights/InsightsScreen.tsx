import { type Ref, useRef, useState } from "react";
import type { InsightsView } from "#shared/contract/insights-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { INSIGHT_RANGES, type InsightRange } from "#shared/domain/insights/ranges.ts";
import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { showError, showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Centred, EmptyState, ErrorState, LoadingState } from "../../ui/States.tsx";
import { Credits } from "./Credits.tsx";
import styles from "./Insights.module.css";
import { Kpis } from "./Kpis.tsx";
import { Overrides } from "./Overrides.tsx";
import { Reasons } from "./Reasons.tsx";
import { Reviewers } from "./Reviewers.tsx";
import { Scores } from "./Scores.tsx";
import { t } from "./text.ts";
import { Drift, Pace, RateOverTime, StarsOverTime } from "./TimeCharts.tsx";
import { Types } from "./Types.tsx";
import { Waits } from "./Waits.tsx";
import { Workers } from "./Workers.tsx";

/** Scoring changes figures many times a second; they are read again this often. */
const FRESH_EVERY_MS = 15_000;

/** Of more jobs than these the newest can be chosen. */
const NEWEST_JOBS = { group: "all", words: "", sort: "newest", after: null, limit: 500 } as const;

/** How things went: what came in, what became of it, and who decided. */
export const InsightsScreen = () => {
  const [range, setRange] = useState<InsightRange>("month");
  const [jobId, setJobId] = useState<JobId | null>(null);
  const choice = useRef<HTMLSelectElement>(null);
  const asked = { jobId, range, offsetMinutes: -new Date().getTimezoneOffset() };
  const view = useDeskQuery("insights.get", asked, { keepPrevious: true, everyMs: FRESH_EVERY_MS });
  const saving = useDeskMutation("insights.saveFigures");
  const exportFigures = (): void =>
    saving.mutate(asked, {
      onSuccess: ({ saved }) => saved && showToast(t("exported"), { tone: "good" }),
      onError: showError,
    });
  useCommands(t("title"), [
    ...INSIGHT_RANGES.map((each, index) => ({
      id: `insights.${each}`,
      title: `${t("keys.range")}: ${t(`range.${each}`)}`,
      keys: [String(index + 1)],
      ...(index === 0 && { shown: ["1", "–", "4"], hint: 1, hintTitle: t("keys.range") }),
      run: () => setRange(each),
    })),
    {
      id: "insights.job",
      title: t("keys.job"),
      keys: ["j"],
      hint: 2,
      run: () => {
        choice.current?.focus();
        choice.current?.showPicker();
      },
    },
    { id: "insights.export", title: t("keys.export"), keys: ["e"], hint: 3, run: exportFigures },
  ]);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <JobChoice jobId={jobId} onChange={setJobId} choice={choice} />
        <span className={styles.grow} />
        <Segmented
          label={t("range.label")}
          segments={INSIGHT_RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
          value={range}
          onChange={setRange}
        />
        <Button icon="download" keys="e" onPress={exportFigures}>
          {t("export")}
        </Button>
      </header>
      {view.data !== undefined ? (
        <Figures view={view.data} />
      ) : view.isError ? (
        <Centred>
          <ErrorState title={t("failed")} error={view.error} onRetry={() => void view.refetch()} />
        </Centred>
      ) : (
        <LoadingState>{t("opening")}</LoadingState>
      )}
    </div>
  );
};

interface JobChoiceProps {
  readonly jobId: JobId | null;
  readonly onChange: (jobId: JobId | null) => void;
  readonly choice: Ref<HTMLSelectElement>;
}

const JobChoice = ({ jobId, onChange, choice }: JobChoiceProps) => {
  const jobs = useDeskQuery("jobs.list", NEWEST_JOBS).data?.jobs ?? [];
  return (
    <select
      ref={choice}
      className={styles.jobChoice}
      aria-label={t("job")}
      value={jobId ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? null : (target.value as JobId))}
    >
      <option value="">{t("allJobs")}</option>
      {jobs.map((job) => (
        <option key={job.id} value={job.id}>
          {job.title}
        </option>
      ))}
    </select>
  );
};

/** Dashes where there is nothing to say; the charts come with the first submission. */
const Figures = ({ view }: { readonly view: InsightsView }) => (
  <>
    <Kpis view={view} />
    {view.now.total === 0 && view.waits.count === 0 && (
      <EmptyState title={t("empty.title")} frames={["dashed", "dashed", "dashed"]}>
        {t("empty.body")}
      </EmptyState>
    )}
    <div className={styles.two}>
      <Scores view={view} />
      <Pace view={view} />
    </div>
    <div className={styles.three}>
      <Reviewers view={view} />
      <Types view={view} />
      <Reasons view={view} />
    </div>
    <div className={styles.two}>
      <RateOverTime view={view} />
      <StarsOverTime view={view} />
      <Drift view={view} />
      <Waits view={view} />
      <Overrides view={view} />
      <Workers view={view} />
      <Credits view={view} />
    </div>
  </>
);
