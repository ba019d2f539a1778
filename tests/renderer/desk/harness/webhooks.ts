import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type {
  WebhookAnswers,
  WebhookEndpointView,
  WebhookEventView,
} from "#shared/contract/webhook-views.ts";
import type { EventId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { WebhookId } from "#shared/domain/webhooks.ts";
import { addMs, DAY } from "#shared/lib/instant.ts";
import type { World } from "./world.ts";

type Handlers = {
  readonly [C in keyof WebhookAnswers]: (input: DeskInput<C>) => WebhookAnswers[C] | Refusal;
};

const idOf = <Id extends string>(n: number): Id =>
  `01960000-0000-7000-9000-${n.toString(16).padStart(12, "0")}` as Id;
const secret = (n: number): string => `whsec_${btoa(String(n).padStart(32, "0"))}`;

/** Webhooks of a desk in memory: one event that was delivered, one that was given up. */
export const fakeWebhooks = (world: World): Handlers => {
  let made = 1;
  let endpoints: readonly WebhookEndpointView[] = [
    {
      id: idOf<WebhookId>(1),
      ownerName: "This desk",
      url: "https://example.com/winnow",
      events: ["*"],
      allowPrivate: false,
      createdAt: addMs(world.now(), -DAY),
      earlierSecretUntil: null,
      waiting: 0,
      parked: 1,
    },
  ];
  const eventOf = (n: number, state: "delivered" | "parked"): WebhookEventView => ({
    id: idOf<EventId>(n),
    ownerName: "This desk",
    type: state === "delivered" ? "submission.scored" : "job.closed",
    at: addMs(world.now(), -DAY + n),
    deliveries: [
      {
        endpointId: idOf<WebhookId>(1),
        url: "https://example.com/winnow",
        deleted: false,
        state,
        attempts: state === "delivered" ? 1 : 6,
        nextAttemptAt: null,
        lastAttemptAt: addMs(world.now(), -DAY + n),
        lastStatus: state === "delivered" ? 200 : 500,
        lastError: state === "delivered" ? null : "The receiver answered 500.",
      },
    ],
  });
  let events = [eventOf(2, "parked"), eventOf(1, "delivered")];
  const found = (id: string): WebhookEndpointView | undefined =>
    endpoints.find((endpoint) => endpoint.id === id);
  const missing = (): Refusal => refuse("not_found", "There is no such webhook endpoint.");

  return {
    "webhooks.list": () => ({ endpoints, ownerNames: ["This desk", "acme"], maxPerOwner: 20 }),
    "webhooks.create": ({ ownerName, url, events: wishes, allowPrivate }) => {
      if (!url.startsWith("https://")) return refuse("invalid_webhook", "url must begin with https://.");
      made += 1;
      const endpoint: WebhookEndpointView = {
        id: idOf<WebhookId>(made),
        ownerName: ownerName ?? "This desk",
        url,
        events: wishes,
        allowPrivate,
        createdAt: world.now(),
        earlierSecretUntil: null,
        waiting: 0,
        parked: 0,
      };
      endpoints = [...endpoints, endpoint];
      return { endpoint, secret: secret(made) };
    },
    "webhooks.delete": ({ endpointId }) => {
      if (found(endpointId) === undefined) return missing();
      endpoints = endpoints.filter((endpoint) => endpoint.id !== endpointId);
      return null;
    },
    "webhooks.rotate": ({ endpointId }) => {
      const endpoint = found(endpointId);
      if (endpoint === undefined) return missing();
      made += 1;
      const rotated = { ...endpoint, earlierSecretUntil: addMs(world.now(), DAY) };
      endpoints = endpoints.map((each) => (each.id === endpointId ? rotated : each));
      return { endpoint: rotated, secret: secret(made) };
    },
    "webhooks.events": ({ type, state }) => ({
      events: events.filter(
        (event) =>
          (type === null || event.type === type) &&
          (state === null || event.deliveries.some((delivery) => delivery.state === state)),
      ),
      next: null,
    }),
    "webhooks.replay": ({ eventId }) => {
      const event = events.find(({ id }) => id === eventId);
      if (event === undefined) return refuse("not_found", "There is no such event.");
      const again: WebhookEventView = {
        ...event,
        deliveries: event.deliveries.map((delivery) => ({
          ...delivery,
          state: "waiting",
          attempts: 0,
          nextAttemptAt: world.now(),
        })),
      };
      events = events.map((each) => (each.id === eventId ? again : each));
      return again;
    },
  };
};
