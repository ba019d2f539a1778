import { sql } from "kysely";
import type { EventId } from "#shared/domain/ids.ts";
import type { WebhookId } from "#shared/domain/webhooks.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { WebhookEndpoint, WebhookEventFilter, WebhookEventRow } from "../../service/webhooks-port.ts";
import type { Connection, Session } from "../engine/connection.ts";
import { build, once, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { deliveriesOfEvent } from "../reads/webhooks.ts";
import { idBytes, idText } from "../rows/codec.ts";
import { deliveryFrom, endpointFrom, webhookEventFrom } from "../rows/webhook-row.ts";

// Literals, not parameters: only then does the planner see that a partial index holds exactly these rows.
const waiting = sql.lit("waiting");
const parked = sql.lit("parked");

const dueEndpoints = query<{ now: number }>()((p) =>
  build
    .selectFrom("webhook_delivery")
    .select((eb) => ["endpoint_id", eb.fn.min("next_at").as("first")])
    .where("state", "=", waiting)
    .where("next_at", "<=", p.now)
    .groupBy("endpoint_id")
    .orderBy("first"),
);
const dueEvents = query<{ endpoint: Bytes; now: number; limit: number }>()((p) =>
  build
    .selectFrom("webhook_delivery")
    .select("event_id")
    .where("state", "=", waiting)
    .where("next_at", "<=", p.now)
    // A sum is no column that an index of its own serves: the rows of an endpoint are all it ever was told.
    .where(sql<Bytes>`+endpoint_id`, "=", p.endpoint)
    .orderBy("next_at")
    .orderBy("event_id")
    .limit(p.limit),
);
const overviews = query<object>()(() =>
  build
    .selectFrom("webhook_endpoint")
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom("webhook_delivery")
        .select(eb.fn.countAll<number>().as("amount"))
        .whereRef("endpoint_id", "=", "webhook_endpoint.id")
        .where("state", "=", waiting)
        .as("waiting"),
      eb
        .selectFrom("webhook_delivery")
        .select(eb.fn.countAll<number>().as("amount"))
        .whereRef("endpoint_id", "=", "webhook_endpoint.id")
        .where("state", "=", parked)
        .as("parked"),
    ])
    .where("deleted_at", "is", null)
    .orderBy("id"),
);

export const dueWebhookEndpoints = (session: Session, now: Instant): readonly WebhookId[] =>
  session.all(dueEndpoints, { now }).map((row) => idText<WebhookId>(row.endpoint_id));

export interface DueEventsInput {
  readonly endpointId: WebhookId;
  readonly now: Instant;
  readonly limit: number;
}

export const dueWebhookEvents = (session: Session, input: DueEventsInput): readonly EventId[] =>
  session
    .all(dueEvents, { endpoint: idBytes(input.endpointId), now: input.now, limit: input.limit })
    .map((row) => idText<EventId>(row.event_id));

/** Ids grow with time, so the order of ids is the order in which things happened. */
export const webhookEvents = (
  session: Connection,
  filter: WebhookEventFilter,
): readonly WebhookEventRow[] => {
  const { ownerId, type, state, before, limit } = filter;
  let wanted = build.selectFrom("webhook_event").selectAll().orderBy("id", "desc").limit(limit);
  if (ownerId !== null) wanted = wanted.where("owner_id", "=", idBytes(ownerId));
  if (type !== null) wanted = wanted.where("type", "=", type);
  if (before !== null) wanted = wanted.where("id", "<", idBytes(before));
  if (state !== null)
    wanted = wanted.where((eb) =>
      eb.exists(
        eb
          .selectFrom("webhook_delivery")
          .select("webhook_delivery.event_id")
          .whereRef("webhook_delivery.event_id", "=", "webhook_event.id")
          .where("webhook_delivery.state", "=", state),
      ),
    );
  return session.all(once(wanted), undefined).map((row) => ({
    event: webhookEventFrom(row),
    deliveries: session.all(deliveriesOfEvent, { event: row.id }).map(deliveryFrom),
  }));
};

export const webhookOverviews = (
  session: Session,
): readonly { readonly endpoint: WebhookEndpoint; readonly waiting: number; readonly parked: number }[] =>
  session
    .all(overviews, {})
    .map((row) => ({ endpoint: endpointFrom(row), waiting: row.waiting ?? 0, parked: row.parked ?? 0 }));
