import { createHash } from "node:crypto";
import type { Bytes } from "../engine/schema.ts";
import { hexText } from "../rows/codec.ts";

/** What stands before the first event of a chain. */
export const CHAIN_START: Bytes = new Uint8Array(32);

/** Salted, so that an erased payload cannot be guessed from its digest. */
export const payloadHash = (salt: Bytes, payload: string): Buffer =>
  createHash("sha256").update(salt).update(payload, "utf8").digest();

export interface Link {
  readonly id: Bytes;
  readonly chain_id: Bytes;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly prev_hash: Bytes;
  readonly payload_hash: Bytes;
}

/**
 * SHA-256 over every column of the event as lines of text, the hash of the one before among them. The payload
 * takes part by its digest only, which is why it can be erased without breaking the chain.
 */
export const linkHash = (link: Link): Buffer =>
  createHash("sha256")
    .update(
      [
        hexText(link.prev_hash),
        hexText(link.payload_hash),
        link.type,
        String(link.at),
        String(link.seq),
        hexText(link.chain_id),
        hexText(link.id),
      ].join("\n"),
    )
    .digest();
