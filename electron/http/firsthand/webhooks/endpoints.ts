import { z } from "zod";
import { parsePublicId } from "#shared/domain/ids.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { WEBHOOK_WISHES, type WebhookId } from "#shared/domain/webhooks.ts";
import type { WebhookEndpoint } from "../../../service/webhooks-port.ts";
import { createEndpoint, deleteEndpoint, rotateSecret } from "../../../service/webhooks/endpoints.ts";
import { callerOf, needsScope } from "../../access/key-access.ts";
import type { App, HttpContext } from "../../context.ts";
import { notFound } from "../../errors/problem.ts";
import { orRefuse, problemOf } from "../../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../../idempotency.ts";
import { firsthandErrors } from "../error-answers.ts";
import { noQuery } from "../parameters.ts";
import { endpointSchema, endpointView, endpointWithSecretSchema, withSecret } from "./views.ts";

const tags = ["webhooks"];
const canWrite = needsScope("webhooks:write");
const endpointParams = z.object({ endpoint_id: z.string() });

const endpointListSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(endpointSchema),
    has_more: z.literal(false),
    next_cursor: z.null(),
  })
  .meta({ id: "WebhookEndpointList" });

const newEndpointSchema = z.strictObject({
  url: z
    .string({ error: "url is needed: where events are sent." })
    .max(2000, "url may have at most 2000 characters."),
  events: z
    .array(z.enum(WEBHOOK_WISHES, { error: `events may name ${WEBHOOK_WISHES.join(", ")}.` }), {
      error: "events must be a list of event types.",
    })
    .min(1, "events needs at least one type, or * for all.")
    .max(100, "events names each type once.")
    .default(["*"]),
});

export const endpointRoutes = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/webhook_endpoints",
    {
      onRequest: canWrite,
      schema: {
        tags,
        summary: "List webhook endpoints",
        querystring: noQuery,
        response: { 200: endpointListSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const endpoints = await context.ports.store.reader.webhookEndpoints(callerOf(request).owner.id);
      return {
        object: "list" as const,
        data: endpoints.map((endpoint) => endpointView(context, endpoint)),
        has_more: false as const,
        next_cursor: null,
      };
    },
  );

  app.post(
    "/v1/webhook_endpoints",
    {
      onRequest: canWrite,
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Make a webhook endpoint",
        querystring: noQuery,
        body: newEndpointSchema,
        response: { 201: endpointWithSecretSchema, ...firsthandErrors },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      const wanted = { ...request.body, ownerId: callerOf(request).owner.id, allowPrivate: false };
      return answerRepeatable(context, request, reply, async (inside) =>
        withSecret(inside, orNameUrl(await createEndpoint(inside.ports, wanted))),
      );
    },
  );

  app.post(
    "/v1/webhook_endpoints/:endpoint_id/rotate_secret",
    {
      onRequest: canWrite,
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Give a webhook endpoint a new secret",
        description: "For 24 hours deliveries carry the signatures of both secrets.",
        params: endpointParams,
        querystring: noQuery,
        body: z.strictObject({}).nullish(),
        response: { 200: endpointWithSecretSchema, ...firsthandErrors },
      },
    },
    async (request, reply) => {
      const ownerId = callerOf(request).owner.id;
      const id = endpointIdOf(request.params.endpoint_id);
      return answerRepeatable(context, request, reply, async (inside) =>
        withSecret(inside, orRefuse(await rotateSecret(inside.ports, ownerId, id))),
      );
    },
  );

  app.delete(
    "/v1/webhook_endpoints/:endpoint_id",
    {
      onRequest: canWrite,
      schema: {
        tags,
        summary: "Delete a webhook endpoint",
        description: "What still waited to be sent to it is forgotten.",
        params: endpointParams,
        querystring: noQuery,
        response: { 204: z.null(), ...firsthandErrors },
      },
    },
    async (request, reply) => {
      const id = endpointIdOf(request.params.endpoint_id);
      orRefuse(await deleteEndpoint(context.ports, callerOf(request).owner.id, id));
      return reply.code(204).send(null);
    },
  );
};

const endpointIdOf = (publicId: string): WebhookId => {
  const id = parsePublicId<WebhookId>("webhook", publicId);
  if (id === null) throw notFound("webhook endpoint");
  return id;
};

/** What can be wrong with an address is told of the field it came in. */
const orNameUrl = (outcome: WebhookEndpoint | Refusal): WebhookEndpoint => {
  if (isRefusal(outcome) && outcome.code === "invalid_webhook") throw problemOf(outcome, "url");
  return orRefuse(outcome);
};
