import type { DecisionSnapshot } from "#shared/domain/submission.ts";
import type { SubmissionId } from "#shared/domain/ids.ts";
import type { DecisionStep, Receipt, StoreReader } from "../../service/ports.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes, DecisionStepTable, ReceiptTable } from "../engine/schema.ts";
import { fromJson, idBytes, idText, instantOf, instantOrNull } from "../rows/codec.ts";

const floorOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("step_floor").selectAll().where("job_id", "=", p.job),
);
const newestDone = query<{ job: Bytes; floor: number }>()((p) =>
  build
    .selectFrom("decision_step")
    .select("group_id")
    .where("job_id", "=", p.job)
    .where("undone_at", "is", null)
    .where("seq", ">", p.floor)
    .orderBy("seq", "desc")
    .limit(1),
);
/** What was undone last is the oldest of what is undone: undo goes backwards. */
const firstUndone = query<{ job: Bytes; floor: number }>()((p) =>
  build
    .selectFrom("decision_step")
    .select("group_id")
    .where("job_id", "=", p.job)
    .where("undone_at", "is not", null)
    .where("seq", ">", p.floor)
    .orderBy("seq")
    .limit(1),
);
const stepsOfGroup = query<{ group: Bytes }>()((p) =>
  build.selectFrom("decision_step").selectAll().where("group_id", "=", p.group).orderBy("seq"),
);
const receiptsOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("receipt").selectAll().where("job_id", "=", p.job).orderBy("seq"),
);

export const stepFrom = (row: DecisionStepTable): DecisionStep => ({
  id: idText(row.id),
  groupId: idText(row.group_id),
  jobId: idText(row.job_id),
  submissionId: idText(row.submission_id),
  actor: row.actor,
  at: instantOf(row.at),
  label: row.label,
  before: fromJson<DecisionSnapshot>(row.before),
  after: fromJson<DecisionSnapshot>(row.after),
  undoneAt: instantOrNull(row.undone_at),
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
export const readHistory = (session: Session): Pick<StoreReader, "lastStepGroup" | "receipts"> => ({
  lastStepGroup: async (jobId, which) => {
    const job = idBytes(jobId);
    const floors = session.get(floorOf, { job });
    const sealed = floors?.sealed_through ?? 0;
    const found =
      which === "done"
        ? session.get(newestDone, { job, floor: sealed })
        : session.get(firstUndone, { job, floor: Math.max(sealed, floors?.dropped_through ?? 0) });
    return found === undefined ? [] : session.all(stepsOfGroup, { group: found.group_id }).map(stepFrom);
  },
  receipts: async (jobId) => session.all(receiptsOf, { job: idBytes(jobId) }).map(receiptFrom),
});
