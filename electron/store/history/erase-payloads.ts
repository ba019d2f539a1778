import type { WorkerId } from "#shared/domain/ids.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

/** By way of the worker's owner and that owner's jobs, because that is what the indexes know. */
const eraseOfWorker = query<{ worker: Bytes }>()((p) =>
  build.deleteFrom("event_payload").where("submission_id", "in", (eb) =>
    eb
      .selectFrom("submission")
      .select("submission.id")
      .where("submission.worker_id", "=", p.worker)
      .where("submission.job_id", "in", (inner) =>
        inner
          .selectFrom("job")
          .innerJoin("worker", "worker.owner_id", "job.owner_id")
          .select("job.id")
          .where("worker.id", "=", p.worker),
      ),
  ),
);

/**
 * Erases what the event log says of a worker's submissions, salts included, so that the digests that stay
 * tell nothing. The chains still verify. Returns how many payloads went.
 */
export const erasePayloads = (session: Session, workerId: WorkerId): number =>
  session.run(eraseOfWorker, { worker: idBytes(workerId) });
