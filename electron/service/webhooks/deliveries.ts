import type { EventId, OwnerId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { nextAttemptAt, wants, type WebhookId } from "#shared/domain/webhooks.ts";
import type { Ports } from "../ports.ts";
import type { StoreWriter } from "../store-port.ts";
import type { WebhookEndpoint, WebhookEvent, WebhookEventRow } from "../webhooks-port.ts";
import { signatureHeaders } from "./signatures.ts";
import { webhookMessage } from "./webhook-message.ts";

/** One attempt, ready to be sent. */
export interface OutgoingWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowPrivate: boolean;
}

/** How an attempt ended: the status, where one came, and a sentence where that was no success. */
export interface AttemptOutcome {
  readonly status: number | null;
  readonly error: string | null;
}

/** The next attempt of a delivery, signed now; null when it no longer waits. */
export const prepareWebhook = async (
  ports: Ports,
  baseUrl: string,
  eventId: EventId,
  endpointId: WebhookId,
): Promise<OutgoingWebhook | null> => {
  const { reader } = ports.store;
  const delivery = await reader.webhookDelivery(eventId, endpointId);
  const now = ports.clock.now();
  if (delivery === null || delivery.nextAt === null || delivery.nextAt > now) return null;
  const endpoint = await reader.webhookEndpoint(endpointId);
  const event = await reader.webhookEvent(eventId);
  if (endpoint === null || endpoint.deletedAt !== null || event === null) return null;
  const message = webhookMessage(ports, baseUrl, event);
  const body = JSON.stringify(message);
  return {
    url: endpoint.url,
    headers: signatureHeaders(ports.crypto, endpoint, { id: message.id, body }, now),
    body,
    allowPrivate: endpoint.allowPrivate,
  };
};

/** Writes down how an attempt ended, and when the next one comes. Forgotten deliveries stay forgotten. */
export const recordAttempt = async (
  ports: Ports,
  eventId: EventId,
  endpointId: WebhookId,
  { status, error }: AttemptOutcome,
): Promise<void> => {
  await ports.store.write(async (tx) => {
    const delivery = await tx.webhookDelivery(eventId, endpointId);
    if (delivery?.state !== "waiting") return null;
    const now = ports.clock.now();
    const attempts = delivery.attempts + 1;
    const nextAt = error === null ? null : nextAttemptAt(attempts, now);
    await tx.putWebhookDelivery({
      ...delivery,
      state: error === null ? "delivered" : nextAt === null ? "parked" : "waiting",
      attempts,
      nextAt,
      lastAt: now,
      lastStatus: status,
      lastError: error,
    });
    return null;
  });
};

/**
 * Queues an event again, with all attempts before it, for the live endpoints that were told of it or want its type
 * now. Refusals: not_found (another owner's too), no_webhooks.
 */
export const replayEvent = (
  ports: Ports,
  ownerId: OwnerId | null,
  eventId: EventId,
): Promise<WebhookEventRow | Refusal> =>
  ports.store.write(async (tx) => {
    const event = await tx.webhookEvent(eventId);
    if (event === null || (ownerId !== null && event.ownerId !== ownerId))
      return refuse("not_found", "There is no such event.");
    const told = await tx.webhookDeliveries(eventId);
    const endpoints = (await tx.webhookEndpoints(event.ownerId)).filter(
      (endpoint) =>
        wants(endpoint.events, event.type) || told.some((delivery) => delivery.endpointId === endpoint.id),
    );
    if (endpoints.length === 0)
      return refuse("no_webhooks", "No endpoint listens to this event any more. Make one first.");
    for (const endpoint of endpoints) await queueAgain(ports, tx, event, endpoint);
    return { event, deliveries: await tx.webhookDeliveries(eventId) };
  });

const queueAgain = async (
  ports: Ports,
  tx: StoreWriter,
  event: WebhookEvent,
  endpoint: WebhookEndpoint,
): Promise<void> => {
  const earlier = await tx.webhookDelivery(event.id, endpoint.id);
  await tx.putWebhookDelivery({
    eventId: event.id,
    endpointId: endpoint.id,
    state: "waiting",
    attempts: 0,
    nextAt: ports.clock.now(),
    lastAt: earlier?.lastAt ?? null,
    lastStatus: earlier?.lastStatus ?? null,
    lastError: earlier?.lastError ?? null,
  });
};
