import { comparedPictures } from "#shared/domain/duplicates/compare-pictures.ts";
import { type PictureSignature, readSignature } from "#shared/domain/duplicates/signature.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import type { PictureFacts } from "#shared/domain/scoring/score.ts";
import type { CopyViews, LikePicture, LikePicturesQuery, ToCompare } from "../../service/copies-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { fromJsonOrNull, hexText, idBytes, idText } from "../rows/codec.ts";

const AT_ONCE = 20_000;

const hashesAfter = query<{ seq: number; limit: number }>()((p) =>
  build
    .selectFrom("copy_item")
    .select(["seq", "owner_id", "hash"])
    .where("seq", ">", p.seq)
    .orderBy("seq")
    .limit(p.limit),
);
const oldestToCompare = query<{ limit: number }>()((p) =>
  build.selectFrom("to_compare").selectAll().orderBy("submission_id").orderBy("attempt").limit(p.limit),
);

/** The hashes of one owner's pictures, in two halves of 32 bits; 12 bytes a picture. */
interface Hashes {
  count: number;
  seqs: Uint32Array;
  high: Uint32Array;
  low: Uint32Array;
}

/** Kept by the thread that asks, and added to: rows of this table never change their hash and never go. */
interface Kept {
  through: number;
  readonly owners: Map<string, Hashes>;
}
const keptBy = new WeakMap<Session, Kept>();

const grown = (old: Uint32Array): Uint32Array => {
  const next = new Uint32Array(Math.max(1024, old.length * 2));
  next.set(old);
  return next;
};

const add = (kept: Kept, owner: string, seq: number, hash: Uint8Array): void => {
  const of = kept.owners.get(owner) ?? {
    count: 0,
    seqs: new Uint32Array(0),
    high: new Uint32Array(0),
    low: new Uint32Array(0),
  };
  kept.owners.set(owner, of);
  if (of.count === of.seqs.length) {
    of.seqs = grown(of.seqs);
    of.high = grown(of.high);
    of.low = grown(of.low);
  }
  of.seqs[of.count] = seq;
  [of.high[of.count], of.low[of.count]] = halves(hash, 0);
  of.count += 1;
};

const halves = (bytes: Uint8Array, at: number): [number, number] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  return [view.getUint32(0), view.getUint32(4)];
};

const broughtUpToDate = (session: Session): Kept => {
  const kept = keptBy.get(session) ?? { through: 0, owners: new Map<string, Hashes>() };
  keptBy.set(session, kept);
  for (;;) {
    const rows = session.all(hashesAfter, { seq: kept.through, limit: AT_ONCE });
    for (const { seq, owner_id, hash } of rows) {
      kept.through = seq;
      if (hash !== null) add(kept, hexText(owner_id), seq, hash);
    }
    if (rows.length < AT_ONCE) return kept;
  }
};

/** How many bits are set in both words together; without a branch, which is what makes the scan fast. */
const bitsIn = (high: number, low: number): number => {
  let a = high - ((high >>> 1) & 0x55555555);
  let b = low - ((low >>> 1) & 0x55555555);
  a = (a & 0x33333333) + ((a >>> 2) & 0x33333333);
  b = (b & 0x33333333) + ((b >>> 2) & 0x33333333);
  const both = ((a + (a >>> 4)) & 0x0f0f0f0f) + ((b + (b >>> 4)) & 0x0f0f0f0f);
  return Math.imul(both, 0x01010101) >>> 24;
};

/** A hash this near is worth a closer look; of 100,000 pictures about forty are by chance. */
const NEAR = 16;
const CLOSER_LOOKS = 16;

/** The nearest first. Every picture of the owner against all eight turns: about 5 ms for 100,000. */
const nearHashes = (session: Session, ownerId: OwnerId, hashes: Uint8Array): readonly number[] => {
  const of = broughtUpToDate(session).owners.get(hexText(idBytes(ownerId)));
  if (of === undefined) return [];
  const asked = Array.from({ length: hashes.length / 8 }, (_, index) => halves(hashes, 8 * index));
  const high = Uint32Array.from(asked, ([word]) => word);
  const low = Uint32Array.from(asked, ([, word]) => word);
  const found: { readonly seq: number; readonly distance: number }[] = [];
  for (let index = 0; index < of.count; index += 1) {
    const itsHigh = of.high[index] ?? 0;
    const itsLow = of.low[index] ?? 0;
    let nearest = NEAR + 1;
    for (let turn = 0; turn < high.length; turn += 1) {
      const distance = bitsIn(itsHigh ^ (high[turn] ?? 0), itsLow ^ (low[turn] ?? 0));
      if (distance < nearest) nearest = distance;
    }
    if (nearest <= NEAR) found.push({ seq: of.seqs[index] ?? 0, distance: nearest });
  }
  return found
    .sort((a, b) => a.distance - b.distance || a.seq - b.seq)
    .slice(0, CLOSER_LOOKS)
    .map(({ seq }) => seq);
};

const seqOfFile = query<{ file: Bytes }>()((p) =>
  build.selectFrom("copy_item").select("seq").where("file_id", "=", p.file),
);
const factsOf = query<{ seq: number }>()((p) =>
  build
    .selectFrom("copy_item")
    .innerJoin("file", "file.id", "copy_item.file_id")
    .select("file.facts")
    .where("copy_item.seq", "=", p.seq),
);

const signatureOf = (text: string | undefined): PictureSignature | null =>
  text === undefined ? null : readSignature(Buffer.from(text, "base64"));

export const likePictures = (session: Session, asked: LikePicturesQuery): readonly LikePicture[] => {
  const signature = signatureOf(asked.signature);
  if (signature === null) return [];
  const near = nearHashes(session, asked.ownerId, signature.hashes);
  const alike = asked.candidates.map((file) => session.get(seqOfFile, { file: idBytes(file) })?.seq);
  return [...new Set([...near, ...alike])].flatMap((seq) => {
    if (seq === undefined) return [];
    const facts = fromJsonOrNull<PictureFacts>(session.get(factsOf, { seq })?.facts ?? null);
    const other = signatureOf(facts?.signature);
    const figures = other === null ? null : comparedPictures(signature, other);
    return figures === null ? [] : [{ seq, figures }];
  });
};

export const toCompare = (session: Session, limit: number): readonly ToCompare[] =>
  session
    .all(oldestToCompare, { limit })
    .map(({ submission_id, attempt }) => ({ submissionId: idText(submission_id), attempt }));

export const copyQueueView = (session: Session): Pick<CopyViews, "toCompare"> => ({
  toCompare: async (limit) => toCompare(session, limit),
});
