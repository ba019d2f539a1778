import type { RefObject } from "react";
import { JOB_TYPES } from "#shared/domain/job.ts";
import { JOB_GROUPS, JOB_SORTS, type JobGroup } from "#shared/domain/job-standing.ts";
import { Field, SelectField } from "../../ui/Field.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Jobs.module.css";
import { t as tJobs } from "./text.ts";
import { changeView, useJobsView } from "./use-jobs-view.ts";

interface JobFiltersProps {
  readonly groups: Readonly<Record<JobGroup, number>>;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onLeaveSearch: () => void;
}

/** Which jobs, and in which order. */
export const JobFilters = ({ groups, search, onLeaveSearch }: JobFiltersProps) => {
  const view = useJobsView();
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <Field
          ref={search}
          label={tJobs("search")}
          labelHidden
          placeholder={tJobs("search")}
          icon="search"
          value={view.words}
          onChange={(words) => changeView({ words })}
          trailing={<Kbd keys="/" />}
          onKeyDown={(event) => {
            if (event.key === "Escape") changeView({ words: "" });
            if (event.key === "Escape" || event.key === "ArrowDown" || event.key === "Enter") onLeaveSearch();
          }}
        />
      </div>
      <Segmented
        label={t("jobs.group")}
        value={view.group}
        segments={JOB_GROUPS.map((value) => ({
          value,
          label: t(`jobs.groups.${value}`),
          count: groups[value],
        }))}
        onChange={(group) => changeView({ group })}
      />
      <SelectField
        label={tJobs("type")}
        labelHidden
        value={view.type ?? ""}
        options={[
          { value: "", label: tJobs("everyType") },
          ...JOB_TYPES.map((value) => ({ value, label: t(`newJob.types.${value}.name`) })),
        ]}
        onChange={(type) => changeView({ type: type === "" ? null : type })}
      />
      <span className={styles.grow} />
      <SelectField
        label={tJobs("sort")}
        labelHidden
        value={view.sort}
        options={JOB_SORTS.map((value) => ({ value, label: tJobs(`sorts.${value}`) }))}
        onChange={(sort) => changeView({ sort })}
      />
    </div>
  );
};
