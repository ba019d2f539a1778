import { deflateRawSync, inflateRawSync } from "node:zlib";
import {
  drawReceiptOf,
  type DrawnFacts,
  type ExcludedSubmission,
  exclusionReason,
} from "#shared/domain/draw-receipt.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import type { SubmissionStatus } from "#shared/domain/submission.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";
import type { DrawDetails, DrawField } from "../../service/views-port.ts";
import type { Connection, Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { fromJson, idBytes, idText, instantOf } from "../rows/codec.ts";
import { facetsOf } from "../rows/facet.ts";
import { jobFrom } from "../rows/job-row.ts";

const ID_BYTES = 16;

const jobById = query<{ id: Bytes }>()((p) => build.selectFrom("job").selectAll().where("id", "=", p.id));
/** The index of facets holds all that this asks for. */
const eligibleIds = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select("id")
    .where("job_id", "=", p.job)
    .where("facet", "in", facetsOf(["pending_score", "approved"], []))
    .orderBy("id"),
);
const excludedRows = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select(["id", "status", "decision_outcome", "decision_at", "decision_text", "reasoning", "scored_at"])
    .select("attempted_at")
    .where("job_id", "=", p.job)
    .where("facet", "in", facetsOf(["rejected", "retry_pending"], []))
    .orderBy("id"),
);
/** When the submission last came to stand outside; a lapsed retry stood there before. */
const lastExcluding = query<{ submission: Bytes }>()((p) =>
  build
    .selectFrom("event_payload")
    .innerJoin("event", "event.id", "event_payload.event_id")
    .select((eb) => eb.fn.max("event.at").as("at"))
    .where("event_payload.submission_id", "=", p.submission)
    .where("event.type", "in", [
      "submission.rejected",
      "submission.decision_restored",
      "submission.retry_accepted",
    ]),
);
const chainHead = query<{ job: Bytes }>()((p) =>
  build.selectFrom("event_chain").select("last_seq").where("chain_id", "=", p.job),
);
const drawnReceipt = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("receipt")
    .select(["winners", "details"])
    .where("job_id", "=", p.job)
    .where("kind", "=", "drawn")
    .limit(1),
);

/** Everything a draw is made of, as it stands at one moment. */
export const drawField = (reader: Connection, jobId: JobId): DrawField =>
  reader.sqlite.transaction(() => {
    const job = idBytes(jobId);
    const ids = reader.column(eligibleIds, { job }) as Uint8Array[];
    // Of its own buffer, which then changes hands to main instead of being copied.
    const eligible = new Uint8Array(ids.length * ID_BYTES);
    for (const [index, id] of ids.entries()) eligible.set(id, index * ID_BYTES);
    return {
      eligible,
      excluded: packed(excludedOf(reader, job)),
      lastEvent: reader.get(chainHead, { job })?.last_seq ?? 0,
    };
  })();

const excludedOf = (session: Session, job: Bytes): readonly ExcludedSubmission[] =>
  session.all(excludedRows, { job }).map((row) => {
    // What the log says of a worker can be erased; the row still knows nearly as well.
    const known = session.get(lastExcluding, { submission: row.id })?.at;
    const status = row.status as SubmissionStatus;
    return {
      id: idText(row.id),
      status,
      reason: exclusionReason({
        status,
        decision: row.decision_outcome === null ? null : { reasonText: row.decision_text },
        reasoning: row.reasoning,
      }),
      at: toIsoSeconds(instantOf(known ?? row.decision_at ?? row.scored_at ?? row.attempted_at)),
    };
  });

const packed = (excluded: readonly ExcludedSubmission[]): string =>
  deflateRawSync(JSON.stringify(excluded)).toString("base64");
const unpacked = (text: string): readonly ExcludedSubmission[] =>
  fromJson(inflateRawSync(Buffer.from(text, "base64")).toString());

/** The receipt as the JSON text that is sent and saved, in UTF-8; null where there is no such job or no draw. */
export const drawReceipt = (reader: Connection, jobId: JobId): Uint8Array<ArrayBuffer> | null =>
  reader.sqlite.transaction(() => {
    const job = reader.get(jobById, { id: idBytes(jobId) });
    if (job === undefined) return null;
    const row = reader.get(drawnReceipt, { job: job.id });
    const receipt = drawReceiptOf(jobFrom(job), row === undefined ? null : drawnFacts(row));
    return receipt === null ? null : new TextEncoder().encode(`${JSON.stringify(receipt, null, 1)}\n`);
  })();

const drawnFacts = (row: { readonly winners: string; readonly details: string }): DrawnFacts => {
  const details = fromJson<DrawDetails>(row.details);
  const eligible = Buffer.from(details.eligible, "base64");
  return {
    eligible: Array.from({ length: eligible.length / ID_BYTES }, (_, index) =>
      idText<SubmissionId>(eligible.subarray(index * ID_BYTES, (index + 1) * ID_BYTES)),
    ),
    excluded: unpacked(details.excluded),
    winners: fromJson<readonly SubmissionId[]>(row.winners),
  };
};
