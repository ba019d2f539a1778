import type { PictureFigures } from "#shared/domain/duplicates/copy.ts";
import { readSignature } from "#shared/domain/duplicates/signature.ts";
import type { FileId, OwnerId } from "#shared/domain/ids.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { LikePicture } from "../copies-port.ts";
import type { Ports } from "../ports.ts";
import { THUMBNAIL_SIZE } from "../scoring.ts";
import type { StoredFile } from "../store-port.ts";
import type { LookedUp } from "./looked-up.ts";

const SAME_KEPT = 8;
/** Pictures that the model finds alike are looked at too: what was cropped or framed has another hash. */
const ALIKE = { limit: 16, minCosine: 0.8 } as const;
/** A look for copies waits so long for an index that is being filled. */
const FILLING_MS = 5_000;
/** After everything that somebody waits for. */
const LAST = 20;

/** What is known of one picture among all that its owner had before. */
export const lookUpPicture = async (ports: Ports, ownerId: OwnerId, file: StoredFile): Promise<LookedUp> => {
  const { reader, views } = ports.store;
  const same = await reader.copyItemsByContent(ownerId, "picture", file.sha256, SAME_KEPT);
  const signature = await signatureOf(ports, file);
  const found: LookedUp["found"][number][] = same.map((item) => ({
    item,
    kind: "same_file",
    figures: null,
  }));
  if (signature !== undefined) {
    const candidates = await foundAlike(ports, ownerId, file.id);
    const like = await views.likePictures({ ownerId, signature, candidates });
    const items = await reader.copyItemsBySeq(like.map(({ seq }) => seq));
    const cosines = await cosinesTo(
      ports,
      file.id,
      items.flatMap(({ fileId }) => fileId ?? []),
    );
    for (const item of items) {
      const figures = like.find(({ seq }) => seq === item.seq)?.figures;
      if (item.digest === file.sha256 || item.fileId === null || figures === undefined) continue;
      found.push({ item, kind: "same_picture", figures: withCosine(figures, cosines.get(item.fileId)) });
    }
  }
  return { digest: file.sha256, hash: firstHash(signature), bands: [], found };
};

const withCosine = (figures: LikePicture["figures"], cosine: number | undefined): PictureFigures => ({
  ...figures,
  cosine: cosine ?? null,
});

/** As examined; what nothing has examined yet, because it waits for a model, is measured now. */
const signatureOf = async (ports: Ports, file: StoredFile): Promise<string | undefined> => {
  if (file.facts?.signature !== undefined) return file.facts.signature;
  const result = await ports.scorer.examine({
    path: ports.files.pathOf(file.sha256),
    thumbnailPath: ports.files.derivedPath(file.sha256, THUMBNAIL_SIZE),
    prompts: null,
    priority: LAST,
  });
  if (result.kind === "damaged") return undefined;
  await ports.store.write(async (tx) => {
    await tx.saveFileFacts(file.id, result.facts);
    return null;
  });
  return result.facts.signature;
};

const foundAlike = async (ports: Ports, ownerId: OwnerId, fileId: FileId): Promise<readonly FileId[]> => {
  const ask = () =>
    ports.pictureIndex.nearest({ like: { pictures: [fileId] }, within: { ownerId }, ...ALIKE });
  let answer = await ask();
  if (answer.kind === "filling") {
    await ports.pictureIndex.filled(FILLING_MS);
    answer = await ask();
  }
  return answer.kind === "found" ? answer.found.map((near) => near.fileId).filter((id) => id !== fileId) : [];
};

const cosinesTo = async (
  ports: Ports,
  fileId: FileId,
  others: readonly FileId[],
): Promise<ReadonlyMap<FileId, number>> => {
  const model: ModelRef | null = ports.models.current();
  const cosines = new Map<FileId, number>();
  if (model === null || others.length === 0) return cosines;
  const vectors = await ports.store.reader.embeddings([fileId, ...others], model);
  const own = vectors.get(fileId);
  if (own === undefined) return cosines;
  for (const id of others) {
    const theirs = vectors.get(id);
    if (theirs !== undefined) cosines.set(id, dot(own, theirs));
  }
  return cosines;
};

/** The picture as it stands; null for what is not a signature. */
const firstHash = (signature: string | undefined): Uint8Array | null =>
  signature === undefined
    ? null
    : (readSignature(Buffer.from(signature, "base64"))?.hashes.subarray(0, 8) ?? null);

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
