import { pino } from "pino";
import { instant } from "#shared/lib/instant.ts";
import type { Ports } from "../../electron/service/ports.ts";
import type { Store } from "../../electron/service/store-port.ts";
import { newId, NOON } from "../store/moments.ts";

/** What sealing needs of the service: a store, a clock within the creator's time, and ids. */
export const sealPorts = (store: Store): Ports =>
  ({
    store,
    clock: { now: () => instant(NOON + 1000) },
    ids: { next: newId },
    log: pino({ level: "silent" }),
  }) as unknown as Ports;
