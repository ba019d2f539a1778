import { addTotals, NO_TOTALS, type Totals } from "#shared/domain/insights/figures.ts";
import { bucketOf, type InsightWindow } from "#shared/domain/insights/ranges.ts";
import type { JobType } from "#shared/domain/job.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Session } from "../../engine/connection.ts";
import { build, once, query } from "../../engine/query.ts";
import type { Bytes } from "../../engine/schema.ts";
import { idBytes } from "../../rows/codec.ts";
import { starsOfFacet } from "../../rows/facet.ts";

const HOUR = 3_600;
const DAY = 86_400;

const owners = query<undefined>()(() => build.selectFrom("owner").select("id"));
const firstDay = query<{ scope: Bytes }>()((p) =>
  build
    .selectFrom("tally")
    .select((eb) => eb.fn.min<number | null>("start").as("start"))
    .where("scope_id", "=", p.scope)
    .where("grain", "=", DAY),
);
const hours = query<{ scope: Bytes; grain: number; from: number; to: number }>()((p) =>
  build
    .selectFrom("tally")
    .select(["start", "job_type", "total", "approved", "rejected", "scored", "star_sum"])
    .where("scope_id", "=", p.scope)
    .where("grain", "=", p.grain)
    .where("start", ">=", p.from)
    .where("start", "<", p.to),
);
const facetsOfJob = query<{ job: Bytes }>()((p) =>
  build.selectFrom("facet_count").select(["facet", "amount"]).where("job_id", "=", p.job),
);
const allFacets = query<undefined>()(() =>
  build
    .selectFrom("facet_count")
    .select((eb) => ["facet", eb.fn.sum<number>("amount").as("amount")])
    .groupBy("facet"),
);

/** The tallies to add up: a job's, or every owner's. */
export const scopesOf = (session: Session, jobId: JobId | null): readonly Bytes[] =>
  jobId === null ? session.all(owners, undefined).map(({ id }) => id) : [idBytes(jobId)];

/** The second that the first submission's day began; null where there is none. */
export const firstSecondOf = (session: Session, scopes: readonly Bytes[]): number | null => {
  const starts = scopes
    .map((scope) => session.get(firstDay, { scope })?.start ?? null)
    .filter((start) => start !== null);
  return starts.length === 0 ? null : Math.min(...starts);
};

export interface Sent {
  readonly now: Totals;
  readonly byType: readonly (Totals & { readonly type: JobType })[];
  readonly byBucket: ReadonlyMap<number, Totals>;
}

/** What was sent in a window, from the kept tallies: hours, or days where the buckets are wide and begin at UTC's. */
export const sentIn = (session: Session, scopes: readonly Bytes[], window: InsightWindow): Sent => {
  const byType = new Map<JobType, Totals>();
  const byBucket = new Map<number, Totals>();
  let now = NO_TOTALS;
  const grain = window.offset === 0 && window.width >= DAY && window.to % DAY === 0 ? DAY : HOUR;
  for (const scope of scopes) {
    for (const row of session.all(hours, { scope, grain, from: window.from, to: window.to })) {
      const totals: Totals = { ...row, starSum: row.star_sum };
      const type = row.job_type as JobType;
      const bucket = bucketOf(row.start, window);
      now = addTotals(now, totals);
      byType.set(type, addTotals(byType.get(type) ?? NO_TOTALS, totals));
      byBucket.set(bucket, addTotals(byBucket.get(bucket) ?? NO_TOTALS, totals));
    }
  }
  const types = [...byType].map(([type, totals]) => ({ type, ...totals }));
  return { now, byType: types.sort((a, b) => (a.type < b.type ? -1 : 1)), byBucket };
};

export const totalsIn = (
  session: Session,
  scopes: readonly Bytes[],
  { from, to }: { readonly from: number; readonly to: number },
): Totals =>
  scopes
    .flatMap((scope) => session.all(hours, { scope, grain: HOUR, from, to }))
    .reduce((sum, row) => addTotals(sum, { ...row, starSum: row.star_sum }), NO_TOTALS);

const countsByFacet = (jobId: JobId | null, owner: Bytes, { from, to }: InsightWindow) =>
  once(
    build
      .selectFrom("submission")
      .select((eb) => ["facet", eb.fn.countAll<number>().as("amount")])
      .$if(jobId === null, (q) => q.where("owner_id", "=", owner))
      .$if(jobId !== null, (q) => q.where("job_id", "=", owner))
      .where("submitted_second", ">=", from)
      .where("submitted_second", "<", to)
      .groupBy("facet"),
  );

/** Submissions by the model's stars, those without at 0: of all time from the kept counts, else by index alone. */
export const starsIn = (
  session: Session,
  jobId: JobId | null,
  scopes: readonly Bytes[],
  window: InsightWindow,
): readonly number[] => {
  const rows =
    window.before !== null
      ? scopes.flatMap((scope) => session.all(countsByFacet(jobId, scope, window), undefined))
      : jobId === null
        ? session.all(allFacets, undefined)
        : session.all(facetsOfJob, { job: idBytes(jobId) });
  const stars = [0, 0, 0, 0, 0, 0];
  for (const { facet, amount } of rows) {
    const at = starsOfFacet(facet);
    stars[at] = (stars[at] ?? 0) + amount;
  }
  return stars;
};
