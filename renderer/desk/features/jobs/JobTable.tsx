import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef } from "react";
import type { JobCard } from "#shared/contract/desk-views.ts";
import type { JobSort } from "#shared/domain/job-standing.ts";
import { classes } from "../../ui/classes.ts";
import type { Cursor } from "../../ui/job/use-cursor.ts";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Jobs.module.css";
import { t as tJobs } from "./text.ts";
import { JobTableRow } from "./JobTableRow.tsx";

const ROW_HEIGHT = 58;

interface JobTableProps {
  /** Those that were read so far. */
  readonly jobs: readonly JobCard[];
  /** How many there are. */
  readonly matched: number;
  readonly sort: JobSort;
  readonly cursor: Cursor<JobCard>;
  /** The rows in sight come near the last that was read. */
  readonly onNearEnd: () => void;
}

/** Rows before the end at which the next page is asked for. */
const AHEAD = 40;

/** All jobs; only the rows in sight exist, so that 100,000 scroll as 100 do. */
export const JobTable = ({ jobs, matched, sort, cursor, onNearEnd }: JobTableProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this component only
  const rows = useVirtualizer({
    count: jobs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => jobs[index]?.id ?? index,
  });
  const lastInSight = rows.getVirtualItems().at(-1)?.index ?? 0;
  const isNearEnd = jobs.length < matched && lastInSight >= jobs.length - AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd) askForMore();
  }, [isNearEnd, jobs.length]);
  const at = cursor.item === null ? -1 : jobs.indexOf(cursor.item);
  const moved = cursor.focused;
  useEffect(() => {
    if (moved && at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, moved, rows]);
  return (
    <Panel padded={false} className={styles.table}>
      <div role="table" aria-label={t("frame.jobs")} aria-rowcount={matched + 1} className={styles.table}>
        <div role="row" aria-rowindex={1} className={classes(styles.row, styles.header)}>
          <span role="columnheader">
            <span className="visually-hidden">{t("jobs.column.picture")}</span>
          </span>
          <span role="columnheader" aria-sort={sort === "title" ? "ascending" : "none"}>
            {t("jobs.column.job")}
          </span>
          <span role="columnheader">{t("jobs.column.state")}</span>
          <span role="columnheader">{t("jobs.column.places")}</span>
          <span role="columnheader" className={styles.spark}>
            {tJobs("stars")}
          </span>
          <span
            role="columnheader"
            className={styles.waiting}
            aria-sort={sort === "waiting" ? "descending" : "none"}
          >
            {t("jobs.column.waiting")}
          </span>
          <span role="columnheader" aria-sort={sort === "deadline" ? "ascending" : "none"}>
            {t("jobs.column.deadline")}
          </span>
          <span role="columnheader">
            <span className="visually-hidden">{t("jobs.column.action")}</span>
          </span>
        </div>
        <div ref={scroller} role="rowgroup" className={styles.scroll}>
          <div role="presentation" className={styles.inner} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((item) => {
              const job = jobs[item.index];
              if (job === undefined) return null;
              const current = item.index === at;
              return (
                <JobTableRow
                  key={job.id}
                  job={job}
                  index={item.index}
                  current={current}
                  focused={current && cursor.focused}
                  onCurrent={() => cursor.put(job.id)}
                  style={{ transform: `translateY(${item.start}px)` }}
                />
              );
            })}
          </div>
        </div>
      </div>
    </Panel>
  );
};
