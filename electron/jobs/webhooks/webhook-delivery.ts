import { setTimeout as pause } from "node:timers/promises";
import { webhookTypeOf, type WebhookId } from "#shared/domain/webhooks.ts";
import { SECOND } from "#shared/lib/instant.ts";
import type { Ports } from "../../service/ports.ts";
import { prepareWebhook, recordAttempt } from "../../service/webhooks/deliveries.ts";
import type { PostWebhook } from "./post-webhook.ts";

/** Connections at once, each to another endpoint: one that hangs holds up nobody but itself. */
const AT_ONCE = 4;
/** What an endpoint is sent before others have their turn; after a failure they have it at once. */
const IN_A_ROW = 20;
/** How often the clock is asked whether a retry is due. */
const TICK_MS = 2 * SECOND;
/** Changes that come together are looked at together. */
const GATHER_MS = 30;
const AFTER_FAULT_MS = 2 * SECOND;
/** How long what is under way may take at the end; cut off, it is sent again after the next start. */
const GRACE_MS = SECOND;

export interface WebhookDelivery {
  /** Looks for what is due now; used by tests. */
  wake(): void;
  stop(): Promise<void>;
}

export interface DeliveryParts {
  readonly ports: Ports;
  /** Where this service is reached, for the addresses that events carry. */
  readonly baseUrl: () => string;
  readonly post: PostWebhook;
}

/** Sends what waits, at least once. The queue is the rows themselves, so a crash loses nothing. */
export const startWebhookDelivery = ({ ports, baseUrl, post }: DeliveryParts): WebhookDelivery => {
  const { clock, log, store } = ports;
  const lanes = new Map<WebhookId, Promise<void>>();
  /** Whose turn was when, so that endpoints with much to be sent do not keep others waiting. */
  const turns = new Map<WebhookId, number>();
  const stopping = new AbortController();
  let turn = 0;
  let stopped = false;
  let looking = false;
  let wakes = 0;
  let gathering: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    wakes += 1;
    if (looking) return;
    looking = true;
    try {
      let seen: number;
      do {
        seen = wakes;
        if (stopped || lanes.size >= AT_ONCE) break;
        // Of the first one the index knows at once; only then all that is due is gone through, beside main.
        const first = await store.reader.nextWebhookAt();
        if (first === null || first > clock.now()) break;
        const due = [...(await store.views.dueWebhookEndpoints(clock.now()))];
        due.sort((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0));
        for (const id of due) if (lanes.size < AT_ONCE && !lanes.has(id)) begin(id);
        // Woken again meanwhile: what is new may not have been in it.
      } while (wakes !== seen);
    } catch (error) {
      if (!stopped) log.error({ error }, "The webhooks to be sent could not be read; trying again.");
    } finally {
      looking = false;
    }
  };

  const begin = (id: WebhookId): void => {
    turns.set(id, (turn += 1));
    const lane = serve(id)
      .catch(async (error: unknown) => {
        if (stopped) return;
        log.error({ error, endpoint: id }, "Webhooks could not be sent; they stay in the queue.");
        await pause(AFTER_FAULT_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      })
      .finally(() => {
        lanes.delete(id);
        void look();
      });
    lanes.set(id, lane);
  };

  const serve = async (id: WebhookId): Promise<void> => {
    for (const eventId of await store.views.dueWebhookEvents(id, clock.now(), IN_A_ROW)) {
      if (stopped) return;
      const outgoing = await prepareWebhook(ports, baseUrl(), eventId, id);
      if (outgoing === null) continue;
      const outcome = await post(outgoing, stopping.signal);
      if (outcome === null) return;
      await recordAttempt(ports, eventId, id, outcome);
      if (outcome.error !== null) return;
    }
  };

  const unsubscribe = store.onCommitted((events) => {
    if (gathering !== undefined || !events.some(({ event }) => webhookTypeOf(event) !== null)) return;
    gathering = setTimeout(() => {
      gathering = undefined;
      void look();
    }, GATHER_MS);
  });
  const timer = setInterval(() => void look(), TICK_MS);
  void look();

  return {
    wake: () => void look(),
    stop: async () => {
      stopped = true;
      unsubscribe();
      clearInterval(timer);
      clearTimeout(gathering);
      const cut = setTimeout(() => {
        stopping.abort();
      }, GRACE_MS);
      while (lanes.size > 0) await Promise.all(lanes.values());
      clearTimeout(cut);
    },
  };
};
