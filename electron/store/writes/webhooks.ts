import { hexToUuid } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { WebhookWrites } from "../../service/webhooks-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query } from "../engine/query.ts";
import type {
  Bytes,
  WebhookDeliveryTable,
  WebhookEndpointTable,
  WebhookEventTable,
} from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";
import { deliveryRow, endpointRow, webhookEventRow } from "../rows/webhook-row.ts";

const insertEndpoint = insertQuery<WebhookEndpointTable>("webhook_endpoint", [
  "id",
  "owner_id",
  "url",
  "events",
  "secret",
  "earlier_secret",
  "earlier_until",
  "allow_private",
  "created_at",
  "deleted_at",
]);
const saveEndpoint = query<
  Pick<WebhookEndpointTable, "id" | "secret" | "earlier_secret" | "earlier_until" | "deleted_at">
>()((p) =>
  build
    .updateTable("webhook_endpoint")
    .set({
      secret: p.secret,
      earlier_secret: p.earlier_secret,
      earlier_until: p.earlier_until,
      deleted_at: p.deleted_at,
    })
    .where("id", "=", p.id),
);
const insertEvent = insertQuery<WebhookEventTable>("webhook_event", ["id", "owner_id", "type", "at", "data"]);
const putDelivery = query<WebhookDeliveryTable>()((p) =>
  build
    .insertInto("webhook_delivery")
    .values({
      event_id: p.event_id,
      endpoint_id: p.endpoint_id,
      state: p.state,
      attempts: p.attempts,
      next_at: p.next_at,
      last_at: p.last_at,
      last_status: p.last_status,
      last_error: p.last_error,
    })
    .onConflict((conflict) =>
      conflict.columns(["event_id", "endpoint_id"]).doUpdateSet((eb) => ({
        state: eb.ref("excluded.state"),
        attempts: eb.ref("excluded.attempts"),
        next_at: eb.ref("excluded.next_at"),
        last_at: eb.ref("excluded.last_at"),
        last_status: eb.ref("excluded.last_status"),
        last_error: eb.ref("excluded.last_error"),
      })),
    ),
);
const dropWaiting = query<{ endpoint: Bytes }>()((p) =>
  build.deleteFrom("webhook_delivery").where("endpoint_id", "=", p.endpoint).where("state", "=", "waiting"),
);

/** Ids begin with their time, so what is old lies together; what somebody still waits for or may replay stays. */
const oldEvents = query<{ id: Bytes; at: number; parkedAt: number; limit: number }>()((p) =>
  build
    .selectFrom("webhook_event")
    .select("id")
    .where("id", "<", p.id)
    .where("at", "<", p.at)
    .where((eb) =>
      eb.or([
        eb("at", "<", p.parkedAt),
        eb.not(
          eb.exists(
            eb
              .selectFrom("webhook_delivery")
              .innerJoin("webhook_endpoint", "webhook_endpoint.id", "webhook_delivery.endpoint_id")
              .select("webhook_delivery.event_id")
              .whereRef("webhook_delivery.event_id", "=", "webhook_event.id")
              .where("webhook_delivery.state", "!=", "delivered")
              .where("webhook_endpoint.deleted_at", "is", null),
          ),
        ),
      ]),
    )
    .orderBy("id")
    .limit(p.limit),
);
const deleteDeliveries = query<{ event: Bytes }>()((p) =>
  build.deleteFrom("webhook_delivery").where("event_id", "=", p.event),
);
const deleteEvent = query<{ event: Bytes }>()((p) =>
  build.deleteFrom("webhook_event").where("id", "=", p.event),
);

/** The smallest UUIDv7 of that millisecond. */
const firstIdAt = (at: Instant): Buffer =>
  idBytes(hexToUuid(Math.max(0, at).toString(16).padStart(12, "0").padEnd(32, "0")));

export const writeWebhooks = (session: Session): WebhookWrites => ({
  insertWebhookEndpoint: async (endpoint) => {
    session.run(insertEndpoint, endpointRow(endpoint));
  },
  saveWebhookEndpoint: async (endpoint) => {
    session.run(saveEndpoint, endpointRow(endpoint));
  },
  insertWebhookEvent: async (event) => {
    session.run(insertEvent, webhookEventRow(event));
  },
  putWebhookDelivery: async (delivery) => {
    session.run(putDelivery, deliveryRow(delivery));
  },
  dropWaitingDeliveries: async (endpointId) => {
    session.run(dropWaiting, { endpoint: idBytes(endpointId) });
  },
  removeOldWebhookEvents: async (before, parkedBefore, limit) => {
    const old = session.all(oldEvents, {
      id: firstIdAt(before),
      at: before,
      parkedAt: parkedBefore,
      limit,
    });
    for (const { id } of old) {
      session.run(deleteDeliveries, { event: id });
      session.run(deleteEvent, { event: id });
    }
    return old.length;
  },
});
