import { sql } from "kysely";
import { CREATOR_WINDOW_MS } from "#shared/domain/selection.ts";
import type { QueuePosition, StoreViews } from "../../service/views-port.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";
import { jobFrom } from "../rows/job-row.ts";

interface Page {
  readonly lastClose: number;
  readonly closesAt: number;
  readonly id: Bytes;
  readonly limit: number;
}

// The literal lets the planner see that the partial index holds exactly these rows.
const missed = query<Page>()((p) =>
  build
    .selectFrom("job")
    .selectAll()
    .where("selection_type", "=", sql.lit("creator"))
    .where("settled_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("closes_at", "<=", p.lastClose)
    .where((eb) => eb(eb.refTuple("closes_at", "id"), ">", eb.tuple(p.closesAt, p.id)))
    // A close that nobody has written down yet, and that left nobody to choose, has settled the job.
    .where((eb) =>
      eb.or([
        eb("closed_at", "is not", null),
        eb("winners", "<>", eb("pending_score", "+", eb.ref("approved"))),
      ]),
    )
    .orderBy("closes_at")
    .orderBy("id")
    .limit(p.limit),
);

/** No id is smaller. */
const NO_ID: Bytes = new Uint8Array(16);

/** What waits for moderators, of all owners, oldest deadline first; by index, however many jobs there are. */
export const moderationViews = (session: Session): Pick<StoreViews, "moderationQueue"> => ({
  moderationQueue: async (now: Instant, after: QueuePosition | null, limit: number) =>
    session
      .all(missed, {
        lastClose: now - CREATOR_WINDOW_MS,
        closesAt: after?.closesAt ?? 0,
        id: after === null ? NO_ID : idBytes(after.id),
        limit,
      })
      .map(jobFrom),
});
