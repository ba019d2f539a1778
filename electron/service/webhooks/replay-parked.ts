import type { EventId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { WebhookId } from "#shared/domain/webhooks.ts";
import type { Ports } from "../ports.ts";

const AT_ONCE = 100;

/**
 * Queues again what was given up at one endpoint, with all attempts before it; others are not told anew. A crash in
 * between leaves the rest parked. Refusal: not_found.
 */
export const replayParked = async (
  ports: Ports,
  endpointId: WebhookId,
): Promise<{ readonly events: number } | Refusal> => {
  const endpoint = await ports.store.reader.webhookEndpoint(endpointId);
  if (endpoint === null || endpoint.deletedAt !== null)
    return refuse("not_found", "This endpoint was deleted meanwhile.");
  let events = 0;
  for (let after: EventId | null = null; ;) {
    const ids: readonly EventId[] = await ports.store.views.parkedEvents(endpointId, after, AT_ONCE);
    const queued = await queueAgain(ports, endpointId, ids);
    if (isRefusal(queued)) return queued;
    events += queued;
    after = ids.at(-1) ?? null;
    if (after === null || ids.length < AT_ONCE) return { events };
  }
};

const queueAgain = (
  { store, clock }: Ports,
  endpointId: WebhookId,
  ids: readonly EventId[],
): Promise<number | Refusal> =>
  store.write(async (tx) => {
    let queued = 0;
    for (const id of ids) {
      const delivery = await tx.webhookDelivery(id, endpointId);
      if (delivery?.state !== "parked") continue;
      await tx.putWebhookDelivery({ ...delivery, state: "waiting", attempts: 0, nextAt: clock.now() });
      queued += 1;
    }
    return queued;
  });
