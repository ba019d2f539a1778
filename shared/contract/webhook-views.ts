/** Webhooks as the desk shows them and is asked for them. */
import { z } from "zod";
import type { EventId } from "../domain/ids.ts";
import {
  DELIVERY_STATES,
  type DeliveryState,
  WEBHOOK_TYPES,
  WEBHOOK_WISHES,
  type WebhookId,
  type WebhookType,
  type WebhookWish,
} from "../domain/webhooks.ts";
import type { Instant } from "../lib/instant.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const endpointId = uuid.transform((text) => text as WebhookId);
const eventId = uuid.transform((text) => text as EventId);

export const WEBHOOK_CALLS = {
  "webhooks.list": z.undefined().optional(),
  "webhooks.create": z.object({
    /** Whose events are sent; null for the jobs made on this desk. */
    ownerName: z.string().max(200).nullable(),
    url: z.string().trim().max(2000),
    events: z.array(z.enum(WEBHOOK_WISHES)).min(1, "Choose at least one kind of event."),
    /** Lets the address be one of a private network. Only the desk can say so. */
    allowPrivate: z.boolean(),
  }),
  "webhooks.delete": z.object({ endpointId }),
  "webhooks.rotate": z.object({ endpointId }),
  /** Newest first. `before` is the last page's `next`. */
  "webhooks.events": z.object({
    type: z.enum(WEBHOOK_TYPES).nullable(),
    state: z.enum(DELIVERY_STATES).nullable(),
    before: eventId.nullable(),
    limit: z.number().int().min(1).max(200),
  }),
  "webhooks.replay": z.object({ eventId }),
} as const;

export interface WebhookEndpointView {
  readonly id: WebhookId;
  readonly ownerName: string;
  readonly url: string;
  readonly events: readonly WebhookWish[];
  readonly allowPrivate: boolean;
  readonly createdAt: Instant;
  /** Until when the secret before the last rotation signs too; null when none does. */
  readonly earlierSecretUntil: Instant | null;
  /** Deliveries that are still tried, and those that were given up. */
  readonly waiting: number;
  readonly parked: number;
}

export interface WebhookList {
  /** Oldest first, of all owners. */
  readonly endpoints: readonly WebhookEndpointView[];
  /** Whom an endpoint can be made for: the desk's own name first. */
  readonly ownerNames: readonly string[];
  readonly maxPerOwner: number;
}

/** The secret is shown this once. */
export interface WebhookWithSecret {
  readonly endpoint: WebhookEndpointView;
  readonly secret: string;
}

export interface WebhookDeliveryView {
  readonly endpointId: WebhookId;
  readonly url: string;
  /** Of an endpoint that was deleted since. */
  readonly deleted: boolean;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly lastAttemptAt: Instant | null;
  readonly lastStatus: number | null;
  /** A sentence; null after a success. */
  readonly lastError: string | null;
}

export interface WebhookEventView {
  readonly id: EventId;
  readonly ownerName: string;
  readonly type: WebhookType;
  readonly at: Instant;
  readonly deliveries: readonly WebhookDeliveryView[];
}

export interface WebhookEventsPage {
  readonly events: readonly WebhookEventView[];
  /** Where the next page starts; null on the last one. */
  readonly next: EventId | null;
}

export interface WebhookAnswers {
  "webhooks.list": WebhookList;
  "webhooks.create": WebhookWithSecret;
  "webhooks.delete": null;
  "webhooks.rotate": WebhookWithSecret;
  "webhooks.events": WebhookEventsPage;
  "webhooks.replay": WebhookEventView;
}
