import { hexToUuid, type Uuid, uuidToHex } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { remember } from "#shared/lib/remember.ts";

/** Ids are UUID texts in the program and 16 bytes in the database. */
export const idBytes = (id: Uuid): Buffer => Buffer.from(uuidToHex(id), "hex");
export const idText = <Id extends Uuid>(bytes: Uint8Array): Id => hexToUuid(hexText(bytes)) as Id;

/** A list that is asked for again has the same ids again, and jobs and workers come many times in one. */
const REMEMBERED_IDS = 10_000;
const uuidOfHex = remember((hex) => hexToUuid(hex.toLowerCase()), REMEMBERED_IDS);

/** Of what `hexOf` selected, upper case as SQLite writes it. */
export const idOfHex = <Id extends Uuid>(hex: string): Id => uuidOfHex(hex) as Id;

export const hexBytes = (hex: string): Buffer => Buffer.from(hex, "hex");
export const hexText = (bytes: Uint8Array): string =>
  (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).toString(
    "hex",
  );

export const instantOf = (ms: number): Instant => ms as Instant;
export const instantOrNull = (ms: number | null): Instant | null => ms as Instant | null;

/** What the database holds was written by `jsonText` from the same type; it is not parsed again as untrusted. */
export const jsonText = (value: unknown): string => JSON.stringify(value ?? null);
export const fromJson = <T>(text: string): T => JSON.parse(text) as T;
export const fromJsonOrNull = <T>(text: string | null): T | null =>
  text === null ? null : fromJson<T>(text);
