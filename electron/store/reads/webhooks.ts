import { sql } from "kysely";
import type { WebhookReads } from "../../service/webhooks-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes, instantOrNull } from "../rows/codec.ts";
import { deliveryFrom, endpointFrom, webhookEventFrom } from "../rows/webhook-row.ts";
import { submissionRow } from "../views/list.ts";

// A literal, not a parameter: only then does the planner see that the partial index holds exactly these rows.
const waiting = sql.lit("waiting");

const liveOfOwner = query<{ owner: Bytes }>()((p) =>
  build
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("owner_id", "=", p.owner)
    .where("deleted_at", "is", null)
    .orderBy("id"),
);
const endpointById = query<{ id: Bytes }>()((p) =>
  build.selectFrom("webhook_endpoint").selectAll().where("id", "=", p.id),
);
const eventById = query<{ id: Bytes }>()((p) =>
  build.selectFrom("webhook_event").selectAll().where("id", "=", p.id),
);
export const deliveriesOfEvent = query<{ event: Bytes }>()((p) =>
  build.selectFrom("webhook_delivery").selectAll().where("event_id", "=", p.event).orderBy("endpoint_id"),
);
const oneDelivery = query<{ event: Bytes; endpoint: Bytes }>()((p) =>
  build
    .selectFrom("webhook_delivery")
    .selectAll()
    .where("event_id", "=", p.event)
    .where("endpoint_id", "=", p.endpoint),
);
const nextDue = query<object>()(() =>
  build
    .selectFrom("webhook_delivery")
    .select("next_at")
    .where("state", "=", waiting)
    .orderBy("next_at")
    .limit(1),
);

export const readWebhooks = (session: Session): WebhookReads => ({
  webhookEndpoints: async (ownerId) =>
    session.all(liveOfOwner, { owner: idBytes(ownerId) }).map(endpointFrom),
  webhookEndpoint: async (id) => {
    const row = session.get(endpointById, { id: idBytes(id) });
    return row === undefined ? null : endpointFrom(row);
  },
  webhookEvent: async (id) => {
    const row = session.get(eventById, { id: idBytes(id) });
    return row === undefined ? null : webhookEventFrom(row);
  },
  webhookDeliveries: async (eventId) =>
    session.all(deliveriesOfEvent, { event: idBytes(eventId) }).map(deliveryFrom),
  webhookDelivery: async (eventId, endpointId) => {
    const row = session.get(oneDelivery, { event: idBytes(eventId), endpoint: idBytes(endpointId) });
    return row === undefined ? null : deliveryFrom(row);
  },
  nextWebhookAt: async () => instantOrNull(session.get(nextDue, {})?.next_at ?? null),
  submissionRow: async (ownerId, id) => submissionRow(session, ownerId, id),
});
