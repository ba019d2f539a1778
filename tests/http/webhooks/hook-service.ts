/** The whole service with its webhooks, on a clock that tests move. */
import { expect } from "vitest";
import { parsePublicId, type EventId } from "#shared/domain/ids.ts";
import type { DeliveryState, WebhookType } from "#shared/domain/webhooks.ts";
import type { ComposeOptions } from "../../../electron/compose.ts";
import type { WebhookDelivery } from "../../../electron/service/webhooks-port.ts";
import { OTHER_KEY, startTestService, TEST_KEY, TestClock, type TestService } from "../../helpers/service.ts";
import { type Answer, call, get, post } from "../helpers/calls.ts";
import { drawnPicture, joinJob, type MadeJob, makePlacesJob, score, submit } from "../helpers/story.ts";

const SCOPES = ["jobs:read", "jobs:write", "submissions:read", "winners:write", "webhooks:write"] as const;
export const NO_WEBHOOKS_KEY = "no-webhooks-key-of-acme-0003";

export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly allow_private: boolean;
  readonly earlier_secret_expires_at: string | null;
  readonly secret: string;
}

export interface EventBody {
  readonly id: string;
  readonly type: WebhookType;
  readonly created_at: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly deliveries: readonly {
    readonly endpoint_id: string;
    readonly state: DeliveryState;
    readonly attempts: number;
    readonly next_attempt_at: string | null;
    readonly last_status: number | null;
    readonly last_error: string | null;
  }[];
}

export interface HookService extends TestService {
  readonly clock: TestClock;
}

export const startHookService = async (
  over: Partial<ComposeOptions> & { readonly keepFolder?: boolean } = {},
): Promise<HookService> => {
  // Receivers compare timestamps with their own clock, so this one starts at the real time.
  const clock = (over.clock as TestClock | undefined) ?? new TestClock(Date.now());
  const service = await startTestService({
    clock,
    // Nothing scores by itself: tests say which score arrives, and when.
    model: null,
    webhooksToLoopback: true,
    apiKeys: [
      { ownerName: "acme", key: TEST_KEY, scopes: SCOPES },
      { ownerName: "globex", key: OTHER_KEY, scopes: SCOPES },
      { ownerName: "acme", key: NO_WEBHOOKS_KEY, scopes: ["jobs:read", "jobs:write"] },
    ],
    ...over,
  });
  return { ...service, clock };
};

export const listen = async (
  { url }: { readonly url: string },
  hook: string,
  events: readonly string[] = ["*"],
  key = TEST_KEY,
): Promise<Endpoint> => {
  const answer = await post(`${url}/v1/webhook_endpoints`, { key, json: { url: hook, events } });
  expect(answer.status, answer.text).toBe(201);
  return JSON.parse(answer.text) as Endpoint;
};

export const stopListening = (
  { url }: { readonly url: string },
  id: string,
  key = TEST_KEY,
): Promise<Answer> => call("DELETE", `${url}/v1/webhook_endpoints/${id}`, { key });

export const eventsOf = async (
  { url }: { readonly url: string },
  query = "",
  key = TEST_KEY,
): Promise<readonly EventBody[]> => {
  const answer = await get(`${url}/v1/webhook_events${query}`, { key });
  expect(answer.status, answer.text).toBe(200);
  return (JSON.parse(answer.text) as { data: EventBody[] }).data;
};

/** A places job that has one picture of three stars or more in it, which tells scored and approved. */
export const scorePicture = async (service: HookService, job?: MadeJob): Promise<string> => {
  const made = job ?? (await makePlacesJob(service));
  const worker = await joinJob(service, made);
  const bytes = await drawnPicture("red-car-1.jpg");
  const { id } = await submit(service, made, worker.token, { files: [{ bytes }] });
  await score(service, id, 4);
  return id;
};

/** Moves the clock and has what is due then sent. */
export const pass = (service: HookService, ms: number): void => {
  service.clock.advance(ms);
  service.webhooks.wake();
};

/** Waits until an event's deliveries are as expected, and returns them. */
export const untilDelivery = async (
  service: HookService,
  eventId: string,
  expected: Partial<WebhookDelivery>,
): Promise<readonly WebhookDelivery[]> => {
  const id = parsePublicId<EventId>("event", eventId);
  if (id === null) throw new Error(`${eventId} is no event id`);
  const read = (): Promise<readonly WebhookDelivery[]> => service.ports.store.reader.webhookDeliveries(id);
  await expect.poll(read, { timeout: 15_000 }).toEqual([expect.objectContaining(expected)]);
  return read();
};
