import type { OwnerId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import {
  MAX_WEBHOOK_ENDPOINTS,
  SECRET_OVERLAP_MS,
  tidyWishes,
  type WebhookId,
  type WebhookWish,
} from "#shared/domain/webhooks.ts";
import { addMs } from "#shared/lib/instant.ts";
import type { Ports } from "../ports.ts";
import type { StoreWriter } from "../store-port.ts";
import { recordEvents } from "../record-events.ts";
import type { WebhookEndpoint } from "../webhooks-port.ts";
import { readEndpointAddress } from "./endpoint-address.ts";
import { newSecret } from "./signatures.ts";

export interface NewEndpoint {
  readonly ownerId: OwnerId;
  readonly url: string;
  readonly events: readonly WebhookWish[];
  readonly allowPrivate: boolean;
}

/** Listens from now on. Refusals: invalid_webhook (the address), too_many_webhooks. */
export const createEndpoint = async (
  ports: Ports,
  wanted: NewEndpoint,
): Promise<WebhookEndpoint | Refusal> => {
  const url = readEndpointAddress(wanted.url, ports.settings.webhooksToLoopback);
  if (isRefusal(url)) return url;
  return ports.store.write(async (tx) => {
    if ((await tx.webhookEndpoints(wanted.ownerId)).length >= MAX_WEBHOOK_ENDPOINTS) {
      return refuse(
        "too_many_webhooks",
        `An owner can have ${String(MAX_WEBHOOK_ENDPOINTS)} webhook endpoints. Delete one that is no longer used.`,
      );
    }
    const endpoint: WebhookEndpoint = {
      id: ports.ids.next(),
      ownerId: wanted.ownerId,
      url: url.href,
      events: tidyWishes(wanted.events),
      secret: newSecret(ports.crypto),
      earlier: null,
      allowPrivate: wanted.allowPrivate,
      createdAt: ports.clock.now(),
      deletedAt: null,
    };
    await tx.insertWebhookEndpoint(endpoint);
    await record(ports, tx, endpoint, "webhook.created");
    return endpoint;
  });
};

/** A new secret; the one so far signs too for a day. Refusals: not_found, also for another owner's. */
export const rotateSecret = (
  ports: Ports,
  ownerId: OwnerId | null,
  id: WebhookId,
): Promise<WebhookEndpoint | Refusal> =>
  changeEndpoint(ports, ownerId, id, "webhook.secret_rotated", async (endpoint) => ({
    ...endpoint,
    secret: newSecret(ports.crypto),
    earlier: { secret: endpoint.secret, until: addMs(ports.clock.now(), SECRET_OVERLAP_MS) },
  }));

/** Nothing more is sent; what waits is forgotten. Refusals: not_found, also for another owner's. */
export const deleteEndpoint = (
  ports: Ports,
  ownerId: OwnerId | null,
  id: WebhookId,
): Promise<WebhookEndpoint | Refusal> =>
  changeEndpoint(ports, ownerId, id, "webhook.deleted", async (endpoint, tx) => {
    await tx.dropWaitingDeliveries(id);
    // The secret signs nothing any more; the row stays for what was delivered to it.
    return { ...endpoint, secret: "", earlier: null, deletedAt: ports.clock.now() };
  });

/** Changes an endpoint that is not deleted, and records it, in one transaction. */
const changeEndpoint = (
  ports: Ports,
  ownerId: OwnerId | null,
  id: WebhookId,
  type: "webhook.secret_rotated" | "webhook.deleted",
  change: (endpoint: WebhookEndpoint, tx: StoreWriter) => Promise<WebhookEndpoint>,
): Promise<WebhookEndpoint | Refusal> =>
  ports.store.write(async (tx) => {
    const endpoint = await liveEndpoint(tx, ownerId, id);
    if (isRefusal(endpoint)) return endpoint;
    const changed = await change(endpoint, tx);
    await tx.saveWebhookEndpoint(changed);
    await record(ports, tx, changed, type);
    return changed;
  });

const liveEndpoint = async (
  tx: StoreWriter,
  ownerId: OwnerId | null,
  id: WebhookId,
): Promise<WebhookEndpoint | Refusal> => {
  const endpoint = await tx.webhookEndpoint(id);
  const isTheirs = endpoint !== null && (ownerId === null || endpoint.ownerId === ownerId);
  return isTheirs && endpoint.deletedAt === null
    ? endpoint
    : refuse("not_found", "There is no such webhook endpoint.");
};

const record = (
  ports: Ports,
  tx: StoreWriter,
  endpoint: WebhookEndpoint,
  type: "webhook.created" | "webhook.secret_rotated" | "webhook.deleted",
): Promise<void> =>
  recordEvents(ports, tx, endpoint.ownerId, [{ type, webhookId: endpoint.id }], ports.clock.now());
