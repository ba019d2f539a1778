import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { classes } from "../../ui/classes.ts";
import type { Cursor } from "../../ui/job/use-cursor.ts";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Jobs.module.css";
import { JobTableRow } from "./JobTableRow.tsx";

const ROW_HEIGHT = 58;

interface JobTableProps {
  readonly jobs: readonly JobCard[];
  readonly cursor: Cursor;
}

/** All jobs; only the rows in sight exist, so that 100,000 scroll as 100 do. */
export const JobTable = ({ jobs, cursor }: JobTableProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this component only
  const rows = useVirtualizer({
    count: jobs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => jobs[index]?.id ?? index,
  });
  const at = cursor.job === null ? -1 : jobs.indexOf(cursor.job);
  const moved = cursor.focused;
  useEffect(() => {
    if (moved && at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, moved, rows]);
  return (
    <Panel padded={false} className={styles.table}>
      <div role="table" aria-label={t("frame.jobs")} aria-rowcount={jobs.length + 1} className={styles.table}>
        <div role="row" aria-rowindex={1} className={classes(styles.row, styles.header)}>
          <span role="columnheader">
            <span className="visually-hidden">{t("jobs.column.picture")}</span>
          </span>
          <span role="columnheader">{t("jobs.column.job")}</span>
          <span role="columnheader">{t("jobs.column.state")}</span>
          <span role="columnheader">{t("jobs.column.places")}</span>
          <span role="columnheader" className={styles.waiting}>
            {t("jobs.column.waiting")}
          </span>
          <span role="columnheader" aria-sort="ascending">
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
