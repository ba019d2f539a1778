/** Vectors for the search bench: clusters of pictures that resemble one another, as crowds send them. */
import type { EmbeddingChunk } from "../../electron/service/picture-index-port.ts";

/** A generator of its own, so that every run measures the same (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const gaussians = (random: () => number, width: number): Float32Array =>
  Float32Array.from(
    { length: width },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );

const unit = (vector: Float32Array): Float32Array => {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
};

export interface Clustered {
  /** Row after row, each of unit length. */
  readonly rows: Float32Array<ArrayBuffer>;
  /** A direction near one of the clusters, and of unit length. */
  readonly query: () => Float32Array;
}

/**
 * `clusters` centres that share a common part, as CLIP's pictures do (two unlike ones still have a cosine near 0.5),
 * and rows around them: within a cluster cosines lie near 0.85, so the best 50 of a query are close to one another.
 */
export const clusteredRows = (count: number, width: number, clusters: number, seed: number): Clustered => {
  const random = randomFrom(seed);
  const common = unit(gaussians(random, width));
  const centres = Array.from({ length: clusters }, () => {
    const own = unit(gaussians(random, width));
    return unit(own.map((value, at) => value + (common[at] ?? 0)));
  });
  const near = (spread: number): Float32Array => {
    const centre = centres[Math.floor(random() * clusters)] ?? common;
    const noise = unit(gaussians(random, width));
    return unit(noise.map((value, at) => spread * value + (centre[at] ?? 0)));
  };
  const rows = new Float32Array(count * width);
  for (let row = 0; row < count; row += 1) rows.set(near(0.42), row * width);
  return { rows, query: () => near(0.6) };
};

const ID = 16;

/** Rows as the store would give them: one file each, of `jobs` jobs of one owner. */
export const asChunk = (
  rows: Float32Array<ArrayBuffer>,
  width: number,
  from: number,
  count: number,
  jobs: number,
): EmbeddingChunk => {
  const column = (kind: number, of: (row: number) => number): Uint8Array => {
    const ids = new Uint8Array(ID * count);
    const view = new DataView(ids.buffer);
    for (let at = 0; at < count; at += 1) {
      view.setUint32(ID * at, kind);
      // Spread over the table as the chance in a real id is.
      view.setUint32(ID * at + 8, of(from + at));
      view.setUint32(ID * at + 12, Math.imul(of(from + at), 0x9e3779b1));
    }
    return ids;
  };
  const random = randomFrom(from);
  return {
    count,
    bytes: 4 * width,
    vectors: new Uint8Array(rows.slice(from * width, (from + count) * width).buffer),
    fileIds: column(1, (row) => row),
    submissionIds: column(2, (row) => row),
    jobIds: column(3, (row) => row % jobs),
    ownerIds: column(4, () => 0),
    attempts: new Uint32Array(count).fill(1),
    numbers: Uint32Array.from({ length: count }, (_, at) => from + at + 1),
    submittedSeconds: new Uint32Array(count).fill(1_773_000_000),
    hashes: Uint8Array.from({ length: 8 * count }, () => Math.floor(random() * 256)),
    hashed: new Uint8Array(count).fill(1),
    through: from + count,
    last: rows.length / width,
  };
};
