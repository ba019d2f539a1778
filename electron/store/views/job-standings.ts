import { sql } from "kysely";
import type { Job, JobType, SelectionType } from "#shared/domain/job.ts";
import { type JobStanding, standingOf, type Waiting } from "#shared/domain/job-standing.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { fromJsonOrNull, hexText, instantOf, instantOrNull } from "../rows/codec.ts";
import { facetsOf, REVIEW, WAITING } from "../rows/facet.ts";

/** What sorting and grouping every job takes: its columns, without the brief, and sums of what waits in it. */
export interface StandingRow extends Waiting {
  readonly id: Bytes;
  readonly ownerId: Bytes;
  readonly type: JobType;
  readonly selectionType: SelectionType | null;
  readonly createdAt: Instant;
  /** When it ended, as far as that was written down; else when it was made. */
  readonly endedAt: Instant;
  readonly standing: JobStanding;
}

const columns = query<object>()(() =>
  build
    .selectFrom("job")
    .select([
      "id",
      "owner_id",
      "type",
      "selection_type",
      "created_at",
      "files_needed",
      "closes_at",
      "closed_at",
      "cancelled_at",
      "settled_at",
      "deadline_missed_at",
      "pending_score",
      "approved",
      "rejected",
      "retry_pending",
      "winners",
      sql<string | null>`json_extract(brief, '$.metadata')`.as("metadata"),
    ]),
);
const notScored = sql.join(facetsOf(["pending_score"], [0]).map((facet) => sql.lit(facet)));
/** One walk over all counts costs less than a question for each job. */
const waiting = query<object>()(() =>
  build
    .selectFrom("facet_count")
    .select([
      "job_id",
      sql<number>`sum(CASE WHEN facet IN (${notScored}) AND waiting = ${sql.lit(WAITING.nobody)} THEN amount ELSE 0 END)`.as(
        "to_score",
      ),
      sql<number>`sum(CASE WHEN waiting = ${sql.lit(WAITING.model)} THEN amount ELSE 0 END)`.as("for_model"),
      sql<number>`sum(CASE WHEN review = ${sql.lit(REVIEW.notYet)} THEN amount ELSE 0 END)`.as("to_review"),
    ])
    .groupBy("job_id"),
);

const NOTHING = { to_score: 0, for_model: 0, to_review: 0 };

/** Every job as it stands now, in no order. */
export const standings = (session: Session, now: Instant): readonly StandingRow[] => {
  const sums = new Map(session.all(waiting, {}).map((row) => [hexText(row.job_id), row]));
  return session.all(columns, {}).map((row): StandingRow => {
    const sum = sums.get(hexText(row.id)) ?? NOTHING;
    const type = row.type as JobType;
    const selectionType = row.selection_type as SelectionType | null;
    return {
      id: row.id,
      ownerId: row.owner_id,
      type,
      selectionType,
      createdAt: instantOf(row.created_at),
      endedAt: instantOf(row.settled_at ?? row.cancelled_at ?? row.closed_at ?? row.created_at),
      toScore: sum.to_score,
      waitingForModel: sum.for_model,
      toReview: sum.to_review,
      standing: standingOf(
        {
          type,
          selectionType,
          filesNeeded: row.files_needed,
          closesAt: instantOrNull(row.closes_at),
          closedAt: instantOrNull(row.closed_at),
          cancelledAt: instantOrNull(row.cancelled_at),
          settledAt: instantOrNull(row.settled_at),
          deadlineMissedAt: instantOrNull(row.deadline_missed_at),
          metadata: fromJsonOrNull<Job["metadata"]>(row.metadata) ?? {},
          counts: {
            pendingScore: row.pending_score,
            approved: row.approved,
            rejected: row.rejected,
            retryPending: row.retry_pending,
            winners: row.winners,
          },
        },
        now,
      ),
    };
  });
};
