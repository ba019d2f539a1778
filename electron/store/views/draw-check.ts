import { createHash, createHmac } from "node:crypto";
import { drawWinners } from "#shared/domain/draw.ts";
import type { DrawReceipt } from "#shared/domain/draw-receipt.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import type { DrawCheck } from "../../service/job-page-port.ts";
import type { Connection } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { fromJson, idBytes, idText } from "../rows/codec.ts";
import { drawReceipt } from "./draw.ts";

const wonIds = query<{ job: Bytes }>()((p) =>
  build.selectFrom("submission").select("id").where("job_id", "=", p.job).where("won_at", "is not", null),
);

/**
 * Works the whole draw out again from what its receipt says, and compares it with the receipt and with the winners as
 * they stand. Null where nothing was drawn. For the reader worker: a hundred thousand digests take a second.
 */
export const drawCheck = (reader: Connection, jobId: JobId): DrawCheck | null => {
  const began = performance.now();
  const bytes = drawReceipt(reader, jobId);
  if (bytes === null) return null;
  const { secret, commitment, eligible, winners, cap } = fromJson<DrawReceipt>(
    new TextDecoder().decode(bytes),
  );
  if (secret === null || eligible === null || winners === null) return null;
  const key = Buffer.from(secret, "hex");
  const again = drawWinners(eligible as readonly SubmissionId[], cap, (text) =>
    createHmac("sha256", key).update(text).digest("hex"),
  );
  const won = new Set(reader.all(wonIds, { job: idBytes(jobId) }).map(({ id }) => idText<SubmissionId>(id)));
  return {
    commitmentFits: createHash("sha256").update(key).digest("hex") === commitment,
    // Sorted, and nobody twice: then its hash names one list alone.
    listIsWhole: again.eligible.every((id, index) => id === eligible[index]) && isUnique(eligible),
    orderIsSame:
      again.winners.length === winners.length &&
      again.winners.every((id, index) => id === winners[index]) &&
      won.size === winners.length &&
      winners.every((id) => won.has(id as SubmissionId)),
    entries: eligible.length,
    winners: winners.length,
    listHash: createHash("sha256").update(eligible.join("\n")).digest("hex"),
    tookMs: Math.round(performance.now() - began),
  };
};

const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
