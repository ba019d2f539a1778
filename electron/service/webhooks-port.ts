/** What is kept of webhooks: who listens, what was told, and how far each telling has come. */
import type { EventId, FileId, JobCode, JobId, OwnerId, SubmissionId } from "#shared/domain/ids.ts";
import type { DeliveryState, WebhookId, WebhookType, WebhookWish } from "#shared/domain/webhooks.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { JobResource, SubmissionResource } from "./resource-views.ts";
import type { SubmissionListRow } from "./list-port.ts";

export interface WebhookEndpoint {
  readonly id: WebhookId;
  readonly ownerId: OwnerId;
  readonly url: string;
  readonly events: readonly WebhookWish[];
  readonly secret: string;
  /** The secret before the last rotation, which signs too until then. */
  readonly earlier: { readonly secret: string; readonly until: Instant } | null;
  readonly allowPrivate: boolean;
  readonly createdAt: Instant;
  readonly deletedAt: Instant | null;
}

/**
 * The resource as its GET showed it when it happened, without its address: that depends on where the service is
 * reached and is good for a time only, so it is put in when the event is sent.
 */
export type WebhookSnapshot =
  | { readonly kind: "submission"; readonly resource: SubmissionResource; readonly fileId: FileId | null }
  | {
      readonly kind: "job";
      readonly resource: JobResource;
      readonly upload: {
        readonly id: JobId;
        readonly code: JobCode;
        readonly inviteGeneration: number;
      } | null;
    };

/** Something that happened while somebody listened; the id is the event's own in the log. */
export interface WebhookEvent {
  readonly id: EventId;
  readonly ownerId: OwnerId;
  readonly type: WebhookType;
  readonly at: Instant;
  readonly snapshot: WebhookSnapshot;
}

export interface WebhookDelivery {
  readonly eventId: EventId;
  readonly endpointId: WebhookId;
  readonly state: DeliveryState;
  /** Since the event happened, or since it was last replayed. */
  readonly attempts: number;
  /** Null when it is not waiting. */
  readonly nextAt: Instant | null;
  readonly lastAt: Instant | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

export interface WebhookReads {
  /** The owner's that are not deleted, oldest first. */
  webhookEndpoints(ownerId: OwnerId): Promise<readonly WebhookEndpoint[]>;
  /** Deleted ones too. */
  webhookEndpoint(id: WebhookId): Promise<WebhookEndpoint | null>;
  webhookEvent(id: EventId): Promise<WebhookEvent | null>;
  webhookDeliveries(eventId: EventId): Promise<readonly WebhookDelivery[]>;
  webhookDelivery(eventId: EventId, endpointId: WebhookId): Promise<WebhookDelivery | null>;
  /** When the first waiting delivery is due; null when none waits. */
  nextWebhookAt(): Promise<Instant | null>;
  /** A submission as the lists show it. */
  submissionRow(ownerId: OwnerId, id: SubmissionId): Promise<SubmissionListRow | null>;
}

export interface WebhookWrites {
  insertWebhookEndpoint(endpoint: WebhookEndpoint): Promise<void>;
  /** Secrets and deletion may change. */
  saveWebhookEndpoint(endpoint: WebhookEndpoint): Promise<void>;
  insertWebhookEvent(event: WebhookEvent): Promise<void>;
  /** New, or in place of what was there. */
  putWebhookDelivery(delivery: WebhookDelivery): Promise<void>;
  /** What still waits to be sent to an endpoint is forgotten. */
  dropWaitingDeliveries(endpointId: WebhookId): Promise<void>;
  /**
   * Removes at most so many events of before `before` that nobody waits for any more, and of before `parkedBefore`
   * whether or not; returns how many.
   */
  removeOldWebhookEvents(before: Instant, parkedBefore: Instant, limit: number): Promise<number>;
}

export interface WebhookEventFilter {
  /** Null means all owners. */
  readonly ownerId: OwnerId | null;
  readonly type: WebhookType | null;
  /** Events with a delivery in that state. */
  readonly state: DeliveryState | null;
  /** Only those that happened before this one. */
  readonly before: EventId | null;
  readonly limit: number;
}

export interface WebhookEventRow {
  readonly event: WebhookEvent;
  readonly deliveries: readonly WebhookDelivery[];
}

/** What was given up at one endpoint that is still there. */
export interface ParkedWebhooks {
  readonly endpoint: WebhookEndpoint;
  readonly amount: number;
  /** When the oldest of them happened. */
  readonly since: Instant;
  /** Why the newest was given up. */
  readonly lastError: string | null;
}

/** These run in the reader worker. */
export interface WebhookViews {
  /** Endpoints with something given up, the oldest first. */
  parkedWebhooks(): Promise<readonly ParkedWebhooks[]>;
  /** Given up at that endpoint, oldest first, after that one. */
  parkedEvents(endpointId: WebhookId, after: EventId | null, limit: number): Promise<readonly EventId[]>;
  /** Newest first. */
  webhookEvents(filter: WebhookEventFilter): Promise<readonly WebhookEventRow[]>;
  /** Endpoints with a delivery that is due, the longest overdue first. */
  dueWebhookEndpoints(now: Instant): Promise<readonly WebhookId[]>;
  /** What is due at one endpoint, the longest overdue first. */
  dueWebhookEvents(endpointId: WebhookId, now: Instant, limit: number): Promise<readonly EventId[]>;
  /** Endpoints that are not deleted, of all owners, oldest first, with how many deliveries wait and are parked. */
  webhookOverviews(): Promise<
    readonly { readonly endpoint: WebhookEndpoint; readonly waiting: number; readonly parked: number }[]
  >;
}
