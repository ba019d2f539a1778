import { sql } from "kysely";
import { REMIND_BEFORE_MS } from "#shared/domain/deadline.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import { CREATOR_WINDOW_MS } from "#shared/domain/selection.ts";
import type { StoreViews } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes, idText, instantOf } from "../rows/codec.ts";

// Literals, not parameters: only then does the planner see that a partial index holds exactly these rows.
const pending = sql.lit("pending_score");
const model = sql.lit("model");
const retrying = sql.lit("retry_pending");

const toScore = query<{ limit: number }>()((p) =>
  build
    .selectFrom("submission")
    .select("id")
    .where("status", "=", pending)
    .where("scored_at", "is", null)
    .where("waiting_for", "is", null)
    .orderBy("attempted_at")
    .orderBy("id")
    .limit(p.limit),
);
interface WaitingSlice {
  readonly at: number;
  readonly id: Bytes;
  readonly limit: number;
}
const waiting = (p: WaitingSlice) =>
  build
    .selectFrom("submission")
    .select(["id", "job_id", "owner_id", "attempted_at"])
    .where("status", "=", pending)
    .where("waiting_for", "=", model)
    .where((eb) => eb(eb.refTuple("attempted_at", "id"), ">", eb.tuple(p.at, p.id)))
    .orderBy("attempted_at")
    .orderBy("id")
    .limit(p.limit);
const forModel = query<WaitingSlice>()(waiting);
// The plus keeps the planner from the index of all that the owner ever got: what waits is fewer.
const forModelOfOwner = query<WaitingSlice & { readonly owner: Bytes }>()((p) =>
  waiting(p).where(sql<boolean>`+owner_id = ${p.owner}`),
);
const queued = query<{ most: number }>()((p) =>
  build
    .selectFrom((eb) =>
      eb
        .selectFrom("submission")
        .select("id")
        .where("status", "=", pending)
        .where("scored_at", "is", null)
        .where("waiting_for", "is", null)
        .limit(p.most)
        .as("queued"),
    )
    .select((eb) => eb.fn.countAll<number>().as("amount")),
);
const queuedOfOwner = query<{ owner: Bytes; most: number }>()((p) =>
  build
    .selectFrom((eb) =>
      eb
        .selectFrom("submission")
        .select("id")
        .where("status", "=", pending)
        .where("scored_at", "is", null)
        .where("waiting_for", "is", null)
        .where(sql<boolean>`+owner_id = ${p.owner}`)
        .limit(p.most)
        .as("queued"),
    )
    .select((eb) => eb.fn.countAll<number>().as("amount")),
);
/** Before everything. */
const NOWHERE = { at: Number.MIN_SAFE_INTEGER, id: new Uint8Array(0) };
const lapsed = query<{ now: number; limit: number }>()((p) =>
  build
    .selectFrom("submission")
    .select("id")
    .where("status", "=", retrying)
    .where("retry_expires_at", "<=", p.now)
    .orderBy("retry_expires_at")
    .orderBy("id")
    .limit(p.limit),
);
const anyJob = query<object>()(() => build.selectFrom("job").select("id").limit(1));
const unclosed = query<{ now: number }>()((p) =>
  build
    .selectFrom("job")
    .select("id")
    .where("closes_at", "<=", p.now)
    .where("closes_at", "is not", null)
    .where("closed_at", "is", null)
    .where("cancelled_at", "is", null)
    .orderBy("closes_at"),
);
const creator = sql.lit("creator");
const choosing = build
  .selectFrom("job")
  .select("id")
  .where("selection_type", "=", creator)
  .where("settled_at", "is", null)
  .where("cancelled_at", "is", null)
  .where("deadline_missed_at", "is", null)
  .orderBy("closes_at");
const toRemind = query<{ ended: number; first: number; second: number }>()((p) =>
  choosing
    .where("closes_at", ">", p.ended)
    .where("closes_at", "<=", p.first)
    .where((eb) =>
      eb.or([
        eb("reminders", "=", sql.lit(0)),
        eb("reminders", "=", sql.lit(1)).and("closes_at", "<=", p.second),
      ]),
    ),
);
const pastDeadline = query<{ ended: number }>()((p) => choosing.where("closes_at", "<=", p.ended));
const statsOfWorker = query<{ id: Bytes; owner: Bytes }>()((p) =>
  build
    .selectFrom("worker")
    .select(["sent", "approved"])
    .where("id", "=", p.id)
    .where("owner_id", "=", p.owner),
);
const stepsSince = query<{ at: number }>()((p) =>
  build
    .selectFrom("decision_group")
    .select((eb) => eb.fn.sum<number | null>("steps").as("amount"))
    .where("at", ">=", p.at)
    .where("undone_at", "is", null),
);

const ids = <Id extends SubmissionId | JobId>(values: readonly unknown[]): readonly Id[] =>
  values.map((value) => idText<Id>(value as Uint8Array));

/** What waits for whom, and small figures; all by index. */
export const queueViews = (
  session: Session,
): Pick<
  StoreViews,
  | "scoreQueue"
  | "scoreQueueLength"
  | "waitingForModel"
  | "queuedToScore"
  | "lapsedRetries"
  | "jobsToClose"
  | "jobsToRemind"
  | "jobsPastDeadline"
  | "workerStats"
  | "decisionsSince"
  | "hasJobs"
> => ({
  hasJobs: async () => session.get(anyJob, {}) !== undefined,
  scoreQueue: async (limit) => ids<SubmissionId>(session.column(toScore, { limit })),
  scoreQueueLength: async (most) => session.get(queued, { most })?.amount ?? 0,
  waitingForModel: async (limit, after, ownerId) => {
    const from = after === null ? NOWHERE : { at: after.attemptedAt, id: idBytes(after.id) };
    const rows =
      ownerId === null
        ? session.all(forModel, { ...from, limit })
        : session.all(forModelOfOwner, { ...from, limit, owner: idBytes(ownerId) });
    return rows.map((row) => ({
      id: idText(row.id),
      jobId: idText(row.job_id),
      ownerId: idText(row.owner_id),
      attemptedAt: instantOf(row.attempted_at),
    }));
  },
  queuedToScore: async (ownerId, most) =>
    session.get(queuedOfOwner, { owner: idBytes(ownerId), most })?.amount ?? 0,
  lapsedRetries: async (now, limit) => ids<SubmissionId>(session.column(lapsed, { now, limit })),
  jobsToClose: async (now) => ids<JobId>(session.column(unclosed, { now })),
  jobsToRemind: async (now) => {
    const ended = now - CREATOR_WINDOW_MS;
    const [first, second] = REMIND_BEFORE_MS;
    return ids<JobId>(session.column(toRemind, { ended, first: ended + first, second: ended + second }));
  },
  jobsPastDeadline: async (now) =>
    ids<JobId>(session.column(pastDeadline, { ended: now - CREATOR_WINDOW_MS })),
  workerStats: async (ownerId, workerId) =>
    session.get(statsOfWorker, { id: idBytes(workerId), owner: idBytes(ownerId) }) ?? {
      sent: 0,
      approved: 0,
    },
  decisionsSince: async (at) => session.get(stepsSince, { at })?.amount ?? 0,
});
