import { sql } from "kysely";
import type { InsightsView, WorkerFigures } from "#shared/contract/insights-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Session } from "../../engine/connection.ts";
import { build, query } from "../../engine/query.ts";
import type { Bytes } from "../../engine/schema.ts";
import { idBytes, idText } from "../../rows/codec.ts";

const SHOWN_WORKERS = 100;

const busiest = query<{ limit: number }>()((p) =>
  build
    .selectFrom("worker")
    .select(["id", "name", "sent", "approved", "sent as here"])
    .where("sent", ">", 0)
    .orderBy("sent", "desc")
    .orderBy("id")
    .limit(p.limit),
);
const everybody = query<undefined>()(() =>
  build
    .selectFrom("worker")
    .select((eb) => eb.fn.countAll<number>().as("amount"))
    .where("sent", ">", 0),
);
const busiestOfJob = query<{ job: Bytes; limit: number }>()((p) =>
  build
    .selectFrom((eb) =>
      eb
        .selectFrom("submission")
        .select(["worker_id", eb.fn.countAll<number>().as("here")])
        .where("job_id", "=", p.job)
        .groupBy("worker_id")
        .as("part"),
    )
    .innerJoin("worker", "worker.id", "part.worker_id")
    .select(["worker.id", "worker.name", "worker.sent", "worker.approved", "part.here"])
    .orderBy("part.here", "desc")
    .orderBy("worker.id")
    .limit(p.limit),
);
const everybodyOfJob = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select((eb) => eb.fn.count<number>("worker_id").distinct().as("amount"))
    .where("job_id", "=", p.job),
);
const creditsByMonth = query<undefined>()(() =>
  build
    .selectFrom("ledger_balance")
    .select((eb) => ["month", eb.fn.sum<number>("amount").as("amount")])
    .where("kind", "=", sql.lit("credit"))
    .groupBy("month")
    .orderBy("month"),
);
const creditsOfJob = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("job_balance")
    .select("amount")
    .where("job_id", "=", p.job)
    .where("kind", "=", sql.lit("credit")),
);

/** Who sent most, with what became of everything they ever sent to this owner. */
export const workersOf = (
  session: Session,
  jobId: JobId | null,
): Pick<InsightsView, "workers" | "workersInAll"> => {
  const rows =
    jobId === null
      ? session.all(busiest, { limit: SHOWN_WORKERS })
      : session.all(busiestOfJob, { job: idBytes(jobId), limit: SHOWN_WORKERS });
  const all =
    jobId === null ? session.get(everybody, undefined) : session.get(everybodyOfJob, { job: idBytes(jobId) });
  return {
    workers: rows.map(({ id, name, sent, approved, here }): WorkerFigures => ({
      id: idText(id),
      name,
      sentHere: here,
      sent,
      approved,
    })),
    workersInAll: all?.amount ?? 0,
  };
};

export const creditsOf = (session: Session, jobId: JobId | null): InsightsView["credits"] => {
  if (jobId !== null) {
    return { total: session.get(creditsOfJob, { job: idBytes(jobId) })?.amount ?? 0, months: [] };
  }
  const months = session.all(creditsByMonth, undefined);
  return { total: months.reduce((sum, { amount }) => sum + amount, 0), months };
};
