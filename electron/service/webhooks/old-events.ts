import { isRefusal } from "#shared/domain/refusal.ts";
import { PARKED_KEPT_MS } from "#shared/domain/webhooks.ts";
import { addMs, DAY } from "#shared/lib/instant.ts";
import type { Ports } from "../ports.ts";

const KEPT_MS = 30 * DAY;
const AT_ONCE = 200;

/** Removes events of more than 30 days ago that nobody waits for any more, and all after 90; returns how many. */
export const removeOldEvents = async (ports: Ports): Promise<number> => {
  const before = addMs(ports.clock.now(), -KEPT_MS);
  const parkedBefore = addMs(ports.clock.now(), -PARKED_KEPT_MS);
  let removed = 0;
  for (;;) {
    const count = await ports.store.write((tx) => tx.removeOldWebhookEvents(before, parkedBefore, AT_ONCE));
    if (isRefusal(count)) return removed;
    removed += count;
    if (count < AT_ONCE) return removed;
  }
};
