import type { JobCard } from "#shared/contract/desk-views.ts";
import type { JobTab } from "../../state/route.ts";
import { canPick, isEnded } from "./deadline.ts";

/** What a person would do next with this job: the tab that its button and its Enter open. */
export const mainActionOf = (job: JobCard): JobTab => {
  if (isEnded(job)) return "results";
  const picking = job.phase === "creator_selection" || job.phase === "moderator_selection";
  if (picking && canPick(job)) return "pick";
  return job.counts.total > 0 ? "triage" : "brief";
};
