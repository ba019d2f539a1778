import { type RawBuilder, sql } from "kysely";
import type { InsightsView, OverrideFigures, ReviewerFigures } from "#shared/contract/insights-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { quantile } from "#shared/domain/insights/figures.ts";
import type { InsightWindow } from "#shared/domain/insights/ranges.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { HOUR, MINUTE, SECOND } from "#shared/lib/instant.ts";
import type { Session } from "../../engine/connection.ts";
import { build, once } from "../../engine/query.ts";
import { fromJson, idBytes, idText, instantOf } from "../../rows/codec.ts";
import { REVIEW } from "../../rows/facet.ts";

/** Disagreements that are listed. */
const SHOWN_OVERRIDES = 50;
const WAIT_BARS: readonly (number | null)[] = [
  MINUTE,
  10 * MINUTE,
  HOUR,
  6 * HOUR,
  24 * HOUR,
  7 * 24 * HOUR,
  null,
];

/** Decisions of a window: all conditions in the index's own words. */
const decisions = (jobId: JobId | null, { from, to }: InsightWindow) =>
  build
    .selectFrom("submission")
    .where("decision_at", "is not", null)
    .where("decision_at", ">=", from * SECOND)
    .where("decision_at", "<", to * SECOND)
    .$if(jobId !== null, (q) => q.where("job_id", "=", idBytes(jobId as JobId)));

const bucket = ({ width, offset }: InsightWindow): RawBuilder<number> =>
  sql<number>`(decision_at / 1000 + ${sql.lit(offset)}) / ${sql.lit(width)}`;

const grouped = (jobId: JobId | null, window: InsightWindow) =>
  once(
    decisions(jobId, window)
      .select((eb) => [
        bucket(window).as("bucket"),
        "decision_actor",
        "review",
        "decision_outcome",
        "decision_reason",
        sql<number>`verdict IS NOT NULL`.as("judged"),
        eb.fn.countAll<number>().as("amount"),
      ])
      .groupBy(["bucket", "decision_actor", "review", "decision_outcome", "decision_reason", "judged"]),
  );

const waitsOf = (jobId: JobId | null, window: InsightWindow) =>
  once(decisions(jobId, window).select(sql<number>`decision_at - attempted_at`.as("ms")));

const newestOverrides = (jobId: JobId | null, window: InsightWindow) =>
  once(
    decisions(jobId, window)
      .select(["job_id", "number", "stars", "decision_outcome", "decision_actor", "decision_at"])
      .where("review", "=", REVIEW.override)
      .orderBy("decision_at", "desc")
      .limit(SHOWN_OVERRIDES),
  );

export interface DecidedBucket {
  readonly decided: number;
  readonly judged: number;
  readonly overruled: number;
}

export interface Decided {
  readonly byBucket: ReadonlyMap<number, DecidedBucket>;
  readonly reviewers: readonly ReviewerFigures[];
  readonly reasons: InsightsView["reasons"];
}

const NOTHING: DecidedBucket = { decided: 0, judged: 0, overruled: 0 };
const plus = (a: DecidedBucket, b: DecidedBucket): DecidedBucket => ({
  decided: a.decided + b.decided,
  judged: a.judged + b.judged,
  overruled: a.overruled + b.overruled,
});

/** What people decided in a window, by time, by person and by reason: one walk over one index. */
export const decidedIn = (session: Session, jobId: JobId | null, window: InsightWindow): Decided => {
  const byBucket = new Map<number, DecidedBucket>();
  const byName = new Map<string, DecidedBucket>();
  const byReason = new Map<string, number>();
  for (const row of session.all(grouped(jobId, window), undefined)) {
    const part: DecidedBucket = {
      decided: row.amount,
      judged: row.judged === 1 ? row.amount : 0,
      overruled: row.review === REVIEW.override ? row.amount : 0,
    };
    const name = row.decision_actor ?? "";
    byBucket.set(row.bucket, plus(byBucket.get(row.bucket) ?? NOTHING, part));
    byName.set(name, plus(byName.get(name) ?? NOTHING, part));
    if (row.decision_outcome !== "rejected") continue;
    const code = row.decision_reason ?? "other";
    byReason.set(code, (byReason.get(code) ?? 0) + row.amount);
  }
  return {
    byBucket,
    reviewers: [...byName]
      .map(([name, figures]) => ({ name, ...figures }))
      .sort((a, b) => b.decided - a.decided || (a.name < b.name ? -1 : 1)),
    reasons: [...byReason]
      .map(([code, amount]) => ({ code, amount }))
      .sort((a, b) => b.amount - a.amount || (a.code < b.code ? -1 : 1)),
  };
};

/** How long attempts waited for the person who decided them. */
export const waitsIn = (
  session: Session,
  jobId: JobId | null,
  window: InsightWindow,
): InsightsView["waits"] => {
  const sorted = Float64Array.from(session.column(waitsOf(jobId, window), undefined) as number[]).sort();
  const bars = WAIT_BARS.map((upToMs) => ({ upToMs, amount: 0 }));
  for (const ms of sorted) {
    const bar = bars.find(({ upToMs }) => upToMs === null || ms <= upToMs);
    if (bar !== undefined) bar.amount += 1;
  }
  return { count: sorted.length, medianMs: quantile(sorted, 0.5), p90Ms: quantile(sorted, 0.9), bars };
};

const titleOf = (session: Session, jobId: JobId): string => {
  const job = session.get(
    once(build.selectFrom("job").select("brief").where("id", "=", idBytes(jobId))),
    undefined,
  );
  return job === undefined ? "" : fromJson<{ readonly title: string }>(job.brief).title;
};

export const overridesIn = (
  session: Session,
  jobId: JobId | null,
  window: InsightWindow,
): readonly OverrideFigures[] => {
  const titles = new Map<JobId, string>();
  return session.all(newestOverrides(jobId, window), undefined).map((row) => {
    const id = idText<JobId>(row.job_id);
    const title = titles.get(id) ?? titleOf(session, id);
    titles.set(id, title);
    return {
      jobId: id,
      jobTitle: title,
      number: row.number,
      stars: row.stars as Stars | null,
      outcome: row.decision_outcome as "approved" | "rejected",
      actor: row.decision_actor ?? "",
      at: instantOf(row.decision_at ?? 0),
    };
  });
};
