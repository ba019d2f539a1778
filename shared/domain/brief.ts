import type { Job, JobBrief } from "./job.ts";
import { stateOf } from "./places.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { Instant } from "../lib/instant.ts";

/** The words of a brief: what may change while a job runs. Places, files, prices and times were promised. */
export type BriefWords = Pick<JobBrief, "title" | "description" | "scoringCriteria">;

export const briefWordsOf = ({ title, description, scoringCriteria }: BriefWords): BriefWords => ({
  title,
  description,
  scoringCriteria,
});

/** Why the words cannot change now, or null. Whoever sends later reads the newest; once nobody can, they stay. */
export const refuseBriefChange = (job: Job, now: Instant): Refusal | null => {
  switch (stateOf(job, now)) {
    case "open":
    case "filled":
      return null;
    case "cancelled":
      return refuse("job_cancelled", "This job was cancelled, so its brief stays as it was.");
    case "closed":
    case "completed":
      return refuse("job_closed", "This job takes nothing more, so its brief stays as the workers read it.");
  }
};

/** The job under other words; the same job where none differs. Attempts keep what they were judged by. */
export const changeBrief = (job: Job, words: BriefWords, now: Instant): Job | Refusal => {
  const barred = refuseBriefChange(job, now);
  if (barred !== null) return barred;
  return sameWords(job, words) ? job : { ...job, ...briefWordsOf(words) };
};

const sameWords = (a: BriefWords, b: BriefWords): boolean =>
  a.title === b.title &&
  a.description === b.description &&
  a.scoringCriteria.length === b.scoringCriteria.length &&
  a.scoringCriteria.every((criterion, index) => criterion === b.scoringCriteria[index]);
