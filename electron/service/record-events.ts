import type { DomainEvent } from "#shared/domain/events.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Ports, StoreWriter } from "./ports.ts";

/** Writes what happened to the log, in the transaction of the change. Every use case tells its events here. */
export const recordEvents = async (
  _ports: Ports,
  tx: StoreWriter,
  ownerId: OwnerId,
  events: readonly DomainEvent[],
  at: Instant,
): Promise<void> => {
  await tx.appendEvents(ownerId, events, at);
};
