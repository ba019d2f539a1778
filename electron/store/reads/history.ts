import { sql } from "kysely";
import type { DecisionSnapshot } from "#shared/domain/submission.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import type { DecisionStep, Receipt, StepsToMove, StoreReader } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes, DecisionGroupTable, DecisionStepTable, ReceiptTable } from "../engine/schema.ts";
import { fromJson, idBytes, idText, instantOf, instantOrNull } from "../rows/codec.ts";

type Numbered = DecisionStepTable & { readonly seq: number };

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
const labelOfGroup = query<{ group: number }>()((p) =>
  build.selectFrom("decision_step").select("label").where("group_seq", "=", p.group).orderBy("seq").limit(1),
);
const stepsAfter = query<{ group: number; after: number; limit: number }>()((p) =>
  build
    .selectFrom("decision_step")
    .selectAll()
    .where("group_seq", "=", p.group)
    .where("seq", ">", p.after)
    .orderBy("seq")
    .limit(p.limit),
);
const stepsThrough = query<{ group: number; through: number; limit: number }>()((p) =>
  build
    .selectFrom("decision_step")
    .selectAll()
    .where("group_seq", "=", p.group)
    .where("seq", "<=", p.through)
    .orderBy("seq", "desc")
    .limit(p.limit),
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

const stepFrom = (row: Numbered, group: DecisionGroupTable): DecisionStep => ({
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

/** Beyond every step's number. */
const ALL_STEPS = Number.MAX_SAFE_INTEGER;

/** The group that undo or redo moves next: one that is half moved is finished before another is begun. */
const nextGroup = (session: Session, jobId: JobId, which: "done" | "undone") => {
  const job = idBytes(jobId);
  const sealed = session.get(sealOf, { job })?.through_seq ?? 0;
  const done = session.get(newestDone, { job, sealed });
  if (which === "done" || (done !== undefined && done.undone_through !== null)) return done;
  return session.get(lastUndone, { job, sealed });
};

const nextSteps = (
  session: Session,
  jobId: JobId,
  which: "done" | "undone",
  limit: number,
): StepsToMove | null => {
  const group = nextGroup(session, jobId, which);
  if (group === undefined) return null;
  // One more tells whether it is the last part.
  const at = { group: group.seq, limit: limit + 1 };
  const found: readonly Numbered[] =
    which === "done"
      ? session.all(stepsAfter, { ...at, after: group.undone_through ?? 0 })
      : session.all(stepsThrough, { ...at, through: group.undone_through ?? ALL_STEPS });
  const rows = found.slice(0, limit);
  const last = rows.at(-1)?.seq ?? 0;
  return {
    groupId: idText(group.group_id),
    size: group.steps,
    label: rows[0]?.label ?? "",
    steps: rows.map((row) => stepFrom(row, group)),
    // Redo takes the steps from the end, so what is left undone ends before the last one taken.
    undoneThrough: which === "done" ? last : last - 1,
    isLast: found.length <= limit,
  };
};

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
): Pick<StoreReader, "nextStep" | "nextSteps" | "receipts" | "touchedSince"> => ({
  nextStep: async (jobId, which) => {
    const group = nextGroup(session, jobId, which);
    return group === undefined ? null : (session.get(labelOfGroup, { group: group.seq })?.label ?? null);
  },
  nextSteps: async (jobId, which, limit) => nextSteps(session, jobId, which, limit),
  touchedSince: async (jobId, event, limit) =>
    session
      .column(touched, { job: idBytes(jobId), event, limit })
      .map((id) => idText<SubmissionId>(id as Uint8Array)),
  receipts: async (jobId) => session.all(receiptsOf, { job: idBytes(jobId) }).map(receiptFrom),
});
