import { useDeferredValue, useRef, useState } from "react";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { Button } from "../../ui/Button.tsx";
import { useClaimInList } from "../../ui/job/use-claim.ts";
import { SettleDialog } from "../../ui/job/SettleDialog.tsx";
import { useCursor } from "../../ui/job/use-cursor.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Centred, EmptyState, ErrorState, LoadingState } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { JobFilters } from "./JobFilters.tsx";
import styles from "./Jobs.module.css";
import { JobTable } from "./JobTable.tsx";
import { type JobPages, useJobPages } from "./use-job-pages.ts";
import { newJob, useJobsKeys } from "./use-jobs-keys.ts";
import { clearFilters, filterCount, useJobsView } from "./use-jobs-view.ts";

export const JobsScreen = () => {
  const { group, words, type, sort } = useJobsView();
  // Typing is never held up by the list.
  const sought = useDeferredValue(words.trim());
  const pages = useJobPages({ group, words: sought, sort, ...(type !== null && { types: [type] }) });
  if (pages.first !== null) return <Jobs first={pages.first} pages={pages} />;
  if (pages.error !== null) {
    return (
      <Centred>
        <ErrorState title={t("jobs.failed")} error={pages.error} onRetry={pages.retry} />
      </Centred>
    );
  }
  return <LoadingState>{t("common.opening")}</LoadingState>;
};

interface JobsProps {
  readonly first: NonNullable<JobPages["first"]>;
  readonly pages: JobPages;
}

/** Every job of this desk. */
const Jobs = ({ first, pages }: JobsProps) => {
  const { jobs } = pages;
  const all = first.groups.all;
  const view = useJobsView();
  const [settling, setSettling] = useState<JobCard | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const cursor = useCursor(jobs);
  const claims = useClaimInList();
  useJobsKeys({
    shown: jobs,
    cursor,
    claims,
    settle: setSettling,
    search: () => search.current?.focus(),
  });
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t("frame.jobs")}</h1>
        {all > 0 && (
          <span className={styles.muted}>
            {all > 1 && view.sort === "deadline"
              ? t("jobs.sorted", { count: all })
              : t("jobs.count", { count: all })}
          </span>
        )}
        <span className={styles.grow} />
        <Button tone="primary" icon="plus" keys="n" onPress={newJob}>
          {t("inbox.newJob")}
        </Button>
      </div>
      {all === 0 ? (
        <Panel padded={false}>
          <EmptyState title={t("inbox.noJobs")} frames={["plus", "dashed", "dashed"]}>
            {t("inbox.noJobsAbout")}
          </EmptyState>
        </Panel>
      ) : (
        <>
          {all > 1 && (
            <JobFilters groups={first.groups} search={search} onLeaveSearch={() => cursor.move(1)} />
          )}
          {first.matched === 0 ? (
            <NoMatch all={all} />
          ) : (
            <JobTable
              jobs={jobs}
              matched={first.matched}
              sort={view.sort}
              cursor={cursor}
              onNearEnd={pages.more}
            />
          )}
          {first.matched > 0 && filterCount(view) > 0 && (
            <p className={styles.foot} role="status">
              {t("jobs.shown", { count: first.matched })}{" "}
              {all > first.matched && t("jobs.hidden", { count: all - first.matched })}{" "}
              <button type="button" className={styles.clear} onClick={clearFilters}>
                {t("jobs.clear")}
              </button>
            </p>
          )}
        </>
      )}
      <div style={{ height: 16, flex: "none" }} />
      {settling !== null && <SettleDialog job={settling} onClose={() => setSettling(null)} />}
    </div>
  );
};

const NoMatch = ({ all }: { readonly all: number }) => (
  <Panel padded={false}>
    <EmptyState
      title={t("jobs.noMatch")}
      frames={["blank", "blank", "filter"]}
      actions={
        <Button icon="cross" onPress={clearFilters}>
          {t("jobs.clear")}
        </Button>
      }
    >
      {t("jobs.hidden", { count: all })}
    </EmptyState>
  </Panel>
);
