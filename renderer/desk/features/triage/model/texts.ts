import type { JobDetail } from "#shared/contract/desk-views.ts";

/** Workers send texts alone: nothing is scored, and words change. */
export const takesTextsOnly = (job: Pick<JobDetail, "accept">): boolean =>
  job.accept.length > 0 && job.accept.every((type) => type.startsWith("text/"));
