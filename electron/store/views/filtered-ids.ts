import type { JobId } from "#shared/domain/ids.ts";
import type { ListFilter } from "../../service/list-port.ts";
import type { TriageFilter } from "../../service/views-port.ts";
import type { Connection, Session } from "../engine/connection.ts";
import { build, once, query } from "../engine/query.ts";
import { idBytes, idText } from "../rows/codec.ts";
import { facetsFor, ownsJob } from "./list.ts";
import { numbersInTriage } from "./triage/triage-index.ts";

const ID = 16;

const idsOfJob = query<{ job: Uint8Array }>()((p) =>
  build.selectFrom("submission").select("id").where("job_id", "=", p.job).orderBy("number"),
);
const jobs = query<object>()(() => build.selectFrom("job").select("id"));

const packed = (ids: readonly unknown[]): Uint8Array => {
  const bytes = new Uint8Array(ID * ids.length);
  ids.forEach((id, at) => {
    bytes.set(id as Uint8Array, ID * at);
  });
  return bytes;
};

/** The ids of all that a list would show on its pages, one after the other. */
export const idsInList = (session: Session, filter: ListFilter): Uint8Array => {
  const owner = idBytes(filter.ownerId);
  if (filter.jobId !== null && !ownsJob(session, owner, filter.jobId)) return new Uint8Array();
  const facets = facetsFor(filter);
  const found = build
    .selectFrom("submission")
    .select("id")
    .$if(filter.jobId === null, (q) => q.where("owner_id", "=", owner))
    .$if(filter.jobId !== null, (q) => q.where("job_id", "=", idBytes(filter.jobId ?? filter.ownerId)))
    .$if(facets !== null, (q) => q.where("facet", "in", facets ?? []))
    .where("submitted_second", ">=", filter.fromSecond)
    .where("submitted_second", "<=", filter.toSecond);
  return packed(session.column(once(found), undefined));
};

/** The ids of all that a triage grid would show. */
export const idsInTriage = (connection: Connection, filter: Omit<TriageFilter, "sort">): Uint8Array =>
  idsOf(connection, idBytes(filter.jobId), numbersInTriage(connection, filter));

/** The same over every job, each filter by its own rule; no job's columns are kept for it. */
export const idsInTriageOfAll = (
  connection: Connection,
  filter: Omit<TriageFilter, "sort" | "jobId">,
): Uint8Array => {
  const parts = connection.column(jobs, {}).map((job) => {
    const jobId = idText<JobId>(job as Uint8Array);
    return idsOf(connection, job as Uint8Array, numbersInTriage(connection, { ...filter, jobId }, false));
  });
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
};

const idsOf = (connection: Connection, job: Uint8Array, numbers: Uint32Array): Uint8Array => {
  const ids = connection.column(idsOfJob, { job });
  return packed(Array.from(numbers, (number) => ids[number - 1]));
};
