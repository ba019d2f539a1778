import { z } from "zod";
import { type EventId, type OwnerId, parsePublicId } from "#shared/domain/ids.ts";
import { replayEvent } from "../../../service/webhooks/deliveries.ts";
import { callerOf, needsScope } from "../../access/key-access.ts";
import type { App, HttpContext } from "../../context.ts";
import { invalidField, notFound } from "../../errors/problem.ts";
import { orRefuse } from "../../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../../idempotency.ts";
import { type CursorBinding, readCursor, writeCursor } from "../cursor.ts";
import { firsthandErrors } from "../error-answers.ts";
import { DEFAULT_LIMIT, noQuery, type WebhookEventsQuery, webhookEventsQuery } from "../parameters.ts";
import { eventSchema, eventView } from "./views.ts";

const tags = ["webhooks"];
const canWrite = needsScope("webhooks:write");

const eventListSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(eventSchema),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "WebhookEventList" });

export const eventRoutes = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/webhook_events",
    {
      onRequest: canWrite,
      schema: {
        tags,
        summary: "List webhook events and their deliveries",
        description:
          "Newest first. Delivered events are kept for 30 days, parked ones until they are replayed.",
        querystring: webhookEventsQuery,
        response: { 200: eventListSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const ownerId = callerOf(request).owner.id;
      const { limit = DEFAULT_LIMIT, type = null, state = null } = request.query;
      const binding: CursorBinding = { list: "webhook_events", ownerId, filters: [type, state] };
      const before = startOf(context, binding, request.query);
      const { crypto, store } = context.ports;
      const rows = await store.views.webhookEvents({ ownerId, type, state, before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1)?.event;
      const more = rows.length > limit && last !== undefined;
      return {
        object: "list" as const,
        data: page.map((row) => eventView(context, row)),
        has_more: more,
        next_cursor: more
          ? writeCursor(crypto, binding, { fromSecond: 0, toSecond: 0, at: last.at, id: last.id })
          : null,
      };
    },
  );

  app.post(
    "/v1/webhook_events/:event_id/replay",
    {
      onRequest: canWrite,
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Send a webhook event again",
        description: "Queues it for the endpoints that were told of it and for those that want its type now.",
        params: z.object({ event_id: z.string() }),
        querystring: noQuery,
        body: z.strictObject({}).nullish(),
        response: { 202: eventSchema, ...firsthandErrors },
      },
    },
    async (request, reply) => {
      const ownerId: OwnerId = callerOf(request).owner.id;
      const id = parsePublicId<EventId>("event", request.params.event_id);
      if (id === null) throw notFound("event");
      void reply.code(202);
      return answerRepeatable(context, request, reply, async (inside) =>
        eventView(inside, orRefuse(await replayEvent(inside.ports, ownerId, id))),
      );
    },
  );
};

const startOf = (
  { ports }: HttpContext,
  binding: CursorBinding,
  { cursor }: WebhookEventsQuery,
): EventId | null => {
  if (cursor === undefined) return null;
  const facts = readCursor(ports.crypto, binding, cursor);
  if (facts !== null) return facts.id as EventId;
  throw invalidField(
    "cursor",
    "This cursor was not made by this list with these filters. Start again without it.",
  );
};
