import type { JobType } from "#shared/domain/job.ts";
import type { ListFilter } from "../../service/list-port.ts";
import type { StoreViews, SummaryRow } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";
import { ownsJob } from "./list.ts";
import { coverWindow } from "./window.ts";

const sumRange = query<{ scope: Bytes; grain: number; start: number; end: number }>()((p) =>
  build
    .selectFrom("tally")
    .select((eb) => [
      "job_type",
      eb.fn.sum<number>("total").as("total"),
      eb.fn.sum<number>("approved").as("approved"),
      eb.fn.sum<number>("rejected").as("rejected"),
      eb.fn.sum<number>("scored").as("scored"),
      eb.fn.sum<number>("star_sum").as("star_sum"),
    ])
    .where("scope_id", "=", p.scope)
    .where("grain", "=", p.grain)
    .where("start", ">=", p.start)
    .where("start", "<", p.end)
    .groupBy("job_type"),
);

/** Sums of tallies, one row per job type that occurs, by name; exact for every window of whole seconds. */
export const summary = (
  session: Session,
  filter: Pick<ListFilter, "ownerId" | "jobId" | "fromSecond" | "toSecond">,
): readonly SummaryRow[] => {
  const owner = idBytes(filter.ownerId);
  if (filter.jobId !== null && !ownsJob(session, owner, filter.jobId)) return [];
  const scope = filter.jobId === null ? owner : idBytes(filter.jobId);
  const byType = new Map<string, SummaryRow>();
  for (const range of coverWindow(filter.fromSecond, filter.toSecond + 1)) {
    for (const row of session.all(sumRange, { scope, ...range })) {
      const sum = byType.get(row.job_type);
      byType.set(row.job_type, {
        type: row.job_type as JobType,
        total: (sum?.total ?? 0) + row.total,
        approved: (sum?.approved ?? 0) + row.approved,
        rejected: (sum?.rejected ?? 0) + row.rejected,
        scored: (sum?.scored ?? 0) + row.scored,
        starSum: (sum?.starSum ?? 0) + row.star_sum,
      });
    }
  }
  return [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
};

export const summaryViews = (session: Session): Pick<StoreViews, "summary"> => ({
  summary: async (filter) => summary(session, filter),
});
