import type { HistoryStep } from "#shared/contract/history-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { StoreViews } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { sql } from "kysely";
import { idBytes, instantOf } from "../rows/codec.ts";

/** What was undone and then decided over is gone for good. */
const groups = query<{ job: Bytes; before: number; limit: number }>()((p) =>
  build
    .selectFrom("decision_group")
    .select(["seq", "at", "steps", "undone_at"])
    .where("job_id", "=", p.job)
    .where("dropped", "=", sql.lit(0))
    .where("seq", "<", p.before)
    .orderBy("seq", "desc")
    .limit(p.limit),
);
const firstStep = query<{ group: number }>()((p) =>
  build
    .selectFrom("decision_step")
    .select(["label", "actor"])
    .where("group_seq", "=", p.group)
    .orderBy("seq")
    .limit(1),
);
const sealOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("decision_seal").select("through_seq").where("job_id", "=", p.job),
);

export const stepGroupViews = (session: Session): Pick<StoreViews, "stepGroups"> => ({
  stepGroups: async (jobId: JobId, before: number | null, limit: number): Promise<readonly HistoryStep[]> => {
    const job = idBytes(jobId);
    const sealed = session.get(sealOf, { job })?.through_seq ?? 0;
    return session
      .all(groups, { job, before: before ?? Number.MAX_SAFE_INTEGER, limit })
      .map((group): HistoryStep => {
        const first = session.get(firstStep, { group: group.seq });
        return {
          step: group.seq,
          label: first?.label ?? "",
          actor: first?.actor ?? "",
          at: instantOf(group.at),
          size: group.steps,
          undone: group.undone_at !== null,
          sealed: group.seq <= sealed,
        };
      });
  },
});
