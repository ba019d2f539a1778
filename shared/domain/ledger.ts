import type { Cents, JobBrief } from "./job.ts";
import { isPlacesJob } from "./job.ts";
import type { Instant } from "../lib/instant.ts";

/** One line of the append-only ledger. Balances are sums; a reversal is a line of its own. */
export type LedgerLine =
  | { readonly kind: "credit"; readonly amount: 1; readonly cause: "scored" }
  | { readonly kind: "payout"; readonly amountCents: Cents; readonly cause: "approved" | "won" | "reversed" };

/** The UTC month of a moment as a number, e.g. 202603. */
export const monthOf = (at: Instant): number => {
  const date = new Date(at);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
};

/** One credit for each attempt that the model scored; nothing for anything else. */
export const creditForScore: LedgerLine = { kind: "credit", amount: 1, cause: "scored" };

/** What a worker earns by one submission: the price of each file. */
export const payoutCents = (
  job: Pick<JobBrief, "pricePerFileCents" | "filesPerSubmission">,
  files: number,
): Cents => (job.pricePerFileCents * Math.min(Math.max(files, 1), job.filesPerSubmission)) as Cents;

/** What a change of status books in a places job: approval accrues, leaving approval books the contrary. */
export const payoutForStatusChange = (
  job: Pick<JobBrief, "type" | "pricePerFileCents" | "filesPerSubmission">,
  change: { readonly wasApproved: boolean; readonly isApproved: boolean; readonly files: number },
): readonly LedgerLine[] => {
  if (!isPlacesJob(job) || change.wasApproved === change.isApproved) return [];
  const cents = payoutCents(job, change.files);
  if (cents === 0) return [];
  return change.isApproved
    ? [{ kind: "payout", amountCents: cents, cause: "approved" }]
    : [{ kind: "payout", amountCents: -cents as Cents, cause: "reversed" }];
};

export const payoutForWinning = (
  job: Pick<JobBrief, "pricePerFileCents" | "filesPerSubmission">,
  files: number,
): readonly LedgerLine[] => {
  const cents = payoutCents(job, files);
  return cents === 0 ? [] : [{ kind: "payout", amountCents: cents, cause: "won" }];
};
