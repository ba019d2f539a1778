import type { StoreWriter } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { KeptAnswerTable } from "../engine/schema.ts";
import { hexBytes, idBytes } from "../rows/codec.ts";

/** A name that is used again after its time takes the place of the earlier answer. */
const put = query<KeptAnswerTable>()((p) =>
  build
    .insertInto("kept_answer")
    .values({
      scope_id: p.scope_id,
      name: p.name,
      request_hash: p.request_hash,
      status: p.status,
      body: p.body,
      at: p.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["scope_id", "name"]).doUpdateSet((eb) => ({
        request_hash: eb.ref("excluded.request_hash"),
        status: eb.ref("excluded.status"),
        body: eb.ref("excluded.body"),
        at: eb.ref("excluded.at"),
      })),
    ),
);
const dropOld = query<{ until: number; limit: number }>()((p) =>
  build
    .deleteFrom("kept_answer")
    .where((eb) =>
      eb(
        eb.refTuple("scope_id", "name"),
        "in",
        eb
          .selectFrom("kept_answer")
          .select(["scope_id", "name"])
          .where("at", "<=", p.until)
          .orderBy("at")
          .limit(p.limit)
          .$asTuple("scope_id", "name"),
      ),
    ),
);

export const writeKeptAnswers = (session: Session): Pick<StoreWriter, "keepAnswer" | "dropKeptAnswers"> => ({
  keepAnswer: async (answer) => {
    session.run(put, {
      scope_id: idBytes(answer.scopeId),
      name: answer.name,
      request_hash: hexBytes(answer.requestHash),
      status: answer.status,
      body: answer.sealedBody,
      at: answer.at,
    });
  },
  dropKeptAnswers: async (until, limit) => session.run(dropOld, { until, limit }),
});
