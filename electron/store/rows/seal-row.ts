import type { SubmissionId } from "#shared/domain/ids.ts";
import type { SealBatch, SealBatchState, SealDestination, SealPlan } from "#shared/domain/seal/seal-plan.ts";
import type { SealBatchTable, SealPlanTable } from "../engine/schema.ts";
import { fromJson, idBytes, idText, instantOf, instantOrNull, jsonText } from "./codec.ts";

export const sealPlanRow = (plan: SealPlan): SealPlanTable => ({
  id: idBytes(plan.id),
  job_id: idBytes(plan.jobId),
  destination: plan.destination,
  sealed_at: plan.sealedAt,
  by_role: plan.by.role,
  by_name: plan.by.name,
  by_holder: plan.by.role === "moderator" ? plan.by.id : null,
  first_place: plan.firstPlace,
  settle_reason: plan.settleReason,
  notes: jsonText(plan.notes),
  ended_at: plan.endedAt,
});

export const sealPlanFrom = (row: SealPlanTable, batches: readonly SealBatch[]): SealPlan => ({
  id: idText(row.id),
  jobId: idText(row.job_id),
  destination: row.destination as SealDestination,
  sealedAt: instantOf(row.sealed_at),
  by:
    row.by_holder === null
      ? { role: "creator", name: row.by_name }
      : { role: "moderator", id: row.by_holder, name: row.by_name },
  firstPlace: row.first_place,
  settleReason: row.settle_reason,
  notes: fromJson<Readonly<Record<SubmissionId, string>>>(row.notes),
  endedAt: instantOrNull(row.ended_at),
  batches,
});

export const sealBatchRow = (planId: SealPlan["id"], batch: SealBatch): SealBatchTable => ({
  plan_id: idBytes(planId),
  position: batch.position,
  ids: jsonText(batch.ids),
  state: batch.state,
  tries: batch.tries,
  sent_at: batch.sentAt,
  answered_at: batch.answeredAt,
  problem_code: batch.problem?.code ?? null,
  problem: batch.problem?.message ?? null,
  receipt_id: batch.receiptId === null ? null : idBytes(batch.receiptId),
});

export const sealBatchFrom = (row: SealBatchTable): SealBatch => ({
  position: row.position,
  ids: fromJson<readonly SubmissionId[]>(row.ids),
  state: row.state as SealBatchState,
  tries: row.tries,
  sentAt: instantOrNull(row.sent_at),
  answeredAt: instantOrNull(row.answered_at),
  problem: row.problem === null ? null : { code: row.problem_code ?? "", message: row.problem },
  receiptId: row.receipt_id === null ? null : idText(row.receipt_id),
});
