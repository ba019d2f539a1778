import { sql } from "kysely";
import type { DecisionSnapshot } from "#shared/domain/submission.ts";
import type { SubmissionId } from "#shared/domain/ids.ts";
import type { DecisionStep, Receipt, StoreReader } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes, DecisionGroupTable, DecisionStepTable, ReceiptTable } from "../engine/schema.ts";
import { fromJson, idBytes, idText, instantOf, instantOrNull } from "../rows/codec.ts";

const sealOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("decision_seal").select("through_seq").where("job_id", "=", p.job),
);
const newestDone = query<{ job: Bytes; sealed: number }>()((p) =>
  build
    .selectFrom("decision_group")
    .selectAll()
    .where("job_id", "=", p.job)
    .where("undone_at", "is", null)
    .where("seq", ">", p.sealed)
    .orderBy("seq", "desc")
    .limit(1),
);
/** What was undone last is the oldest of what is undone: undo goes backwards. */
const lastUndone = query<{ job: Bytes; sealed: number }>()((p) =>
  build
    .selectFrom("decision_group")
    .selectAll()
    .where("job_id", "=", p.job)
    .where("undone_at", "is not", null)
    .where("dropped", "=", sql.lit(0))
    .where("seq", ">", p.sealed)
    .orderBy("seq")
    .limit(1),
);
const stepsOfGroup = query<{ group: number }>()((p) =>
  build.selectFrom("decision_step").selectAll().where("group_seq", "=", p.group).orderBy("seq"),
);
const receiptsOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("receipt").selectAll().where("job_id", "=", p.job).orderBy("seq"),
);

const touched = query<{ job: Bytes; event: number; limit: number }>()((p) =>
  build
    .selectFrom("event")
    .innerJoin("event_payload", "event_payload.event_id", "event.id")
    .select("event_payload.submission_id")
    .distinct()
    .where("event.chain_id", "=", p.job)
    .where("event.seq", ">", p.event)
    .where("event_payload.submission_id", "is not", null)
    .limit(p.limit),
);

const stepFrom = (row: DecisionStepTable, group: DecisionGroupTable): DecisionStep => ({
  id: idText(row.id),
  groupId: idText(group.group_id),
  jobId: idText(group.job_id),
  submissionId: idText(row.submission_id),
  actor: row.actor,
  at: instantOf(row.at),
  label: row.label,
  before: fromJson<DecisionSnapshot>(row.before),
  after: fromJson<DecisionSnapshot>(row.after),
  undoneAt: instantOrNull(group.undone_at),
});

const receiptFrom = (row: ReceiptTable): Receipt => ({
  id: idText(row.id),
  jobId: idText(row.job_id),
  at: instantOf(row.at),
  by: row.by,
  kind: row.kind as Receipt["kind"],
  winners: fromJson<readonly SubmissionId[]>(row.winners),
  winnersNow: row.winners_now,
  cap: row.cap,
  details: fromJson<unknown>(row.details),
});

/** What was decided, and what it led to. */
export const readHistory = (
  session: Session,
): Pick<StoreReader, "lastStepGroup" | "receipts" | "touchedSince"> => ({
  lastStepGroup: async (jobId, which) => {
    const job = idBytes(jobId);
    const sealed = session.get(sealOf, { job })?.through_seq ?? 0;
    const group = session.get(which === "done" ? newestDone : lastUndone, { job, sealed });
    return group === undefined
      ? []
      : session.all(stepsOfGroup, { group: group.seq }).map((row) => stepFrom(row, group));
  },
  touchedSince: async (jobId, event, limit) =>
    session
      .column(touched, { job: idBytes(jobId), event, limit })
      .map((id) => idText<SubmissionId>(id as Uint8Array)),
  receipts: async (jobId) => session.all(receiptsOf, { job: idBytes(jobId) }).map(receiptFrom),
});
