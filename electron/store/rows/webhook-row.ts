import type { DeliveryState, WebhookType, WebhookWish } from "#shared/domain/webhooks.ts";
import type {
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
  WebhookSnapshot,
} from "../../service/webhooks-port.ts";
import type { WebhookDeliveryTable, WebhookEndpointTable, WebhookEventTable } from "../engine/schema.ts";
import { fromJson, idBytes, idText, instantOf, instantOrNull, jsonText } from "./codec.ts";

export const endpointRow = (endpoint: WebhookEndpoint): WebhookEndpointTable => ({
  id: idBytes(endpoint.id),
  owner_id: idBytes(endpoint.ownerId),
  url: endpoint.url,
  events: jsonText(endpoint.events),
  secret: endpoint.secret,
  earlier_secret: endpoint.earlier?.secret ?? null,
  earlier_until: endpoint.earlier?.until ?? null,
  allow_private: endpoint.allowPrivate ? 1 : 0,
  created_at: endpoint.createdAt,
  deleted_at: endpoint.deletedAt,
});

export const endpointFrom = (row: WebhookEndpointTable): WebhookEndpoint => ({
  id: idText(row.id),
  ownerId: idText(row.owner_id),
  url: row.url,
  events: fromJson<readonly WebhookWish[]>(row.events),
  secret: row.secret,
  earlier:
    row.earlier_secret === null || row.earlier_until === null
      ? null
      : { secret: row.earlier_secret, until: instantOf(row.earlier_until) },
  allowPrivate: row.allow_private === 1,
  createdAt: instantOf(row.created_at),
  deletedAt: instantOrNull(row.deleted_at),
});

export const webhookEventRow = (event: WebhookEvent): WebhookEventTable => ({
  id: idBytes(event.id),
  owner_id: idBytes(event.ownerId),
  type: event.type,
  at: event.at,
  data: jsonText(event.snapshot),
});

export const webhookEventFrom = (row: WebhookEventTable): WebhookEvent => ({
  id: idText(row.id),
  ownerId: idText(row.owner_id),
  type: row.type as WebhookType,
  at: instantOf(row.at),
  snapshot: fromJson<WebhookSnapshot>(row.data),
});

export const deliveryRow = (delivery: WebhookDelivery): WebhookDeliveryTable => ({
  event_id: idBytes(delivery.eventId),
  endpoint_id: idBytes(delivery.endpointId),
  state: delivery.state,
  attempts: delivery.attempts,
  next_at: delivery.nextAt,
  last_at: delivery.lastAt,
  last_status: delivery.lastStatus,
  last_error: delivery.lastError,
});

export const deliveryFrom = (row: WebhookDeliveryTable): WebhookDelivery => ({
  eventId: idText(row.event_id),
  endpointId: idText(row.endpoint_id),
  state: row.state as DeliveryState,
  attempts: row.attempts,
  nextAt: instantOrNull(row.next_at),
  lastAt: instantOrNull(row.last_at),
  lastStatus: row.last_status,
  lastError: row.last_error,
});
