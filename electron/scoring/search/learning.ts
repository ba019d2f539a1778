import type { Pictures } from "#shared/domain/learning/features.ts";
import { learnFrom, likelihoods, type Ranker } from "#shared/domain/learning/ranker.ts";
import { ID_BYTES } from "./id-table.ts";
import type { IndexReply, IndexRequest } from "./messages.ts";
import type { PictureRows } from "./picture-rows.ts";

type LearnRequest = Extract<IndexRequest, { type: "learn" }>;
type LikelihoodsRequest = Extract<IndexRequest, { type: "likelihoods" }>;

/** Embeddings are unpacked for so many pictures at once. */
const AT_ONCE = 1_024;

/** The pictures at these places of a request, with their embeddings. */
const unpack = (
  rows: PictureRows,
  { files, signals }: Pick<LearnRequest, "files" | "signals">,
  places: readonly number[],
): Pictures => {
  const { width } = rows.vectors;
  const signalWidth = (signals.length * ID_BYTES) / files.length;
  const embeddings = new Float32Array(width * places.length);
  const picked = new Float32Array(signalWidth * places.length);
  places.forEach((place, at) => {
    const row = rows.rowOf(files, ID_BYTES * place);
    rows.vectors.read(row, embeddings.subarray(width * at, width * (at + 1)));
    picked.set(signals.subarray(signalWidth * place, signalWidth * (place + 1)), signalWidth * at);
  });
  return { count: places.length, width, embeddings, signalWidth, signals: picked };
};

const placesOf = (rows: PictureRows, files: Uint8Array, from: number, to: number): readonly number[] => {
  const places: number[] = [];
  for (let place = from; place < to; place += 1) {
    if (rows.rowOf(files, ID_BYTES * place) !== -1) places.push(place);
  }
  return places;
};

/** Decided pictures that are not in the index teach nothing. */
export const learn = (rows: PictureRows, request: LearnRequest): IndexReply => {
  const places = placesOf(rows, request.files, 0, request.files.length / ID_BYTES);
  const learnt = learnFrom(
    unpack(rows, request, places),
    places.map((place) => request.approved[place] === 1),
  );
  return "kind" in learnt
    ? { kind: "too_few", approved: learnt.approved, rejected: learnt.rejected }
    : { kind: "learnt", ranker: learnt };
};

/** A ranker that another model's embeddings taught says nothing here. */
export const likelihoodsOf = (rows: PictureRows, request: LikelihoodsRequest): IndexReply => {
  const count = request.files.length / ID_BYTES;
  const values = new Float32Array(count).fill(Number.NaN);
  const ranker: Ranker = request.ranker;
  const signalWidth = count === 0 ? 0 : request.signals.length / count;
  if (ranker.fit.weights.length !== rows.vectors.width + signalWidth) return { kind: "likelihoods", values };
  for (let from = 0; from < count; from += AT_ONCE) {
    const places = placesOf(rows, request.files, from, Math.min(count, from + AT_ONCE));
    const said = likelihoods(ranker, unpack(rows, request, places));
    places.forEach((place, at) => {
      values[place] = said[at] ?? Number.NaN;
    });
  }
  return { kind: "likelihoods", values };
};
