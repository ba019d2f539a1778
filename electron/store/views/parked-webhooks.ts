import { sql } from "kysely";
import type { EventId } from "#shared/domain/ids.ts";
import type { WebhookId } from "#shared/domain/webhooks.ts";
import type { ParkedWebhooks } from "../../service/webhooks-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes, idText, instantOf } from "../rows/codec.ts";
import { endpointFrom } from "../rows/webhook-row.ts";

// A literal, not a parameter: only then does the planner see that the partial index holds exactly these rows.
const parked = sql.lit("parked");

/** Ids grow with time, so the smallest is the oldest. */
const perEndpoint = query<object>()(() =>
  build
    .selectFrom("webhook_delivery")
    .select((eb) => [
      "endpoint_id",
      eb.fn.countAll<number>().as("amount"),
      eb.fn.min("event_id").as("oldest"),
      eb.fn.max("event_id").as("newest"),
    ])
    .where("state", "=", parked)
    .groupBy("endpoint_id"),
);
const liveEndpoint = query<{ id: Bytes }>()((p) =>
  build.selectFrom("webhook_endpoint").selectAll().where("id", "=", p.id).where("deleted_at", "is", null),
);
const momentOf = query<{ id: Bytes }>()((p) =>
  build.selectFrom("webhook_event").select("at").where("id", "=", p.id),
);
const errorOf = query<{ event: Bytes; endpoint: Bytes }>()((p) =>
  build
    .selectFrom("webhook_delivery")
    .select("last_error")
    .where("event_id", "=", p.event)
    .where("endpoint_id", "=", p.endpoint),
);
const ofEndpoint = query<{ endpoint: Bytes; after: Bytes; limit: number }>()((p) =>
  build
    .selectFrom("webhook_delivery")
    .select("event_id")
    .where("state", "=", parked)
    .where("endpoint_id", "=", p.endpoint)
    .where("event_id", ">", p.after)
    .orderBy("event_id")
    .limit(p.limit),
);

export const parkedWebhooks = (session: Session): readonly ParkedWebhooks[] =>
  session
    .all(perEndpoint, {})
    .flatMap(({ endpoint_id: id, amount, oldest, newest }) => {
      const endpoint = session.get(liveEndpoint, { id });
      const since = session.get(momentOf, { id: oldest });
      return endpoint === undefined || since === undefined
        ? []
        : [
            {
              endpoint: endpointFrom(endpoint),
              amount,
              since: instantOf(since.at),
              lastError: session.get(errorOf, { event: newest, endpoint: id })?.last_error ?? null,
            },
          ];
    })
    .sort((a, b) => a.since - b.since);

export interface ParkedEventsInput {
  readonly endpointId: WebhookId;
  readonly after: EventId | null;
  readonly limit: number;
}

export const parkedEvents = (
  session: Session,
  { endpointId, after, limit }: ParkedEventsInput,
): readonly EventId[] =>
  session
    .all(ofEndpoint, {
      endpoint: idBytes(endpointId),
      after: after === null ? new Uint8Array(0) : idBytes(after),
      limit,
    })
    .map((row) => idText<EventId>(row.event_id));
