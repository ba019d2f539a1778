import type { ListFilter, TriageFilter } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, once } from "../engine/query.ts";
import { idBytes } from "../rows/codec.ts";
import { facetsOf } from "../rows/facet.ts";
import { copiesAsked, markedNumbers } from "./copy-marks.ts";
import { facetsFor, ownsJob } from "./list.ts";
import { REVIEWS } from "./triage.ts";

const ID = 16;

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
export const idsInTriage = (session: Session, filter: Omit<TriageFilter, "sort">): Uint8Array => {
  const found = build
    .selectFrom("submission")
    .select("id")
    .where("job_id", "=", idBytes(filter.jobId))
    .$if(filter.statuses.length > 0 || filter.stars.length > 0, (q) =>
      q.where("facet", "in", facetsOf(filter.statuses, filter.stars)),
    )
    .$if(filter.reviewed !== "all", (q) => q.where("review", "in", REVIEWS[filter.reviewed]))
    .$if(copiesAsked(filter), (q) => q.where("number", "in", markedNumbers(filter)));
  return packed(session.column(once(found), undefined));
};
