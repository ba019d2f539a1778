import type { FileId } from "#shared/domain/ids.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { FileToEmbed } from "../../service/models-port.ts";
import type { Connection } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes, idText } from "../rows/codec.ts";

interface OfModel {
  readonly model: string;
  readonly revision: string;
}

/** Embedded by some model and not by this one. */
const unseen = (p: OfModel) =>
  build
    .selectFrom("embedding as other")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("embedding as own")
            .select("own.file_id")
            .whereRef("own.file_id", "=", "other.file_id")
            .where("own.model_id", "=", p.model)
            .where("own.revision", "=", p.revision),
        ),
      ),
    );
const page = query<OfModel & { readonly after: Bytes; readonly limit: number }>()((p) =>
  unseen(p)
    .innerJoin("file", "file.id", "other.file_id")
    .select(["file.id", "file.sha256"])
    .distinct()
    .where("other.file_id", ">", p.after)
    .orderBy("file.id")
    .limit(p.limit),
);
const count = query<OfModel>()((p) =>
  unseen(p).select((eb) => eb.fn.count<number>("other.file_id").distinct().as("amount")),
);

export interface ToEmbedInput {
  readonly model: ModelRef;
  readonly after: FileId | null;
  readonly limit: number;
}

/** In id order; both walk the table, so they run in the reader worker. */
export const filesToEmbed = (
  reader: Connection,
  { model, after, limit }: ToEmbedInput,
): readonly FileToEmbed[] =>
  reader
    .all(page, {
      model: model.id,
      revision: model.revision,
      after: after === null ? new Uint8Array(0) : idBytes(after),
      limit,
    })
    .map(({ id, sha256 }) => ({ id: idText<FileId>(id), sha256: Buffer.from(sha256).toString("hex") }));

export const countToEmbed = (reader: Connection, { id, revision }: ModelRef): number =>
  reader.get(count, { model: id, revision })?.amount ?? 0;
