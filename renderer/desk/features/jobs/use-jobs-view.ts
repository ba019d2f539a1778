import { create } from "zustand";
import type { JobType } from "#shared/domain/job.ts";
import type { JobGroup, JobSort } from "#shared/domain/job-standing.ts";

interface JobsView {
  readonly group: JobGroup;
  readonly words: string;
  /** Null: of every type. */
  readonly type: JobType | null;
  readonly sort: JobSort;
}

const ALL: Omit<JobsView, "sort"> = { group: "all", words: "", type: null };

/** What the list shows: kept while other screens are looked at. */
export const useJobsView = create<JobsView>(() => ({ ...ALL, sort: "deadline" }));

export const changeView = (facts: Partial<JobsView>): void => useJobsView.setState(facts);
export const clearFilters = (): void => useJobsView.setState(ALL);
export const filterCount = ({ group, words, type }: JobsView): number =>
  Number(group !== "all") + Number(words.trim() !== "") + Number(type !== null);
