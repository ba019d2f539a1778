import type { Job } from "#shared/domain/job.ts";

/** The words of a job that an answer may have been copied from. */
export const briefText = ({ title, description, scoringCriteria }: Job): string =>
  [title, description, ...scoringCriteria].join("\n");
