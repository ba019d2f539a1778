import { toPublicId } from "#shared/domain/ids.ts";
import { addMs, DAY, type Instant, toIsoSeconds } from "#shared/lib/instant.ts";
import { createFileLinks } from "../file-links.ts";
import type { Ports } from "../ports.ts";
import type { JobResource, SubmissionResource } from "../resource-views.ts";
import type { WebhookEvent } from "../webhooks-port.ts";
import { workerLink } from "../worker-link.ts";

export const API_VERSION = "2026-03-18";

/** What a receiver is sent. */
export interface WebhookMessage {
  readonly id: string;
  readonly object: "event";
  readonly type: WebhookEvent["type"];
  readonly api_version: typeof API_VERSION;
  readonly created_at: string;
  readonly data: SubmissionResource | JobResource;
}

/** The same at every attempt of a day, so that its body is too; addresses of files stay good for days after. */
export const webhookMessage = (ports: Ports, baseUrl: string, event: WebhookEvent): WebhookMessage => ({
  id: toPublicId("event", event.id),
  object: "event",
  type: event.type,
  api_version: API_VERSION,
  created_at: toIsoSeconds(event.at),
  data: withAddress(ports, baseUrl, event),
});

const withAddress = (
  ports: Ports,
  baseUrl: string,
  { at, snapshot }: WebhookEvent,
): SubmissionResource | JobResource => {
  if (snapshot.kind === "job") {
    const { resource, upload } = snapshot;
    return { ...resource, upload_url: upload === null ? null : workerLink(ports, baseUrl, upload) };
  }
  const { resource, fileId } = snapshot;
  if (fileId === null) return resource;
  const links = createFileLinks({
    crypto: ports.crypto,
    clock: { now: () => wholeDaysAfter(at, ports.clock.now()) },
  });
  return { ...resource, file_url: links.link(baseUrl, fileId) };
};

const wholeDaysAfter = (start: Instant, now: Instant): Instant =>
  addMs(start, Math.max(0, Math.floor((now - start) / DAY)) * DAY);
