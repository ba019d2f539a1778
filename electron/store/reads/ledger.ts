import type { StoreReader } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

const balance = query<{ owner: Bytes; kind: string; month: number }>()((p) =>
  build
    .selectFrom("ledger_balance")
    .select("amount")
    .where("owner_id", "=", p.owner)
    .where("kind", "=", p.kind)
    .where("month", "=", p.month),
);

/** What the ledger sums up to. */
export const readLedger = (session: Session): Pick<StoreReader, "monthBalance"> => ({
  monthBalance: async (ownerId, kind, month) =>
    session.get(balance, { owner: idBytes(ownerId), kind, month })?.amount ?? 0,
});
