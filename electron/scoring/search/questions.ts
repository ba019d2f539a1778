import { createBestRows } from "./best-rows.ts";
import { chooseRows, type PackedWithin } from "./chosen-rows.ts";
import { hashDistance, NO_HASH } from "./hash-distance.ts";
import { ID_WORDS, idWords } from "./id-table.ts";
import type { PictureRows } from "./picture-rows.ts";

/** A found row with its figures. */
export interface Hit {
  readonly row: number;
  readonly cosine: number;
  readonly hashDistance: number;
}

export interface NearestQuestion {
  /** Added to the directions of the pictures; null for none. */
  readonly vector: Float32Array | null;
  /** 16 bytes each. */
  readonly pictures: Uint8Array;
  readonly within: PackedWithin;
  readonly limit: number;
  readonly minCosine: number;
  readonly distinctSubmissions: boolean;
}

export interface DuplicateQuestion {
  readonly picture: Uint8Array;
  readonly within: PackedWithin;
  readonly maxHashDistance: number;
  readonly minCosine: number;
  readonly limit: number;
}

/**
 * The coarse cosines are off by 0.0005 or so: this many more than were asked for are computed exactly, and a bound
 * on the cosine is loosened by this much before.
 */
const spare = (limit: number): number => 3 * limit + 300;
const COARSE_ERROR = 0.01;

/** Files of one attempt at most, so that many times more rows hold enough of different submissions. */
const MOST_FILES = 5;

/** Answers from one model's rows; keeps its scratch arrays, so that a question allocates little. */
export const createQuestions = (rows: PictureRows) => {
  let chosen = new Uint32Array();
  let cosines = new Float32Array();
  const makeRoom = (): void => {
    if (chosen.length >= rows.count()) return;
    chosen = new Uint32Array(2 * rows.count());
    cosines = new Float32Array(2 * rows.count());
  };

  /** The sum of what is asked with; null when none of the pictures has a row. */
  const direction = ({ vector, pictures }: NearestQuestion): Float32Array | null => {
    const sum = vector === null ? new Float32Array(rows.vectors.width) : vector.slice();
    const one = new Float32Array(rows.vectors.width);
    let known = 0;
    const ids = idWords(pictures);
    for (let at = 0; at < ids.length; at += ID_WORDS) {
      const row = rows.files.find(ids, at);
      if (row === -1) continue;
      known += 1;
      rows.vectors.read(row, one);
      for (let place = 0; place < sum.length; place += 1) sum[place] = (sum[place] ?? 0) + (one[place] ?? 0);
    }
    return known === 0 && pictures.length > 0 ? null : sum;
  };

  const byCosine = (a: Hit, b: Hit): number => b.cosine - a.cosine || a.row - b.row;

  const nearest = (question: NearestQuestion): readonly Hit[] | null => {
    const towards = direction(question);
    if (towards === null) return null;
    makeRoom();
    const distinct = question.distinctSubmissions;
    const count = chooseRows(rows, question.within, distinct, chosen);
    rows.vectors.look(towards);
    rows.vectors.scan(chosen, count, cosines);
    const severalEach = distinct && rows.submissions.count() < rows.count();
    const wanted = question.limit * (severalEach ? MOST_FILES : 1);
    const best = createBestRows(Math.max(1, Math.min(count, wanted + spare(question.limit))));
    let floor = best.floor();
    const least = question.minCosine - COARSE_ERROR;
    for (let at = 0; at < count; at += 1) {
      const cosine = cosines[at] ?? 0;
      if (cosine <= floor || cosine < least) continue;
      best.offer(chosen[at] ?? 0, cosine);
      floor = best.floor();
    }
    const hits = [...best.rows()]
      .map((row): Hit => ({ row, cosine: rows.vectors.exact(row), hashDistance: NO_HASH }))
      .filter(({ cosine }) => cosine >= question.minCosine)
      .sort(byCosine);
    return (distinct ? firstOfEach(hits) : hits).slice(0, question.limit);
  };

  const firstOfEach = (hits: readonly Hit[]): readonly Hit[] => {
    const seen = new Set<number>();
    return hits.filter(({ row }) => {
      const submission = rows.columns.submission.values[row] ?? 0;
      if (seen.has(submission)) return false;
      seen.add(submission);
      return true;
    });
  };

  const duplicates = (question: DuplicateQuestion): readonly Hit[] | null => {
    const self = rows.files.find(idWords(question.picture), 0);
    if (self === -1) return null;
    makeRoom();
    const count = chooseRows(rows, question.within, false, chosen);
    const own = new Float32Array(rows.vectors.width);
    rows.vectors.read(self, own);
    rows.vectors.look(own);
    rows.vectors.scan(chosen, count, cosines);
    const distanceTo = hashDistance(rows.columns, self);
    const hits: Hit[] = [];
    for (let at = 0; at < count; at += 1) {
      const row = chosen[at] ?? 0;
      const distance = distanceTo(row);
      const mayBeLike = (cosines[at] ?? 0) >= question.minCosine - COARSE_ERROR;
      if (row === self || (distance > question.maxHashDistance && !mayBeLike)) continue;
      const cosine = rows.vectors.exact(row);
      if (distance <= question.maxHashDistance || cosine >= question.minCosine) {
        hits.push({ row, cosine, hashDistance: distance });
      }
    }
    return hits.sort((a, b) => a.hashDistance - b.hashDistance || byCosine(a, b)).slice(0, question.limit);
  };

  return { nearest, duplicates };
};
