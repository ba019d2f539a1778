import type { WorkerId } from "#shared/domain/ids.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

interface OfWorker {
  readonly worker: Bytes;
}

/** By way of the worker's owner and that owner's jobs, because that is what the indexes know. */
const submissionsOf = (p: OfWorker) =>
  build
    .selectFrom("submission")
    .select("submission.id")
    .where("submission.worker_id", "=", p.worker)
    .where("submission.job_id", "in", (inner) =>
      inner
        .selectFrom("job")
        .innerJoin("worker", "worker.owner_id", "job.owner_id")
        .select("job.id")
        .where("worker.id", "=", p.worker),
    );
const eventsOf = (p: OfWorker) =>
  build.selectFrom("event_payload").select("event_id").where("submission_id", "in", submissionsOf(p));

const erasePayloadsOf = query<OfWorker>()((p) =>
  build.deleteFrom("event_payload").where("submission_id", "in", submissionsOf(p)),
);
/** A webhook's id is its event's in the log; it holds the submission as it was. */
const eraseDeliveriesOf = query<OfWorker>()((p) =>
  build.deleteFrom("webhook_delivery").where("event_id", "in", eventsOf(p)),
);
const eraseWebhooksOf = query<OfWorker>()((p) =>
  build.deleteFrom("webhook_event").where("id", "in", eventsOf(p)),
);

/**
 * Erases what the event log says of a worker's submissions, salts included, so that the digests that stay
 * tell nothing, and what webhooks kept of them. The chains still verify. Returns how many payloads went.
 */
export const erasePayloads = (session: Session, workerId: WorkerId): number => {
  const worker = { worker: idBytes(workerId) };
  session.run(eraseDeliveriesOf, worker);
  session.run(eraseWebhooksOf, worker);
  return session.run(erasePayloadsOf, worker);
};
