import { sql } from "kysely";
import { monthOf } from "#shared/domain/ledger.ts";
import type { StoreWriter } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query } from "../engine/query.ts";
import type {
  Bytes,
  DecisionGroupTable,
  DecisionStepTable,
  JobBalanceTable,
  LedgerBalanceTable,
  LedgerTable,
  ReceiptTable,
} from "../engine/schema.ts";
import { idBytes, jsonText } from "../rows/codec.ts";

const addToGroup = query<Omit<DecisionGroupTable, "dropped" | "undone_through">>()((p) =>
  build
    .insertInto("decision_group")
    .values({
      group_id: p.group_id,
      job_id: p.job_id,
      at: p.at,
      steps: p.steps,
      undone_at: p.undone_at,
      dropped: 0,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["group_id", "job_id"])
        .doUpdateSet((eb) => ({ steps: eb("decision_group.steps", "+", eb.ref("excluded.steps")) })),
    )
    .returning("seq"),
);
const insertStep = insertQuery<DecisionStepTable>("decision_step", [
  "id",
  "group_seq",
  "submission_id",
  "actor",
  "at",
  "label",
  "before",
  "after",
]);
const markGroup = query<{ group: Bytes; at: number | null; through: number | null }>()((p) =>
  build
    .updateTable("decision_group")
    .set({ undone_at: p.at, undone_through: p.through })
    .where("group_id", "=", p.group),
);
const dropUndone = query<{ job: Bytes }>()((p) =>
  build
    .updateTable("decision_group")
    .set({ dropped: 1 })
    .where("job_id", "=", p.job)
    .where("undone_at", "is not", null)
    .where("dropped", "=", sql.lit(0)),
);
/** Of all jobs: what any of them decides later comes after it. */
const newestGroup = query<object>()(() =>
  build.selectFrom("decision_group").select((eb) => eb.fn.max("seq").as("seq")),
);
/** One mark closes a job's whole history at once, however long it is. */
const putSeal = query<{ job: Bytes; seq: number }>()((p) =>
  build
    .insertInto("decision_seal")
    .values({ job_id: p.job, through_seq: p.seq })
    .onConflict((conflict) =>
      conflict.column("job_id").doUpdateSet((eb) => ({ through_seq: eb.ref("excluded.through_seq") })),
    ),
);

const insertReceipt = insertQuery<ReceiptTable>("receipt", [
  "id",
  "job_id",
  "at",
  "by",
  "kind",
  "winners",
  "winners_now",
  "cap",
  "details",
]);
const insertLedger = insertQuery<LedgerTable>("ledger", [
  "owner_id",
  "job_id",
  "submission_id",
  "worker_id",
  "at",
  "kind",
  "amount",
  "cause",
]);
const addBalance = query<LedgerBalanceTable>()((p) =>
  build
    .insertInto("ledger_balance")
    .values({ owner_id: p.owner_id, kind: p.kind, month: p.month, amount: p.amount })
    .onConflict((conflict) =>
      conflict
        .columns(["owner_id", "kind", "month"])
        .doUpdateSet((eb) => ({ amount: eb("ledger_balance.amount", "+", eb.ref("excluded.amount")) })),
    ),
);
const addJobBalance = query<JobBalanceTable>()((p) =>
  build
    .insertInto("job_balance")
    .values({ job_id: p.job_id, kind: p.kind, amount: p.amount })
    .onConflict((conflict) =>
      conflict
        .columns(["job_id", "kind"])
        .doUpdateSet((eb) => ({ amount: eb("job_balance.amount", "+", eb.ref("excluded.amount")) })),
    ),
);

export const writeHistory = (
  session: Session,
): Pick<
  StoreWriter,
  "insertSteps" | "markSteps" | "dropRedo" | "sealSteps" | "insertReceipt" | "appendLedger"
> => ({
  insertSteps: async (steps) => {
    for (const step of steps) {
      const group = session.get(addToGroup, {
        group_id: idBytes(step.groupId),
        job_id: idBytes(step.jobId),
        at: step.at,
        steps: 1,
        undone_at: step.undoneAt,
      });
      session.run(insertStep, {
        id: idBytes(step.id),
        group_seq: group?.seq ?? 0,
        submission_id: idBytes(step.submissionId),
        actor: step.actor,
        at: step.at,
        label: step.label,
        before: jsonText(step.before),
        after: jsonText(step.after),
      });
    }
  },
  markSteps: async (groupId, undoneAt, undoneThrough = null) => {
    session.run(markGroup, { group: idBytes(groupId), at: undoneAt, through: undoneThrough });
  },
  dropRedo: async (jobId) => {
    session.run(dropUndone, { job: idBytes(jobId) });
  },
  sealSteps: async (jobId) => {
    const seq = session.get(newestGroup, {})?.seq ?? 0;
    session.run(putSeal, { job: idBytes(jobId), seq });
  },
  insertReceipt: async (receipt) => {
    session.run(insertReceipt, {
      id: idBytes(receipt.id),
      job_id: idBytes(receipt.jobId),
      at: receipt.at,
      by: receipt.by,
      kind: receipt.kind,
      winners: jsonText(receipt.winners),
      winners_now: receipt.winnersNow,
      cap: receipt.cap,
      details: jsonText(receipt.details),
    });
  },
  appendLedger: async ({ ownerId, jobId, submissionId, workerId, at, lines }) => {
    for (const line of lines) {
      const amount = line.kind === "credit" ? line.amount : line.amountCents;
      session.run(insertLedger, {
        owner_id: idBytes(ownerId),
        job_id: idBytes(jobId),
        submission_id: idBytes(submissionId),
        worker_id: idBytes(workerId),
        at,
        kind: line.kind,
        amount,
        cause: line.cause,
      });
      session.run(addBalance, { owner_id: idBytes(ownerId), kind: line.kind, month: monthOf(at), amount });
      session.run(addJobBalance, { job_id: idBytes(jobId), kind: line.kind, amount });
    }
  },
});
