import type { KeyId } from "#shared/domain/ids.ts";
import { MINUTE, type Instant } from "#shared/lib/instant.ts";
import type { Clock, KeyUse, Log } from "../service/ports.ts";
import type { Store } from "../service/store-port.ts";

const SETTING = "keys.lastUsed";
/** Good enough to see which key is still in use, and no write on any request's way. */
const FLUSH_MS = MINUTE;

export interface KeyUseKeeper extends KeyUse {
  /** Writes down what is not yet, and ends. */
  stop(): Promise<void>;
}

/** Remembers when each key was last used. A crash forgets at most the last minute. */
export const startKeyUse = async (parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<KeyUseKeeper> => {
  const { store, clock, log } = parts;
  const text = await store.reader.setting(SETTING);
  const used = new Map(
    Object.entries(JSON.parse(text ?? "{}") as Record<KeyId, Instant>) as [KeyId, Instant][],
  );
  let unwritten = false;
  const flush = async (): Promise<void> => {
    if (!unwritten) return;
    unwritten = false;
    try {
      await store.write(async (tx) => {
        await tx.setSetting(SETTING, JSON.stringify(Object.fromEntries(used)));
        return null;
      });
    } catch (error) {
      unwritten = true;
      log.warn({ error }, "When the API keys were last used could not be written down.");
    }
  };
  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();
  return {
    note: (id) => {
      used.set(id, clock.now());
      unwritten = true;
    },
    lastUsed: (id) => used.get(id) ?? null,
    stop: async () => {
      clearInterval(timer);
      await flush();
    },
  };
};
