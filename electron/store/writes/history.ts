import type { StoreWriter } from "../../service/ports.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query } from "../engine/query.ts";
import type {
  Bytes,
  DecisionStepTable,
  LedgerBalanceTable,
  LedgerTable,
  ReceiptTable,
} from "../engine/schema.ts";
import { idBytes, jsonText } from "../rows/codec.ts";

const insertStep = insertQuery<DecisionStepTable>("decision_step", [
  "id",
  "group_id",
  "job_id",
  "submission_id",
  "actor",
  "at",
  "label",
  "before",
  "after",
  "undone_at",
]);
const markGroup = query<{ group: Bytes; at: number | null }>()((p) =>
  build.updateTable("decision_step").set({ undone_at: p.at }).where("group_id", "=", p.group),
);
const newestStep = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("decision_step")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .where("job_id", "=", p.job)
    .where("undone_at", "is", null)
    .unionAll(
      build
        .selectFrom("decision_step")
        .select((eb) => eb.fn.max("seq").as("seq"))
        .where("job_id", "=", p.job)
        .where("undone_at", "is not", null),
    ),
);
const startFloor = query<{ job: Bytes }>()((p) =>
  build
    .insertInto("step_floor")
    .values({ job_id: p.job, sealed_through: 0, dropped_through: 0 })
    .onConflict((conflict) => conflict.column("job_id").doNothing()),
);
const raiseFloor = (column: "sealed_through" | "dropped_through") =>
  query<{ job: Bytes; seq: number }>()((p) =>
    build
      .updateTable("step_floor")
      .set({ [column]: p.seq })
      .where("job_id", "=", p.job),
  );
const seal = raiseFloor("sealed_through");
const drop = raiseFloor("dropped_through");

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

/** One mark per job closes its whole history at once, however long it is. */
const raise = (session: Session, job: Bytes, floor: typeof seal): void => {
  const newest = Math.max(0, ...session.all(newestStep, { job }).map((row) => row.seq ?? 0));
  session.run(startFloor, { job });
  session.run(floor, { job, seq: newest });
};

/** The UTC month of a moment as a number, e.g. 202603. */
const monthOf = (at: number): number => {
  const date = new Date(at);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
};

export const writeHistory = (
  session: Session,
): Pick<
  StoreWriter,
  "insertSteps" | "markSteps" | "dropRedo" | "sealSteps" | "insertReceipt" | "appendLedger"
> => ({
  insertSteps: async (steps) => {
    for (const step of steps) {
      session.run(insertStep, {
        id: idBytes(step.id),
        group_id: idBytes(step.groupId),
        job_id: idBytes(step.jobId),
        submission_id: idBytes(step.submissionId),
        actor: step.actor,
        at: step.at,
        label: step.label,
        before: jsonText(step.before),
        after: jsonText(step.after),
        undone_at: step.undoneAt,
      });
    }
  },
  markSteps: async (groupId, undoneAt) => {
    session.run(markGroup, { group: idBytes(groupId), at: undoneAt });
  },
  dropRedo: async (jobId) => raise(session, idBytes(jobId), drop),
  sealSteps: async (jobId) => raise(session, idBytes(jobId), seal),
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
    }
  },
});
