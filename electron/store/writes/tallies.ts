import type { Submission } from "#shared/domain/submission.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes, FacetCountTable, TallyTable } from "../engine/schema.ts";
import { facetOf, reviewOf, waitingOf } from "../rows/facet.ts";
import { secondOf } from "../rows/submission-row.ts";

/** Second, minute, hour, day: the widths of a tally, in seconds. */
export const GRAINS = [1, 60, 3_600, 86_400] as const;

type Figures = Pick<TallyTable, "total" | "approved" | "rejected" | "scored" | "star_sum">;
const FIGURES = [
  "total",
  "approved",
  "rejected",
  "scored",
  "star_sum",
] as const satisfies readonly (keyof Figures)[];

const NOTHING: Figures = { total: 0, approved: 0, rejected: 0, scored: 0, star_sum: 0 };

/** What one submission adds to a tally. A retry counts as rejected until its new attempt is in. */
const figuresOf = ({ status, stars }: Submission): Figures => ({
  total: 1,
  approved: status === "approved" ? 1 : 0,
  rejected: status === "rejected" || status === "retry_pending" ? 1 : 0,
  scored: stars === null ? 0 : 1,
  star_sum: stars ?? 0,
});

const addTally = query<TallyTable>()((p) =>
  build
    .updateTable("tally")
    .set((eb) => Object.fromEntries(FIGURES.map((name) => [name, eb(name, "+", p[name])])))
    .where("scope_id", "=", p.scope_id)
    .where("grain", "=", p.grain)
    .where("start", "=", p.start)
    .where("job_type", "=", p.job_type),
);
const startTally = query<TallyTable>()((p) =>
  build.insertInto("tally").values({
    scope_id: p.scope_id,
    grain: p.grain,
    start: p.start,
    job_type: p.job_type,
    total: p.total,
    approved: p.approved,
    rejected: p.rejected,
    scored: p.scored,
    star_sum: p.star_sum,
  }),
);
const addFacet = query<FacetCountTable>()((p) =>
  build
    .updateTable("facet_count")
    .set((eb) => ({ amount: eb("amount", "+", p.amount) }))
    .where("job_id", "=", p.job_id)
    .where("facet", "=", p.facet)
    .where("review", "=", p.review)
    .where("waiting", "=", p.waiting),
);
const startFacet = query<FacetCountTable>()((p) =>
  build.insertInto("facet_count").values({
    job_id: p.job_id,
    facet: p.facet,
    review: p.review,
    waiting: p.waiting,
    amount: p.amount,
  }),
);

export interface TallyScope {
  readonly owner: Bytes;
  readonly job: Bytes;
  readonly jobType: string;
}

/** Moves every figure from what a submission was (null: it is new) to what it is, in the change's transaction. */
export const retally = (
  session: Session,
  scope: TallyScope,
  before: Submission | null,
  after: Submission,
): void => {
  addFigures(session, scope, secondOf(after.submittedAt), difference(before, after));
  moveFacet(session, scope.job, before, after);
};

const difference = (before: Submission | null, after: Submission): Figures => {
  const was = before === null ? NOTHING : figuresOf(before);
  const is = figuresOf(after);
  return {
    total: is.total - was.total,
    approved: is.approved - was.approved,
    rejected: is.rejected - was.rejected,
    scored: is.scored - was.scored,
    star_sum: is.star_sum - was.star_sum,
  };
};

const addFigures = (session: Session, scope: TallyScope, second: number, change: Figures): void => {
  if (FIGURES.every((name) => change[name] === 0)) return;
  for (const scope_id of [scope.owner, scope.job]) {
    for (const grain of GRAINS) {
      const row = { scope_id, grain, start: second - (second % grain), job_type: scope.jobType, ...change };
      if (session.run(addTally, row) === 0) session.run(startTally, row);
    }
  }
};

const moveFacet = (session: Session, job: Bytes, before: Submission | null, after: Submission): void => {
  const cell = (submission: Submission, amount: number): FacetCountTable => ({
    job_id: job,
    facet: facetOf(submission.status, submission.stars),
    review: reviewOf(submission),
    waiting: waitingOf(submission),
    amount,
  });
  const to = cell(after, 1);
  if (before !== null) {
    const from = cell(before, -1);
    if (from.facet === to.facet && from.review === to.review && from.waiting === to.waiting) return;
    session.run(addFacet, from);
  }
  if (session.run(addFacet, to) === 0) session.run(startFacet, to);
};
