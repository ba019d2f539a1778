import type { Submission } from "#shared/domain/submission.ts";
import { becomesComparable } from "#shared/domain/duplicates/comparable.ts";
import type { CopyWrites } from "../../service/copies-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, once, query } from "../engine/query.ts";
import type { Bytes, CopyItemTable, CopyMarkTable, CopyPairTable, ToCompareTable } from "../engine/schema.ts";
import { hexBytes, idBytes, jsonText } from "../rows/codec.ts";

const queue = query<ToCompareTable>()((p) =>
  build
    .insertInto("to_compare")
    .values({ submission_id: p.submission_id, attempt: p.attempt })
    .onConflict((conflict) => conflict.doNothing()),
);
const unqueue = query<ToCompareTable>()((p) =>
  build
    .deleteFrom("to_compare")
    .where("submission_id", "=", p.submission_id)
    .where("attempt", "=", p.attempt),
);
const insertItem = insertQuery<CopyItemTable>("copy_item", [
  "kind",
  "owner_id",
  "job_id",
  "submission_id",
  "attempt",
  "file_id",
  "sent_at",
  "digest",
  "hash",
  "cluster",
]);
const newestItem = once(build.selectFrom("copy_item").select("seq").orderBy("seq", "desc").limit(1));
const putPair = query<CopyPairTable>()((p) =>
  build
    .insertInto("copy_pair")
    .values({ a: p.a, b: p.b, kind: p.kind, figures: p.figures })
    .onConflict((conflict) => conflict.doNothing()),
);
const putBand = query<{ key: number; item: number }>()((p) =>
  build
    .insertInto("text_band")
    .values({ key: p.key, item: p.item })
    .onConflict((conflict) => conflict.doNothing()),
);
const clusterOf = query<{ seq: number }>()((p) =>
  build.selectFrom("copy_item").select(["cluster", "submission_id"]).where("seq", "=", p.seq),
);
const startCluster = once(build.insertInto("copy_cluster").values({ size: 0 }));
const newestCluster = once(build.selectFrom("copy_cluster").select("id").orderBy("id", "desc").limit(1));
const putIn = query<{ seq: number; cluster: number }>()((p) =>
  build.updateTable("copy_item").set({ cluster: p.cluster }).where("seq", "=", p.seq),
);
const moveItems = query<{ from: number; to: number }>()((p) =>
  build.updateTable("copy_item").set({ cluster: p.to }).where("cluster", "=", p.from),
);
const moveMarks = query<{ from: number; to: number }>()((p) =>
  build.updateTable("copy_mark").set({ cluster: p.to }).where("cluster", "=", p.from),
);
const dropCluster = query<{ id: number }>()((p) => build.deleteFrom("copy_cluster").where("id", "=", p.id));
const hasSubmission = query<{ cluster: number; submission: Bytes }>()((p) =>
  build
    .selectFrom("copy_item")
    .select("seq")
    .where("cluster", "=", p.cluster)
    .where("submission_id", "=", p.submission)
    .limit(1),
);
const countSubmissions = query<{ cluster: number }>()((p) =>
  build
    .selectFrom("copy_item")
    .select((eb) => eb.fn.count<number>("submission_id").distinct().as("amount"))
    .where("cluster", "=", p.cluster),
);
const setSize = query<{ id: number; size: number }>()((p) =>
  build.updateTable("copy_cluster").set({ size: p.size }).where("id", "=", p.id),
);
const sizeOf = query<{ id: number }>()((p) =>
  build.selectFrom("copy_cluster").select("size").where("id", "=", p.id),
);
const putMark = query<CopyMarkTable>()((p) =>
  build
    .insertInto("copy_mark")
    .values({ job_id: p.job_id, number: p.number, kind: p.kind, cluster: p.cluster })
    .onConflict((conflict) => conflict.doNothing()),
);
const dropMarks = query<{ job: Bytes; number: number }>()((p) =>
  build.deleteFrom("copy_mark").where("job_id", "=", p.job).where("number", "=", p.number),
);

/** What the scorer has let go of, or never takes, is compared next. */
export const queueComparison = (session: Session, before: Submission | null, after: Submission): void => {
  if (becomesComparable(before, after))
    session.run(queue, { submission_id: idBytes(after.id), attempt: after.attempt });
};

/** The cluster with the most items takes in the others, so that a growing one is not written again and again. */
const joinCopies = (
  session: Session,
  seqs: readonly number[],
): { readonly id: number; readonly size: number } => {
  const known = [
    ...new Set(
      seqs.map((seq) => session.get(clusterOf, { seq })?.cluster ?? null).filter((id) => id !== null),
    ),
  ].toSorted((a, b) => sizeNow(session, b) - sizeNow(session, a));
  const id = known[0] ?? newCluster(session);
  let size = sizeNow(session, id);
  for (const other of known.slice(1)) {
    session.run(moveItems, { from: other, to: id });
    session.run(moveMarks, { from: other, to: id });
    session.run(dropCluster, { id: other });
    size = session.get(countSubmissions, { cluster: id })?.amount ?? 0;
  }
  for (const seq of seqs) {
    const row = session.get(clusterOf, { seq });
    if (row === undefined || row.cluster !== null) continue;
    if (session.get(hasSubmission, { cluster: id, submission: row.submission_id }) === undefined) size += 1;
    session.run(putIn, { seq, cluster: id });
  }
  session.run(setSize, { id, size });
  return { id, size };
};

const sizeNow = (session: Session, id: number): number => session.get(sizeOf, { id })?.size ?? 0;

const newCluster = (session: Session): number => {
  session.run(startCluster, undefined);
  return session.get(newestCluster, undefined)?.id ?? 0;
};

export const writeCopies = (session: Session): CopyWrites => ({
  insertCopyItem: async (item) => {
    session.run(insertItem, {
      kind: item.kind,
      owner_id: idBytes(item.ownerId),
      job_id: idBytes(item.jobId),
      submission_id: idBytes(item.submissionId),
      attempt: item.attempt,
      file_id: item.fileId === null ? null : idBytes(item.fileId),
      sent_at: item.sentAt,
      digest: hexBytes(item.digest),
      hash: item.hash,
      cluster: null,
    });
    return session.get(newestItem, undefined)?.seq ?? 0;
  },
  insertCopyPair: async ({ a, b, kind, figures }) => {
    session.run(putPair, { a: Math.min(a, b), b: Math.max(a, b), kind, figures: jsonText(figures) });
  },
  insertTextBands: async (item, keys) => {
    for (const key of keys) session.run(putBand, { key, item });
  },
  joinCopies: async (seqs) => joinCopies(session, seqs),
  markCopy: async (jobId, number, kind, cluster) => {
    session.run(putMark, { job_id: idBytes(jobId), number, kind, cluster });
  },
  clearCopyMarks: async (jobId, number) => {
    session.run(dropMarks, { job: idBytes(jobId), number });
  },
  setCompared: async ({ submissionId, attempt }) => {
    session.run(unqueue, { submission_id: idBytes(submissionId), attempt });
  },
});
