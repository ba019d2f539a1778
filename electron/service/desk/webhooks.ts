import type { DeskParsed } from "#shared/contract/desk-calls.ts";
import type {
  WebhookAnswers,
  WebhookEndpointView,
  WebhookEventView,
  WebhookList,
} from "#shared/contract/webhook-views.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { MAX_WEBHOOK_ENDPOINTS, type WebhookId } from "#shared/domain/webhooks.ts";
import { DESK_OWNER, ensureOwner } from "../access.ts";
import type { Ports } from "../ports.ts";
import type { Owner } from "../store-port.ts";
import { replayEvent } from "../webhooks/deliveries.ts";
import { createEndpoint, deleteEndpoint, rotateSecret } from "../webhooks/endpoints.ts";
import type { WebhookEndpoint, WebhookEventRow } from "../webhooks-port.ts";

type WebhookHandlers = {
  readonly [C in keyof WebhookAnswers]: (input: DeskParsed<C>) => Promise<WebhookAnswers[C] | Refusal>;
};

/** Webhooks of every owner, by the use cases that HTTP calls too; only here an address may be a private one. */
export const webhookHandlers = (ports: Ports): WebhookHandlers => ({
  "webhooks.list": () => listEndpoints(ports),
  "webhooks.create": async ({ ownerName, url, events, allowPrivate }) => {
    const owner = await ownerNamed(ports, ownerName);
    if (isRefusal(owner)) return owner;
    return withSecret(ports, await createEndpoint(ports, { ownerId: owner.id, url, events, allowPrivate }));
  },
  "webhooks.delete": async ({ endpointId }) => {
    const deleted = await deleteEndpoint(ports, null, endpointId);
    return isRefusal(deleted) ? deleted : null;
  },
  "webhooks.rotate": async ({ endpointId }) => withSecret(ports, await rotateSecret(ports, null, endpointId)),
  "webhooks.events": async ({ limit, ...filter }) => {
    const rows = await ports.store.views.webhookEvents({ ...filter, ownerId: null, limit: limit + 1 });
    const page = rows.slice(0, limit);
    return {
      events: await webhookEventViews(ports, page),
      next: rows.length > limit ? (page.at(-1)?.event.id ?? null) : null,
    };
  },
  "webhooks.replay": async ({ eventId }) => {
    const row = await replayEvent(ports, null, eventId);
    if (isRefusal(row)) return row;
    const [view] = await webhookEventViews(ports, [row]);
    return view ?? refuse("not_found", "There is no such event.");
  },
});

const listEndpoints = async (ports: Ports): Promise<WebhookList> => {
  const names = new Map((await ports.store.reader.owners()).map((owner) => [owner.id, owner.name]));
  return {
    endpoints: (await ports.store.views.webhookOverviews()).map(({ endpoint, ...counts }) =>
      endpointView(ports, endpoint, names.get(endpoint.ownerId) ?? "", counts),
    ),
    ownerNames: [DESK_OWNER, ...[...names.values()].filter((name) => name !== DESK_OWNER)],
    maxPerOwner: MAX_WEBHOOK_ENDPOINTS,
  };
};

const endpointView = (
  ports: Ports,
  endpoint: WebhookEndpoint,
  ownerName: string,
  counts: { readonly waiting: number; readonly parked: number },
): WebhookEndpointView => {
  const { id, url, events, allowPrivate, createdAt, earlier } = endpoint;
  const signsToo = earlier !== null && earlier.until > ports.clock.now();
  return {
    id,
    ownerName,
    url,
    events,
    allowPrivate,
    createdAt,
    earlierSecretUntil: signsToo ? earlier.until : null,
    ...counts,
  };
};

const withSecret = async (
  ports: Ports,
  endpoint: WebhookEndpoint | Refusal,
): Promise<WebhookAnswers["webhooks.create"] | Refusal> => {
  if (isRefusal(endpoint)) return endpoint;
  const { endpoints } = await listEndpoints(ports);
  const view = endpoints.find(({ id }) => id === endpoint.id);
  return view === undefined
    ? refuse("not_found", "This endpoint was deleted meanwhile.")
    : { endpoint: view, secret: endpoint.secret };
};

const ownerNamed = async (ports: Ports, name: string | null): Promise<Owner | Refusal> => {
  if (name === null || name === DESK_OWNER) return ensureOwner(ports, DESK_OWNER);
  return (
    (await ports.store.reader.ownerByName(name)) ?? refuse("not_found", `There is no owner named ${name}.`)
  );
};

export const webhookEventViews = async (
  ports: Ports,
  rows: readonly WebhookEventRow[],
): Promise<readonly WebhookEventView[]> => {
  const { reader } = ports.store;
  const owners = new Map<OwnerId, string>();
  const endpoints = new Map<WebhookId, WebhookEndpoint | null>();
  for (const { event, deliveries } of rows) {
    if (!owners.has(event.ownerId))
      owners.set(event.ownerId, (await reader.owner(event.ownerId))?.name ?? "");
    for (const { endpointId } of deliveries)
      if (!endpoints.has(endpointId)) endpoints.set(endpointId, await reader.webhookEndpoint(endpointId));
  }
  return rows.map(({ event, deliveries }) => ({
    id: event.id,
    ownerName: owners.get(event.ownerId) ?? "",
    type: event.type,
    at: event.at,
    deliveries: deliveries.map((delivery) => ({
      endpointId: delivery.endpointId,
      url: endpoints.get(delivery.endpointId)?.url ?? "",
      deleted: endpoints.get(delivery.endpointId)?.deletedAt !== null,
      state: delivery.state,
      attempts: delivery.attempts,
      nextAttemptAt: delivery.nextAt,
      lastAttemptAt: delivery.lastAt,
      lastStatus: delivery.lastStatus,
      lastError: delivery.lastError,
    })),
  }));
};
