import type { SealPlan } from "#shared/domain/seal/seal-plan.ts";
import type { SealReads } from "../../service/seal-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes, SealPlanTable } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";
import { sealBatchFrom, sealPlanFrom } from "../rows/seal-row.ts";

const planById = query<{ id: Bytes }>()((p) =>
  build.selectFrom("seal_plan").selectAll().where("id", "=", p.id),
);
const openPlanOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("seal_plan").selectAll().where("job_id", "=", p.job).where("ended_at", "is", null),
);
/** Ids sort by time. */
const lastPlanOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("seal_plan").selectAll().where("job_id", "=", p.job).orderBy("id", "desc").limit(1),
);
const openPlans = query<object>()(() =>
  build.selectFrom("seal_plan").selectAll().where("ended_at", "is", null).orderBy("id"),
);
const batchesOf = query<{ plan: Bytes }>()((p) =>
  build.selectFrom("seal_batch").selectAll().where("plan_id", "=", p.plan).orderBy("position"),
);

export const readSeals = (session: Session): SealReads => {
  const whole = (row: SealPlanTable): SealPlan =>
    sealPlanFrom(row, session.all(batchesOf, { plan: row.id }).map(sealBatchFrom));
  const wholeOrNull = (row: SealPlanTable | undefined): SealPlan | null =>
    row === undefined ? null : whole(row);
  return {
    sealPlan: async (id) => wholeOrNull(session.get(planById, { id: idBytes(id) })),
    openSeal: async (jobId) => wholeOrNull(session.get(openPlanOf, { job: idBytes(jobId) })),
    lastSeal: async (jobId) => wholeOrNull(session.get(lastPlanOf, { job: idBytes(jobId) })),
    unfinishedSeals: async (destination) =>
      session
        .all(openPlans, {})
        .filter((row) => destination === null || row.destination === destination)
        .map(whole),
  };
};
