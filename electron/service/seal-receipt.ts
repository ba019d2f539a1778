import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Uuid } from "#shared/domain/ids.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";

export interface SealReceiptFile {
  readonly name: string;
  /** JSON, for people and programs. */
  readonly content: string;
}

/** What was sealed, by whom, why and how far it is, as a file that can be kept elsewhere. */
export const sealReceipt = async (ports: Ports, sealId: Uuid): Promise<SealReceiptFile | Refusal> => {
  const plan = await ports.store.reader.sealPlan(sealId);
  const job = plan === null ? null : await ports.store.reader.job(plan.jobId);
  if (plan === null || job === null) return refuse("not_found", "There is no such seal.");
  const ids = plan.batches.flatMap((batch) => batch.ids);
  const numbers = new Map((await ports.store.reader.submissions(ids)).map(({ id, number }) => [id, number]));
  const placeOf = new Map(ids.map((id, index) => [id, plan.firstPlace + index]));
  const receipt = {
    object: "seal_receipt",
    id: plan.id,
    job: { id: job.id, code: job.code, title: job.title, criteria: job.scoringCriteria },
    destination: plan.destination,
    sealed_at: toIsoSeconds(plan.sealedAt),
    sealed_by: { role: plan.by.role, name: plan.by.name },
    settle_reason: plan.settleReason,
    winners_now: job.counts.winners,
    max_completions: job.maxCompletions,
    batches: plan.batches.map((batch) => ({
      batch: batch.position + 1,
      state: batch.state,
      answered_at: batch.answeredAt === null ? null : toIsoSeconds(batch.answeredAt),
      receipt_id: batch.receiptId,
      problem: batch.problem,
      winners: batch.ids.map((id) => ({
        place: placeOf.get(id),
        submission: id,
        number: numbers.get(id),
        reason: plan.notes[id] ?? null,
      })),
    })),
  };
  return { name: `seal-${job.code}.json`, content: `${JSON.stringify(receipt, null, 2)}\n` };
};
