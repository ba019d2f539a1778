/** Every expected "no" of the rules. Each edge (HTTP dialects, IPC) maps a code to its own answer. */
export const REFUSAL_CODES = [
  "no_places_left",
  "worker_is_retrying",
  "is_winner",
  "job_closed",
  "job_cancelled",
  "job_settled",
  "not_collecting",
  "job_not_custom",
  "selection_is_random",
  "random_cannot_close_early",
  "cap_exceeded",
  "not_eligible",
  "unknown_submission",
  "too_many_ids",
  "no_ids",
  "claimed_by_moderator",
  "not_claimed",
  "not_rejected",
  "not_retrying",
  "stale_attempt",
  "already_scored",
  "wrong_state",
  "nothing_to_undo",
  "nothing_to_redo",
  "unsupported_media_type",
  "file_damaged",
  "file_empty",
  "file_too_large",
  "too_many_pixels",
  "too_many_files",
  "nothing_sent",
  "worker_limit_reached",
  "too_many_uploads",
  "upload_unfinished",
  "upload_used",
  "disk_full",
  "invite_unknown",
  "invalid_job",
  "invalid_limit",
  "invalid_webhook",
  "too_many_webhooks",
  "no_webhooks",
  "model_incomplete",
  "model_unsupported",
  "model_in_use",
  "model_unusable",
  "invalid_address",
  "no_model",
  "picture_not_seen",
  "search_not_ready",
  "not_found",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A rule's "no": a stable code, a sentence a person can act on, and the ids it speaks of, if any. */
export interface Refusal {
  readonly kind: "refused";
  readonly code: RefusalCode;
  readonly message: string;
  readonly ids?: readonly string[];
}

export const refuse = (code: RefusalCode, message: string, ids?: readonly string[]): Refusal =>
  ids === undefined ? { kind: "refused", code, message } : { kind: "refused", code, message, ids };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "refused";
