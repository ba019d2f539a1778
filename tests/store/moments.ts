import { v7 } from "uuid";
import type { Uuid } from "#shared/domain/ids.ts";
import { instant, type Instant } from "#shared/lib/instant.ts";

export const newId = <Id extends Uuid>(): Id => v7() as Id;

export const NOON = instant(Date.UTC(2026, 2, 16, 12, 0, 0));

/** Seconds after noon. */
export const at = (seconds: number): Instant => instant(NOON + seconds * 1000);
