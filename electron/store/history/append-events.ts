import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { DomainEvent } from "#shared/domain/events.ts";
import type { EventId, OwnerId } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { CommittedEvent } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query } from "../engine/query.ts";
import type { Bytes, EventChainTable, EventPayloadTable, EventTable } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";
import { canonicalJson } from "#shared/lib/canonical-json.ts";
import { CHAIN_START, linkHash, payloadHash } from "./chain.ts";

const SALT_BYTES = 16;
/** Salts are drawn in bulk: one call to the generator costs more than the sixteen bytes. */
const SALTS_AT_ONCE = 256;

let salts = Buffer.alloc(0);

const nextSalt = (): Buffer => {
  if (salts.length === 0) salts = randomBytes(SALT_BYTES * SALTS_AT_ONCE);
  const salt = salts.subarray(0, SALT_BYTES);
  salts = salts.subarray(SALT_BYTES);
  return salt;
};

const headOf = query<{ chain: Bytes }>()((p) =>
  build.selectFrom("event_chain").selectAll().where("chain_id", "=", p.chain),
);
const putHead = query<EventChainTable>()((p) =>
  build
    .insertInto("event_chain")
    .values({ chain_id: p.chain_id, last_seq: p.last_seq, last_hash: p.last_hash })
    .onConflict((conflict) =>
      conflict.column("chain_id").doUpdateSet((eb) => ({
        last_seq: eb.ref("excluded.last_seq"),
        last_hash: eb.ref("excluded.last_hash"),
      })),
    ),
);
const insertEvent = insertQuery<EventTable>("event", [
  "id",
  "chain_id",
  "seq",
  "owner_id",
  "type",
  "at",
  "prev_hash",
  "payload_hash",
  "hash",
]);
const insertPayload = insertQuery<EventPayloadTable>("event_payload", [
  "event_id",
  "submission_id",
  "salt",
  "payload",
]);

/** One chain per job, and one per owner for everything else. */
const chainOf = (ownerId: OwnerId, event: DomainEvent): Buffer =>
  idBytes("jobId" in event ? event.jobId : ownerId);

/** Writes events to the ends of their chains, in the transaction of the change they tell of. */
export const appendEvents = (
  session: Session,
  ownerId: OwnerId,
  events: readonly DomainEvent[],
  at: Instant,
): readonly CommittedEvent[] => events.map((event) => appendEvent(session, ownerId, event, at));

const appendEvent = (session: Session, ownerId: OwnerId, event: DomainEvent, at: Instant): CommittedEvent => {
  const id = uuidv7() as EventId;
  const chain = chainOf(ownerId, event);
  const head = session.get(headOf, { chain });
  const payload = canonicalJson(event);
  const salt = nextSalt();
  const link = {
    id: idBytes(id),
    chain_id: chain,
    seq: (head?.last_seq ?? 0) + 1,
    type: event.type,
    at,
    prev_hash: head?.last_hash ?? CHAIN_START,
    payload_hash: payloadHash(salt, payload),
  };
  const hash = linkHash(link);
  session.run(insertEvent, { ...link, owner_id: idBytes(ownerId), hash });
  session.run(insertPayload, {
    event_id: link.id,
    submission_id: "submissionId" in event ? idBytes(event.submissionId) : null,
    salt,
    payload,
  });
  session.run(putHead, { chain_id: chain, last_seq: link.seq, last_hash: hash });
  return { id, ownerId, at, event };
};
