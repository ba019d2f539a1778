import type { SealWrites } from "../../service/seal-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query, saveQuery } from "../engine/query.ts";
import type { SealBatchTable, SealPlanTable } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";
import { sealBatchRow, sealPlanRow } from "../rows/seal-row.ts";

const insertPlan = insertQuery<SealPlanTable>("seal_plan", [
  "id",
  "job_id",
  "destination",
  "sealed_at",
  "by_role",
  "by_name",
  "by_holder",
  "first_place",
  "settle_reason",
  "notes",
  "ended_at",
]);
const savePlanEnd = saveQuery<Pick<SealPlanTable, "id" | "ended_at">>("seal_plan", ["ended_at"], "id");
const insertBatch = insertQuery<SealBatchTable>("seal_batch", [
  "plan_id",
  "position",
  "ids",
  "state",
  "tries",
  "sent_at",
  "answered_at",
  "problem_code",
  "problem",
  "receipt_id",
]);
const saveBatch = query<Omit<SealBatchTable, "ids">>()((p) =>
  build
    .updateTable("seal_batch")
    .set({
      state: p.state,
      tries: p.tries,
      sent_at: p.sent_at,
      answered_at: p.answered_at,
      problem_code: p.problem_code,
      problem: p.problem,
      receipt_id: p.receipt_id,
    })
    .where("plan_id", "=", p.plan_id)
    .where("position", "=", p.position),
);

export const writeSeals = (session: Session): SealWrites => ({
  insertSealPlan: async (plan) => {
    session.run(insertPlan, sealPlanRow(plan));
    for (const batch of plan.batches) session.run(insertBatch, sealBatchRow(plan.id, batch));
  },
  addSealBatch: async (planId, batch) => {
    session.run(insertBatch, sealBatchRow(planId, batch));
  },
  saveSealBatch: async (planId, batch) => {
    session.run(saveBatch, sealBatchRow(planId, batch));
  },
  saveSealPlan: async ({ id, endedAt }) => {
    session.run(savePlanEnd, { id: idBytes(id), ended_at: endedAt });
  },
});
