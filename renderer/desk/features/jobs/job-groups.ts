import type { JobCard } from "#shared/contract/desk-views.ts";
import { isEnded } from "../../ui/job/deadline.ts";

export const JOB_GROUPS = ["all", "live", "pick", "missed", "ended"] as const;
export type JobGroup = (typeof JOB_GROUPS)[number];

const isPick = (job: JobCard): boolean =>
  job.phase === "creator_selection" && job.selectionType === "creator";

export const isIn = (job: JobCard, group: JobGroup): boolean => {
  switch (group) {
    case "all":
      return true;
    case "live":
      return !isEnded(job);
    case "pick":
      return isPick(job) && !isEnded(job);
    case "missed":
      return job.phase === "moderator_selection" && !isEnded(job);
    case "ended":
      return isEnded(job);
  }
};

/** Whether a job's name or creator has each of the words. */
export const isSought = (job: JobCard, words: string): boolean => {
  const text = `${job.title} ${job.ownerName} ${job.code}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};
