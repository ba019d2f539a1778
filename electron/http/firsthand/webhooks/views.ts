import { z } from "zod";
import { toPublicId } from "#shared/domain/ids.ts";
import { DELIVERY_STATES, WEBHOOK_TYPES, WEBHOOK_WISHES } from "#shared/domain/webhooks.ts";
import { type Instant, toIsoSeconds } from "#shared/lib/instant.ts";
import type { WebhookDelivery, WebhookEndpoint, WebhookEventRow } from "../../../service/webhooks-port.ts";
import { API_VERSION, webhookMessage } from "../../../service/webhooks/webhook-message.ts";
import type { HttpContext } from "../../context.ts";
import { jobSchema } from "../../job-view.ts";
import { submissionSchema } from "../submission-view.ts";

const timestamp = z.string().meta({ format: "date-time" });

export const endpointSchema = z
  .strictObject({
    object: z.literal("webhook_endpoint"),
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(WEBHOOK_WISHES)),
    allow_private: z.boolean().describe("Whether the desk lets it lead into a private network."),
    created_at: timestamp,
    earlier_secret_expires_at: timestamp
      .nullable()
      .describe("Until when the secret before the last rotation signs too; null when it does not."),
  })
  .meta({ id: "WebhookEndpoint" });

export const endpointWithSecretSchema = endpointSchema
  .extend({ secret: z.string().describe("`whsec_` and 32 bytes in base64. Shown this once.") })
  .meta({ id: "WebhookEndpointWithSecret" });

const deliverySchema = z.strictObject({
  endpoint_id: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int().nonnegative().describe("Since it happened, or since it was last replayed."),
  next_attempt_at: timestamp.nullable(),
  last_attempt_at: timestamp.nullable(),
  last_status: z.number().int().nullable(),
  last_error: z.string().nullable(),
});

export const eventSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("event"),
    type: z.enum(WEBHOOK_TYPES),
    api_version: z.literal(API_VERSION),
    created_at: timestamp,
    data: z.union([submissionSchema, jobSchema]).describe("The resource as it was when this happened."),
    deliveries: z.array(deliverySchema),
  })
  .meta({ id: "WebhookEvent" });

export const endpointView = (
  { ports }: HttpContext,
  { id, url, events, allowPrivate, createdAt, earlier }: WebhookEndpoint,
): z.output<typeof endpointSchema> => ({
  object: "webhook_endpoint",
  id: toPublicId("webhook", id),
  url,
  events: [...events],
  allow_private: allowPrivate,
  created_at: toIsoSeconds(createdAt),
  earlier_secret_expires_at:
    earlier !== null && earlier.until > ports.clock.now() ? toIsoSeconds(earlier.until) : null,
});

export const withSecret = (
  context: HttpContext,
  endpoint: WebhookEndpoint,
): z.output<typeof endpointWithSecretSchema> => ({
  ...endpointView(context, endpoint),
  secret: endpoint.secret,
});

/** What was sent, and how far it has come. */
export const eventView = (
  context: HttpContext,
  { event, deliveries }: WebhookEventRow,
): z.output<typeof eventSchema> => ({
  ...webhookMessage(context.ports, context.baseUrl(), event),
  deliveries: deliveries.map(deliveryView),
});

const deliveryView = (delivery: WebhookDelivery): z.output<typeof deliverySchema> => ({
  endpoint_id: toPublicId("webhook", delivery.endpointId),
  state: delivery.state,
  attempts: delivery.attempts,
  next_attempt_at: isoOrNull(delivery.nextAt),
  last_attempt_at: isoOrNull(delivery.lastAt),
  last_status: delivery.lastStatus,
  last_error: delivery.lastError,
});

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : toIsoSeconds(at));
