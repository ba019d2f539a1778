import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idText } from "../rows/codec.ts";
import { CHAIN_START, linkHash, payloadHash } from "./chain.ts";

/** Rows of one statement: no reader stays open while a long chain is walked. */
const STRIDE = 2_000;

const chainsAfter = query<{ after: Bytes }>()((p) =>
  build
    .selectFrom("event_chain")
    .selectAll()
    .where("chain_id", ">", p.after)
    .orderBy("chain_id")
    .limit(STRIDE),
);
const linksAfter = query<{ chain: Bytes; after: number; through: number }>()((p) =>
  build
    .selectFrom("event")
    .leftJoin("event_payload", "event_payload.event_id", "event.id")
    .select([
      "event.id",
      "event.chain_id",
      "event.seq",
      "event.type",
      "event.at",
      "event.prev_hash",
      "event.payload_hash",
      "event.hash",
      "event_payload.salt",
      "event_payload.payload",
    ])
    .where("event.chain_id", "=", p.chain)
    .where("event.seq", ">", p.after)
    .where("event.seq", "<=", p.through)
    .orderBy("event.seq")
    .limit(STRIDE),
);
/** An event whose chain has no end on record would otherwise never be looked at. */
const strays = query<object>()(() =>
  build
    .selectFrom("event")
    .leftJoin("event_chain", "event_chain.chain_id", "event.chain_id")
    .select("event.id")
    .where((eb) =>
      eb.or([eb("event_chain.chain_id", "is", null), eb("event.seq", ">", eb.ref("event_chain.last_seq"))]),
    )
    .limit(1),
);

export interface Verified {
  readonly checked: number;
  readonly firstBad: string | null;
}

/**
 * Recomputes every hash of every chain, and of every payload that was not erased. The first event that differs, or
 * after which the chain goes on otherwise than its recorded end says; null when all is as it was written.
 * A generator: the caller decides when to go on, since a million events take seconds.
 */
export function* verifyEvents(session: Session): Generator<number, Verified> {
  let checked = 0;
  for (let after: Bytes = new Uint8Array(0); ;) {
    const chains = session.all(chainsAfter, { after });
    for (const chain of chains) {
      const walk = walkChain(session, chain.chain_id, chain.last_seq, chain.last_hash);
      let step = walk.next();
      for (; step.done !== true; step = walk.next()) yield checked + step.value;
      checked += step.value.checked;
      if (step.value.firstBad !== null) return { checked, firstBad: step.value.firstBad };
    }
    const last = chains.at(-1);
    if (last === undefined) break;
    after = last.chain_id;
  }
  const stray = session.get(strays, {});
  return { checked, firstBad: stray === undefined ? null : idText(stray.id) };
}

function* walkChain(
  session: Session,
  chain: Bytes,
  lastSeq: number,
  lastHash: Bytes,
): Generator<number, Verified> {
  let prev = CHAIN_START;
  let seq = 0;
  let lastId = "";
  while (seq < lastSeq) {
    const links = session.all(linksAfter, { chain, after: seq, through: lastSeq });
    // The end is on record but rows are gone: the last that stands is where it broke.
    if (links.length === 0) return { checked: seq, firstBad: lastId === "" ? idText(chain) : lastId };
    for (const link of links) {
      const holds =
        link.seq === seq + 1 &&
        Buffer.compare(link.prev_hash, prev) === 0 &&
        Buffer.compare(link.hash, linkHash(link)) === 0 &&
        (link.payload === null ||
          link.salt === null ||
          Buffer.compare(link.payload_hash, payloadHash(link.salt, link.payload)) === 0);
      if (!holds) return { checked: seq, firstBad: idText(link.id) };
      seq = link.seq;
      prev = link.hash;
      lastId = idText(link.id);
    }
    yield seq;
  }
  return { checked: seq, firstBad: Buffer.compare(prev, lastHash) === 0 ? null : lastId };
}
