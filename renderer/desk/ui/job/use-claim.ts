import { useQueryClient } from "@tanstack/react-query";
import type { ClaimView, JobCard } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { MAKES_STALE } from "../../bridge/stale.ts";
import { goToJob } from "../../state/route.ts";
import { showError, showToast } from "../../state/toasts.ts";
import { formatTime } from "../format/times.ts";
import { t } from "../text.ts";
import { claimStateOf } from "./claim-state.ts";

/** "Claimed by Ines K. until 14:32". */
export const claimWords = (claim: ClaimView | null): string =>
  claim === null ? "" : t("claim.by", { name: claim.moderator, time: formatTime(claim.until) });

export interface ClaimActions {
  readonly claim: (jobId: JobId) => void;
  readonly release: (jobId: JobId) => void;
  /** What the key C does: claims what is free, releases what is ours, says who has what is not. */
  readonly toggle: (job: Pick<JobCard, "id" | "phase" | "claim">) => void;
  readonly claiming: boolean;
}

/** Taking missed jobs on and giving them back. A claim carries a name, which the job's screen asks for once. */
export const useClaim = (): ClaimActions => {
  const claiming = useDeskMutation("jobs.claim");
  const releasing = useDeskMutation("jobs.release");
  const client = useQueryClient();
  // What is shown of the claim was out of date, or it would not have been refused.
  const onError = (error: unknown): void => {
    showError(error);
    for (const stale of MAKES_STALE["jobs.claim"] ?? []) void client.invalidateQueries({ queryKey: [stale] });
  };
  const claim = (jobId: JobId): void => claiming.mutate({ jobId }, { onError });
  const release = (jobId: JobId): void =>
    releasing.mutate({ jobId }, { onError, onSuccess: () => void showToast(t("claim.released")) });
  return {
    claim,
    release,
    claiming: claiming.isPending,
    toggle: (job) => {
      const state = claimStateOf(job, Date.now());
      if (state === "free") claim(job.id);
      if (state === "ours") release(job.id);
      if (state === "theirs") showToast(claimWords(job.claim));
    },
  };
};

/** The same for lists of jobs, where nobody was asked for a name yet: then the job opens, and asks. */
export const useClaimInList = (): ClaimActions => {
  const actions = useClaim();
  const info = useDeskQuery("app.info", undefined);
  const claim = (jobId: JobId): void => {
    if (info.data?.actor === null) goToJob(jobId, "pick");
    else actions.claim(jobId);
  };
  return {
    ...actions,
    claim,
    toggle: (job) => {
      if (claimStateOf(job, Date.now()) === "free") claim(job.id);
      else actions.toggle(job);
    },
  };
};

/** Settling needs the claim too. */
export const settleIfOurs = (job: JobCard, settle: (job: JobCard) => void): void => {
  const state = claimStateOf(job, Date.now());
  if (state === "ours") settle(job);
  else showToast(state === "theirs" ? claimWords(job.claim) : t("claim.first"));
};
