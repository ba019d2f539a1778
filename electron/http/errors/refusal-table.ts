import { assertNever } from "#shared/lib/assert-never.ts";
import { isRefusal, type Refusal, type RefusalCode } from "#shared/domain/refusal.ts";
import { HttpProblem } from "./problem.ts";

/**
 * The one table from a rule's "no" to a status. Both dialects share it: FirstHand derives its `type` from the
 * status, WURK shows the code itself.
 */
export const statusOfRefusal = (code: RefusalCode): number => {
  switch (code) {
    case "job_not_custom":
    case "selection_is_random":
    case "not_eligible":
    case "unknown_submission":
    case "too_many_ids":
    case "no_ids":
    case "invalid_job":
    case "invalid_limit":
    case "invalid_webhook":
    case "too_many_files":
    case "nothing_sent":
    case "invalid_address":
      return 400;
    case "invite_unknown":
      return 403;
    case "not_found":
      return 404;
    case "no_places_left":
    case "worker_is_retrying":
    case "is_winner":
    case "job_closed":
    case "job_cancelled":
    case "job_settled":
    case "not_collecting":
    case "random_cannot_close_early":
    case "cap_exceeded":
    case "claimed_by_moderator":
    case "not_claimed":
    case "not_rejected":
    case "not_retrying":
    case "stale_attempt":
    case "already_scored":
    case "wrong_state":
    case "nothing_to_undo":
    case "nothing_to_redo":
    case "worker_limit_reached":
    case "too_many_webhooks":
    case "no_webhooks":
    case "no_model":
    case "picture_not_seen":
    case "too_many_uploads":
    case "upload_unfinished":
    case "upload_used":
    case "model_in_use":
      return 409;
    case "file_too_large":
      return 413;
    case "unsupported_media_type":
      return 415;
    case "file_damaged":
    case "file_empty":
    case "too_many_pixels":
    case "model_incomplete":
    case "model_unsupported":
    case "model_unusable":
      return 422;
    case "search_not_ready":
      return 503;
    case "disk_full":
      return 507;
    default:
      return assertNever(code);
  }
};

export const problemOf = (refusal: Refusal, field?: string): HttpProblem =>
  new HttpProblem({
    status: statusOfRefusal(refusal.code),
    code: refusal.code,
    message: refusal.message,
    details: field === undefined ? [] : [{ field, message: refusal.message }],
    isRefusal: true,
  });

/** The outcome of a use case, or the throw that answers its refusal. */
export const orRefuse = <T>(outcome: T | Refusal): T => {
  if (isRefusal(outcome)) throw problemOf(outcome);
  return outcome;
};
