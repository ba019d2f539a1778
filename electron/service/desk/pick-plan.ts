import type { PickNotes } from "#shared/contract/pick-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { renewClaim } from "#shared/domain/claims.ts";
import type { Preference } from "#shared/domain/picking/preferences.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { refuseRole } from "#shared/domain/selection.ts";
import type { Ports } from "../ports.ts";
import type { StoreReader } from "../store-port.ts";
import { actorIn } from "./desk-actor.ts";

/** What a person has chosen of a job so far; a list of numbers alone is how it was kept before there was more. */
export interface PickPlan {
  readonly plan: readonly number[];
  readonly duels: readonly Preference[];
  readonly notes: PickNotes;
}

const NO_PLAN: PickPlan = { plan: [], duels: [], notes: {} };

const planSetting = (jobId: JobId): string => `desk.plan.${jobId}`;

export const readPlan = async (reader: Pick<StoreReader, "setting">, jobId: JobId): Promise<PickPlan> => {
  const text = await reader.setting(planSetting(jobId));
  if (text === null) return NO_PLAN;
  const kept = JSON.parse(text) as readonly number[] | PickPlan;
  return "plan" in kept ? kept : { ...NO_PLAN, plan: kept };
};

/** Keeps the picks so far, in order; they are not winners yet. A missed job's need its claim, which they renew. */
export const savePlan = async (
  ports: Ports,
  jobId: JobId,
  change: { readonly [K in keyof PickPlan]?: PickPlan[K] | undefined },
  actor: string,
): Promise<null | Refusal> =>
  ports.store.write(async (tx) => {
    const job = await tx.job(jobId);
    if (job === null || job.maxCompletions === null)
      return refuse("job_not_custom", "Only custom and agent_help jobs have winners.");
    const before = await readPlan(tx, jobId);
    const plan = [...new Set(change.plan ?? before.plan)];
    const now = ports.clock.now();
    const by = actorIn(job, now, actor);
    const barred = refuseRole(job, by, now);
    if (barred !== null) return barred;
    if (plan.length > job.maxCompletions - job.counts.winners) {
      return refuse("cap_exceeded", `This job has ${String(job.maxCompletions)} places for winners.`);
    }
    const next: PickPlan = {
      plan,
      duels: change.duels ?? before.duels,
      notes: withoutBlanks(change.notes ?? before.notes),
    };
    await tx.setSetting(planSetting(jobId), JSON.stringify(next));
    const kept = renewClaim(job, by, now);
    if (kept !== job) await tx.saveJob(kept);
    return null;
  });

const withoutBlanks = (notes: PickNotes): PickNotes =>
  Object.fromEntries(Object.entries(notes).filter(([, note]) => note !== ""));
