import type { CopyFinding } from "#shared/domain/duplicates/copy.ts";
import type { FileId } from "#shared/domain/ids.ts";
import type { CopyItem, CopyPair, CopyReads } from "../../service/copies-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, once, query } from "../engine/query.ts";
import type { Bytes, CopyItemTable, CopyPairTable } from "../engine/schema.ts";
import { fromJson, hexBytes, hexText, idBytes, idText, instantOf } from "../rows/codec.ts";

const COLUMNS = [
  "copy_item.seq",
  "copy_item.kind",
  "copy_item.owner_id",
  "copy_item.job_id",
  "copy_item.submission_id",
  "copy_item.attempt",
  "copy_item.file_id",
  "copy_item.sent_at",
  "copy_item.digest",
  "copy_item.cluster",
] as const;
const items = build.selectFrom("copy_item").select(COLUMNS);

const bySubmission = query<{ submission: Bytes }>()((p) =>
  items.where("submission_id", "=", p.submission).orderBy("attempt").orderBy("seq"),
);
const bySeq = query<{ seq: number }>()((p) => items.where("seq", "=", p.seq));
const byFile = query<{ file: Bytes }>()((p) => items.where("file_id", "=", p.file));
const byContent = query<{ owner: Bytes; kind: string; digest: Bytes; limit: number }>()((p) =>
  items
    .where("owner_id", "=", p.owner)
    .where("kind", "=", p.kind)
    .where("digest", "=", p.digest)
    .orderBy("sent_at")
    .orderBy("seq")
    .limit(p.limit),
);
const byCluster = query<{ cluster: number; limit: number }>()((p) =>
  items.where("cluster", "=", p.cluster).orderBy("sent_at").orderBy("seq").limit(p.limit),
);
const clusterById = query<{ id: number }>()((p) =>
  build.selectFrom("copy_cluster").selectAll().where("id", "=", p.id),
);
const pairs = build.selectFrom("copy_pair").selectAll();
const pairsBefore = query<{ seq: number; limit: number }>()((p) =>
  pairs.where("b", "=", p.seq).orderBy("a").limit(p.limit),
);
const pairsAfter = query<{ seq: number; limit: number }>()((p) =>
  pairs.where("a", "=", p.seq).orderBy("b").limit(p.limit),
);
const toCompare = query<{ submission: Bytes; attempt: number }>()((p) =>
  build
    .selectFrom("to_compare")
    .select("attempt")
    .where("submission_id", "=", p.submission)
    .where("attempt", "=", p.attempt),
);
const embeddingOf = query<{ file: Bytes; model: string; revision: string }>()((p) =>
  build
    .selectFrom("embedding")
    .select("vector")
    .where("file_id", "=", p.file)
    .where("model_id", "=", p.model)
    .where("revision", "=", p.revision),
);

type Row = Omit<CopyItemTable, "hash"> & { readonly seq: number };

const itemFrom = (row: Row): CopyItem => ({
  seq: row.seq,
  kind: row.kind as CopyItem["kind"],
  ownerId: idText(row.owner_id),
  jobId: idText(row.job_id),
  submissionId: idText(row.submission_id),
  attempt: row.attempt,
  fileId: row.file_id === null ? null : idText(row.file_id),
  sentAt: instantOf(row.sent_at),
  digest: hexText(row.digest),
  cluster: row.cluster,
});

const pairFrom = (row: CopyPairTable): CopyPair => ({
  a: row.a,
  b: row.b,
  ...({ kind: row.kind, figures: fromJson(row.figures) } as CopyFinding),
});

/** A copy in memory of its own: a row's bytes may stand anywhere, and floats want a multiple of four. */
const floatsOf = (bytes: Uint8Array): Float32Array => new Float32Array(bytes.slice().buffer);

const found = <T>(row: T | undefined): row is T => row !== undefined;

/** Items that share the most of these bands of a text, the most first. */
export const itemsByBands = (
  session: Session,
  { keys, limit }: { readonly keys: readonly number[]; readonly limit: number },
): readonly CopyItem[] => {
  if (keys.length === 0) return [];
  const shared = build
    .selectFrom("text_band")
    .innerJoin("copy_item", "copy_item.seq", "text_band.item")
    .select(COLUMNS)
    .where("text_band.key", "in", [...keys])
    .groupBy("copy_item.seq")
    .orderBy((eb) => eb.fn.countAll(), "desc")
    .orderBy("copy_item.seq")
    .limit(limit);
  return session.all(once(shared), undefined).map(itemFrom);
};

/** Pictures and texts that were compared, and what was found. */
export const readCopies = (session: Session): CopyReads => ({
  copyItems: async (submissionId) =>
    session.all(bySubmission, { submission: idBytes(submissionId) }).map(itemFrom),
  copyItemsBySeq: async (seqs) =>
    seqs
      .map((seq) => session.get(bySeq, { seq }))
      .filter(found)
      .map(itemFrom),
  copyItemsByFile: async (fileIds) =>
    fileIds
      .map((id) => session.get(byFile, { file: idBytes(id) }))
      .filter(found)
      .map(itemFrom),
  copyItemsByContent: async (ownerId, kind, digest, limit) =>
    session.all(byContent, { owner: idBytes(ownerId), kind, digest: hexBytes(digest), limit }).map(itemFrom),
  copyItemsOfCluster: async (cluster, limit) => session.all(byCluster, { cluster, limit }).map(itemFrom),
  copyCluster: async (id) => session.get(clusterById, { id }) ?? null,
  copyPairs: async (seq, limit) => [
    ...session.all(pairsBefore, { seq, limit }).map(pairFrom),
    ...session.all(pairsAfter, { seq, limit }).map(pairFrom),
  ],
  isToCompare: async ({ submissionId, attempt }) =>
    session.get(toCompare, { submission: idBytes(submissionId), attempt }) !== undefined,
  embeddings: async (fileIds, model) => {
    const vectors = new Map<FileId, Float32Array>();
    for (const id of fileIds) {
      const row = session.get(embeddingOf, { file: idBytes(id), model: model.id, revision: model.revision });
      if (row !== undefined) vectors.set(id, floatsOf(row.vector));
    }
    return vectors;
  },
});
