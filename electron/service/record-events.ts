import type { DomainEvent } from "#shared/domain/events.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";
import type { StoreWriter } from "./store-port.ts";
import { queueWebhooks } from "./webhooks/queue-webhooks.ts";

/**
 * Writes what happened to the log, in the transaction of the change, with the webhooks that follow from it. Every use
 * case tells its events here, after it has saved what they speak of: webhooks carry the resource as it stands then.
 */
export const recordEvents = async (
  _ports: Ports,
  tx: StoreWriter,
  ownerId: OwnerId,
  events: readonly DomainEvent[],
  at: Instant,
): Promise<void> => {
  await queueWebhooks(tx, ownerId, await tx.appendEvents(ownerId, events, at));
};
