import type { StoreReader } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { hexText, idBytes, instantOf } from "../rows/codec.ts";

const byName = query<{ scope: Bytes; name: string }>()((p) =>
  build.selectFrom("kept_answer").selectAll().where("scope_id", "=", p.scope).where("name", "=", p.name),
);

/** Answers kept for requests that may be repeated. */
export const readKeptAnswers = (session: Session): Pick<StoreReader, "keptAnswer"> => ({
  keptAnswer: async (scopeId, name) => {
    const row = session.get(byName, { scope: idBytes(scopeId), name });
    return row === undefined
      ? null
      : {
          scopeId,
          name,
          requestHash: hexText(row.request_hash),
          status: row.status,
          sealedBody: row.body,
          at: instantOf(row.at),
        };
  },
});
