import { useMemo, useRef, useState } from "react";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { go, goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { type ClaimActions, settleIfOurs, useClaimInList } from "../../ui/job/use-claim.ts";
import { bySoonest, canPick } from "../../ui/job/deadline.ts";
import { openMain } from "../../ui/job/JobLink.tsx";
import { SettleDialog } from "../../ui/job/SettleDialog.tsx";
import { type Cursor, useCursor } from "../../ui/job/use-cursor.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Centred, EmptyState, ErrorState, LoadingState } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { isIn, isSought, JOB_GROUPS, type JobGroup } from "./job-groups.ts";
import styles from "./Jobs.module.css";
import { JobTable } from "./JobTable.tsx";

export const JobsScreen = () => {
  const jobs = useDeskQuery("jobs.list", undefined);
  if (jobs.data !== undefined) return <Jobs all={jobs.data} />;
  if (jobs.isError) {
    return (
      <Centred>
        <ErrorState title={t("jobs.failed")} error={jobs.error} onRetry={() => void jobs.refetch()} />
      </Centred>
    );
  }
  return <LoadingState>{t("common.opening")}</LoadingState>;
};

const newJob = (): void => go({ screen: "new-job" });

/** Every job of this desk, soonest deadline first. */
const Jobs = ({ all }: { readonly all: readonly JobCard[] }) => {
  const [group, setGroup] = useState<JobGroup>("all");
  const [sought, setSought] = useState("");
  const [settling, setSettling] = useState<JobCard | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const sorted = useMemo(() => all.toSorted(bySoonest), [all]);
  const shown = useMemo(() => {
    const words = sought.trim();
    return sorted.filter((job) => isIn(job, group) && (words === "" || isSought(job, words)));
  }, [sorted, group, sought]);
  const cursor = useCursor(shown);
  const claims = useClaimInList();
  useJobsKeys(shown, cursor, claims, setSettling, () => search.current?.focus());
  const clear = (): void => {
    setGroup("all");
    setSought("");
  };
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t("frame.jobs")}</h1>
        {all.length > 0 && (
          <span className={styles.muted}>
            {all.length > 1
              ? t("jobs.sorted", { count: all.length })
              : t("jobs.count", { count: all.length })}
          </span>
        )}
        <span className={styles.grow} />
        <Button tone="primary" icon="plus" keys="n" onPress={newJob}>
          {t("inbox.newJob")}
        </Button>
      </div>
      {all.length === 0 ? (
        <Panel padded={false}>
          <EmptyState title={t("inbox.noJobs")} frames={["plus", "dashed", "dashed"]}>
            {t("inbox.noJobsAbout")}
          </EmptyState>
        </Panel>
      ) : (
        <>
          {all.length > 1 && (
            <div className={styles.filters}>
              <div className={styles.search}>
                <Field
                  ref={search}
                  label={t("jobs.search")}
                  labelHidden
                  placeholder={t("jobs.search")}
                  icon="search"
                  value={sought}
                  onChange={setSought}
                  trailing={<Kbd keys="/" />}
                  onKeyDown={(event) => {
                    if (event.key === "Escape") setSought("");
                    if (event.key === "Escape" || event.key === "ArrowDown" || event.key === "Enter")
                      cursor.move(1);
                  }}
                />
              </div>
              <Segmented
                label={t("jobs.group")}
                value={group}
                segments={JOB_GROUPS.map((value) => ({
                  value,
                  label: t(`jobs.groups.${value}`),
                  count: sorted.filter((job) => isIn(job, value)).length,
                }))}
                onChange={setGroup}
              />
            </div>
          )}
          {shown.length === 0 ? (
            <Panel padded={false}>
              <EmptyState
                title={t("jobs.noMatch")}
                frames={["blank", "blank", "filter"]}
                actions={
                  <Button icon="cross" onPress={clear}>
                    {t("jobs.clear")}
                  </Button>
                }
              >
                {t("jobs.hidden", { count: all.length })}
              </EmptyState>
            </Panel>
          ) : (
            <JobTable jobs={shown} cursor={cursor} />
          )}
          {shown.length > 0 && shown.length < all.length && (
            <p className={styles.foot}>
              {t("jobs.shown", { count: shown.length })}{" "}
              {t("jobs.hidden", { count: all.length - shown.length })}{" "}
              <button type="button" className={styles.clear} onClick={clear}>
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

const useJobsKeys = (
  shown: readonly JobCard[],
  cursor: Cursor,
  claims: ClaimActions,
  settle: (job: JobCard) => void,
  search: () => void,
): void => {
  const target = cursor.job ?? shown[0] ?? null;
  const onTarget = (run: (job: JobCard) => void) => (): void => {
    if (target !== null) run(target);
  };
  useCommands(t("frame.jobs"), [
    {
      id: "jobs.move",
      title: t("keys.move"),
      keys: ["ArrowDown", "ArrowUp"],
      shown: ["↑", "↓"],
      repeats: true,
      hint: 1,
      run: (event) => cursor.move(event.key === "ArrowUp" ? -1 : 1),
    },
    { id: "jobs.open", title: t("keys.open"), keys: ["Enter"], hint: 2, run: onTarget(openMain) },
    {
      id: "jobs.triage",
      title: t("inbox.triage"),
      keys: ["t"],
      hint: 3,
      run: onTarget((job) => goToJob(job.id, "triage")),
    },
    {
      id: "jobs.pick",
      title: t("inbox.pick"),
      keys: ["p"],
      hint: 4,
      when: () => target !== null && canPick(target),
      run: onTarget((job) => goToJob(job.id, "pick")),
    },
    {
      id: "jobs.claim",
      title: t("claim.do"),
      keys: ["c"],
      hint: 5,
      when: () => target?.phase === "moderator_selection",
      run: onTarget(claims.toggle),
    },
    {
      id: "jobs.settle",
      title: t("inbox.settle"),
      keys: ["s"],
      hint: 6,
      when: () => target?.phase === "moderator_selection",
      run: onTarget((job) => settleIfOurs(job, settle)),
    },
    { id: "jobs.new", title: t("inbox.newJob"), keys: ["n"], hint: 7, run: newJob },
    { id: "jobs.search", title: t("keys.search"), keys: ["[Shift]+/"], shown: ["/"], hint: 8, run: search },
  ]);
};
