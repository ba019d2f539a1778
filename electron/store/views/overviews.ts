import { sql } from "kysely";
import type { Job } from "#shared/domain/job.ts";
import type { JobId, OwnerId } from "#shared/domain/ids.ts";
import type { JobOverview } from "../../service/job-list-port.ts";
import type { JobPosition } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes, JobTable } from "../engine/schema.ts";
import { hexText, idBytes } from "../rows/codec.ts";
import { REVIEW, starsOfFacet, statusOfFacet, WAITING } from "../rows/facet.ts";
import { jobFrom } from "../rows/job-row.ts";

const PICTURES = 3;
const STARS = [1, 2, 3, 4, 5] as const;

const allJobs = query<object>()(() =>
  build.selectFrom("job").selectAll().orderBy("created_at", "desc").orderBy("id", "desc"),
);
const pageOfJobs = query<{ owner: Bytes; at: number; id: Bytes; limit: number }>()((p) =>
  build
    .selectFrom("job")
    .selectAll()
    .where("owner_id", "=", p.owner)
    .where((eb) => eb(eb.refTuple("created_at", "id"), "<", eb.tuple(p.at, p.id)))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(p.limit),
);
const jobById = query<{ id: Bytes }>()((p) => build.selectFrom("job").selectAll().where("id", "=", p.id));
const nameOfOwner = query<{ id: Bytes }>()((p) =>
  build.selectFrom("owner").select("name").where("id", "=", p.id),
);
const countsOf = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("facet_count")
    .select(["facet", "review", "waiting", "amount"])
    .where("job_id", "=", p.job),
);
const newestPictures = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select("file_sha256")
    .where("job_id", "=", p.job)
    .where("file_width", "is not", null)
    .orderBy("number", "desc")
    .limit(sql.lit(PICTURES)),
);

/** By the index alone: a page costs what it is long, however many jobs there are. */
export const jobsPage = (
  session: Session,
  ownerId: OwnerId,
  after: JobPosition | null,
  limit: number,
): readonly Job[] =>
  session
    .all(pageOfJobs, {
      owner: idBytes(ownerId),
      at: after?.createdAt ?? Number.MAX_SAFE_INTEGER,
      id: after === null ? new Uint8Array(0) : idBytes(after.id),
      limit,
    })
    .map(jobFrom);

/** Every job with what is to be done in it, newest first. */
export const jobOverviews = (session: Session): readonly JobOverview[] =>
  session.all(allJobs, {}).map((row) => overview(session, row));

export const jobOverview = (session: Session, id: JobId): JobOverview | null => {
  const row = session.get(jobById, { id: idBytes(id) });
  return row === undefined ? null : overview(session, row);
};

/** Those jobs, in that order. */
export const overviewsOf = (session: Session, ids: readonly Bytes[]): readonly JobOverview[] =>
  ids.flatMap((id) => {
    const row = session.get(jobById, { id });
    return row === undefined ? [] : [overview(session, row)];
  });

const overview = (session: Session, row: JobTable): JobOverview => {
  const cells = session.all(countsOf, { job: row.id });
  const sum = (test: (cell: (typeof cells)[number]) => boolean) =>
    cells.reduce((total, cell) => (test(cell) ? total + cell.amount : total), 0);
  return {
    job: jobFrom(row),
    ownerName: session.get(nameOfOwner, { id: row.owner_id })?.name ?? "",
    toScore: sum(
      ({ facet, waiting }) =>
        statusOfFacet(facet) === "pending_score" && starsOfFacet(facet) === 0 && waiting === WAITING.nobody,
    ),
    waitingForModel: sum(({ waiting }) => waiting === WAITING.model),
    waitingForPerson: sum(({ waiting }) => waiting === WAITING.person),
    toReview: sum(({ review }) => review === REVIEW.notYet),
    reviewed: sum(({ review }) => review !== REVIEW.notYet),
    stars: STARS.map((stars) => sum(({ facet }) => starsOfFacet(facet) === stars)),
    pictures: session.column(newestPictures, { job: row.id }).map((sha) => hexText(sha as Uint8Array)),
  };
};
