/**
 * Cursors: where a page ended and the window that its first page resolved. The signature covers the owner and
 * the filters too, so a cursor works only with the question it came from, and nothing of it can be altered.
 */
import type { Instant } from "#shared/lib/instant.ts";
import { hexToUuid, type OwnerId, type Uuid, uuidToHex } from "#shared/domain/ids.ts";
import type { Crypto } from "../../service/ports.ts";

export interface CursorFacts {
  readonly fromSecond: number;
  readonly toSecond: number;
  readonly at: Instant;
  readonly id: Uuid;
}

/** What a cursor is bound to: the list, its owner, and its filters as they were sent. */
export interface CursorBinding {
  readonly list: "submissions" | "jobs" | "moderation" | "credit_transactions" | "webhook_events";
  readonly ownerId: OwnerId;
  readonly filters: readonly (string | number | null)[];
}

type Signing = Pick<Crypto, "sign" | "equal">;

const BODY = /^(-?\d{1,15}) (-?\d{1,15}) (\d{1,15}) ([0-9a-f]{32})$/;

export const writeCursor = (crypto: Signing, binding: CursorBinding, facts: CursorFacts): string => {
  const body = Buffer.from(
    `${String(facts.fromSecond)} ${String(facts.toSecond)} ${String(facts.at)} ${uuidToHex(facts.id)}`,
  ).toString("base64url");
  return `${body}.${signatureOf(crypto, binding, body)}`;
};

/** Null when the cursor is not ours, was altered, or belongs to another question. */
export const readCursor = (crypto: Signing, binding: CursorBinding, cursor: string): CursorFacts | null => {
  const [body, signature, ...rest] = cursor.split(".");
  if (body === undefined || signature === undefined || rest.length > 0) return null;
  if (!crypto.equal(signature, signatureOf(crypto, binding, body))) return null;
  const facts = BODY.exec(Buffer.from(body, "base64url").toString());
  if (facts === null) return null;
  const [, fromSecond, toSecond, at, hex] = facts;
  return {
    fromSecond: Number(fromSecond),
    toSecond: Number(toSecond),
    at: Number(at) as Instant,
    id: hexToUuid(hex ?? ""),
  };
};

const signatureOf = (crypto: Signing, { list, ownerId, filters }: CursorBinding, body: string): string =>
  crypto.sign("cursors", JSON.stringify([list, ownerId, filters, body]));
