import { sql } from "kysely";
import type { JobId } from "#shared/domain/ids.ts";
import type { JobFigures } from "../../service/job-page-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes, instantOf, instantOrNull } from "../rows/codec.ts";
import { REVIEW } from "../rows/facet.ts";

const workers = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select((eb) => eb.fn.count<number>("worker_id").distinct().as("amount"))
    .where("job_id", "=", p.job),
);
const arrivals = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select((eb) => [eb.fn.min("submitted_second").as("first"), eb.fn.max("submitted_second").as("last")])
    .where("job_id", "=", p.job),
);
const overrides = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("facet_count")
    .select((eb) => eb.fn.sum<number | null>("amount").as("amount"))
    .where("job_id", "=", p.job)
    .where("review", "=", sql.lit(REVIEW.override)),
);
const balances = query<{ job: Bytes }>()((p) =>
  build.selectFrom("job_balance").select(["kind", "amount"]).where("job_id", "=", p.job),
);
/** The condition in the index's own words: only then does the planner see that it holds these rows. */
const milestones = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("event")
    .select((eb) => ["type", eb.fn.max("at").as("at")])
    .where("chain_id", "=", p.job)
    .where(sql<boolean>`substr(type, 1, 4) = 'job.'`)
    .groupBy("type"),
);

/** What the screen of a job says of it beyond its counts. The workers are counted one by one, hence a long read. */
export const jobFigures = (session: Session, jobId: JobId): JobFigures => {
  const job = idBytes(jobId);
  const { first, last } = session.get(arrivals, { job }) ?? { first: null, last: null };
  const sums = new Map(session.all(balances, { job }).map(({ kind, amount }) => [kind, amount]));
  const momentOf = (second: number | null) => instantOrNull(second === null ? null : second * 1000);
  return {
    workers: session.get(workers, { job })?.amount ?? 0,
    firstAt: momentOf(first),
    lastAt: momentOf(last),
    overrides: session.get(overrides, { job })?.amount ?? 0,
    credits: sums.get("credit") ?? 0,
    payoutsCents: sums.get("payout") ?? 0,
    milestones: session.all(milestones, { job }).map(({ type, at }) => ({ type, at: instantOf(at) })),
  };
};
