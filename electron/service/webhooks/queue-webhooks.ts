import type { DomainEvent } from "#shared/domain/events.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import { takesSubmissions } from "#shared/domain/job.ts";
import { wants, webhookTypeOf } from "#shared/domain/webhooks.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { CommittedEvent, StoreWriter } from "../store-port.ts";
import { jobFields, submissionResource } from "../resource-views.ts";
import type { WebhookSnapshot } from "../webhooks-port.ts";

/**
 * Keeps what the owner's endpoints want to be told, in the transaction of the change: the resource as it stands
 * now, and one delivery for each endpoint. Where nobody listens nothing is written, and asking costs one look into
 * an index that holds live endpoints alone.
 */
export const queueWebhooks = async (
  tx: StoreWriter,
  ownerId: OwnerId,
  events: readonly CommittedEvent[],
): Promise<void> => {
  const told = events.flatMap((committed) => {
    const type = webhookTypeOf(committed.event);
    return type === null ? [] : [{ ...committed, type }];
  });
  if (told.length === 0) return;
  const endpoints = await tx.webhookEndpoints(ownerId);
  for (const { id, at, event, type } of told) {
    const listening = endpoints.filter((endpoint) => wants(endpoint.events, type));
    if (listening.length === 0) continue;
    const snapshot = await snapshotOf(tx, event, at);
    if (snapshot === null) continue;
    await tx.insertWebhookEvent({ id, ownerId, type, at, snapshot });
    for (const endpoint of listening) {
      await tx.putWebhookDelivery({
        eventId: id,
        endpointId: endpoint.id,
        state: "waiting",
        attempts: 0,
        nextAt: at,
        lastAt: null,
        lastStatus: null,
        lastError: null,
      });
    }
  }
};

const snapshotOf = async (
  tx: StoreWriter,
  event: DomainEvent,
  at: Instant,
): Promise<WebhookSnapshot | null> => {
  if (!("jobId" in event)) return null;
  const job = await tx.job(event.jobId);
  if (job === null) return null;
  if (!("submissionId" in event)) {
    const { id, code, inviteGeneration } = job;
    return {
      kind: "job",
      resource: { object: "job", ...jobFields(job, at, null) },
      upload: takesSubmissions(job) ? { id, code, inviteGeneration } : null,
    };
  }
  const row = await tx.submissionRow(job.ownerId, event.submissionId);
  return row === null
    ? null
    : { kind: "submission", resource: submissionResource(row, () => null), fileId: row.file?.id ?? null };
};
