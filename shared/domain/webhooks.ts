import type { Brand } from "../lib/brand.ts";
import { addMs, DAY, HOUR, type Instant, MINUTE } from "../lib/instant.ts";
import type { DomainEvent } from "./events.ts";
import type { Uuid } from "./ids.ts";
import type { SubmissionStatus } from "./submission.ts";

export type WebhookId = Brand<Uuid, "WebhookId">;

/** What owners' programs can be told of. */
export const WEBHOOK_TYPES = [
  "submission.scored",
  "submission.approved",
  "submission.rejected",
  "job.filled",
  "job.reopened",
  "job.closed",
  "job.deadline_missed",
  "job.winners_chosen",
  "job.completed",
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** What an endpoint asks for: types by name, or `*` for all of them, those to come included. */
export const WEBHOOK_WISHES = ["*", ...WEBHOOK_TYPES] as const;
export type WebhookWish = (typeof WEBHOOK_WISHES)[number];

export const DELIVERY_STATES = ["waiting", "delivered", "parked"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What was given up is kept so long, to be replayed: a receiver that nobody mends must not fill the disk. */
export const PARKED_KEPT_MS = 90 * DAY;

export const MAX_WEBHOOK_ENDPOINTS = 20;
/** After a rotation the earlier secret signs beside the new one for so long. */
export const SECRET_OVERLAP_MS = 24 * HOUR;

/** How long after each failed attempt the next one comes; after the last one a delivery is parked. */
const WAITS_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR] as const;

/** When the next attempt is due after so many failed ones; null when there is none. */
export const nextAttemptAt = (failed: number, now: Instant): Instant | null => {
  const wait = WAITS_MS[failed - 1];
  return wait === undefined ? null : addMs(now, wait);
};

export const wants = (wishes: readonly WebhookWish[], type: WebhookType): boolean =>
  wishes.includes("*") || wishes.includes(type);

/** Each type once, in their usual order; `*` makes the rest superfluous. */
export const tidyWishes = (wishes: readonly WebhookWish[]): readonly WebhookWish[] =>
  wishes.includes("*") ? ["*"] : WEBHOOK_TYPES.filter((type) => wishes.includes(type));

/**
 * The type under which something that happened is told outside; null when it is not. An undone decision is told as
 * the outcome that it leads back to, and a settled selection as the job's completion.
 */
export const webhookTypeOf = (event: DomainEvent): WebhookType | null => {
  if (event.type === "job.settled") return "job.completed";
  if (event.type === "submission.decision_restored") {
    return event.from === event.to.status ? null : restoredType(event.to.status);
  }
  return WEBHOOK_TYPES.find((type) => type === event.type) ?? null;
};

const restoredType = (status: SubmissionStatus): WebhookType | null =>
  status === "approved" ? "submission.approved" : status === "rejected" ? "submission.rejected" : null;
