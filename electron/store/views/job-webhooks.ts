import { sql } from "kysely";
import { type JobId, toPublicId } from "#shared/domain/ids.ts";
import type { WebhookEventRow } from "../../service/webhooks-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import { deliveriesOfEvent } from "../reads/webhooks.ts";
import { deliveryFrom, webhookEventFrom } from "../rows/webhook-row.ts";

/** In the index's own words: only then does the planner see that it serves. */
const ofJob = query<{ job: string; limit: number }>()((p) =>
  build
    .selectFrom("webhook_event")
    .selectAll()
    .where(
      sql<string>`coalesce(json_extract(data, '$.resource.job_id'), json_extract(data, '$.resource.id'))`,
      "=",
      p.job,
    )
    .orderBy("id", "desc")
    .limit(p.limit),
);

export interface JobWebhooksInput {
  readonly jobId: JobId;
  readonly limit: number;
}

/** What was told of a job and of its submissions, newest first. */
export const jobWebhooks = (
  session: Session,
  { jobId, limit }: JobWebhooksInput,
): readonly WebhookEventRow[] =>
  session.all(ofJob, { job: toPublicId("job", jobId), limit }).map((row) => ({
    event: webhookEventFrom(row),
    deliveries: session.all(deliveriesOfEvent, { event: row.id }).map(deliveryFrom),
  }));
