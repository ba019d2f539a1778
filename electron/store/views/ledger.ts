import { sql } from "kysely";
import type { LedgerLine } from "#shared/domain/ledger.ts";
import type { LedgerFilter, LedgerRow } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes, idText, instantOf } from "../rows/codec.ts";

export interface LedgerInput {
  readonly filter: LedgerFilter;
  readonly before: number | null;
  readonly limit: number;
}

const KINDS = ["credit", "payout"] as const;

const linesOf = (kind: (typeof KINDS)[number]) =>
  query<{ owner: Bytes; from: number; end: number; before: number; limit: number }>()((p) =>
    build
      .selectFrom("ledger")
      .selectAll()
      .where("owner_id", "=", p.owner)
      .where("kind", "=", sql.lit(kind))
      .where("seq", "<", p.before)
      .where("at", ">=", p.from)
      .where("at", "<", p.end)
      .orderBy("seq", "desc")
      .limit(p.limit),
  );
const QUERIES = KINDS.map(linesOf);

/** The last booked first. One range of the index per kind, so a page costs what it is long. */
export const ledgerLines = (
  session: Session,
  { filter, before, limit }: LedgerInput,
): readonly LedgerRow[] => {
  const params = {
    owner: idBytes(filter.ownerId),
    from: filter.fromSecond * 1000,
    end: (filter.toSecond + 1) * 1000,
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
  };
  return QUERIES.flatMap((lines) => session.all(lines, params))
    .sort((a, b) => b.seq - a.seq)
    .slice(0, limit)
    .map((row) => ({
      seq: row.seq,
      jobId: idText(row.job_id),
      submissionId: idText(row.submission_id),
      workerId: idText(row.worker_id),
      at: instantOf(row.at),
      kind: row.kind as LedgerLine["kind"],
      amount: row.amount,
      cause: row.cause as LedgerLine["cause"],
    }));
};
