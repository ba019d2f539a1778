import { type Dots, dotsOver, UNROLLED_VALUES } from "./dot-kernel.ts";
import { webAssembly } from "./web-assembly.ts";

/** Rows that lie together: a scan goes through one segment after the other. */
const SEGMENT_ROWS = 4096;
const PAGE = 65_536;
/** The memory of a 32-bit module. */
const MOST_PAGES = 65_536;
/** Up to this width the kernel's sums fit into 32 bits: 127 * 8191 * 2048 < 2^31. */
export const MOST_WIDTH = 2048;
const COARSEST = 127;
const QUERY_PEAK = 8191;
/** The fine part counts in 254ths of the coarse step, so that half a step is 127 of them. */
const FINE_STEPS = 254;

/** The first page holds what a call of the kernel is given; segments follow. */
const QUERY_AT = 0;
const LIST_AT = 2 * MOST_WIDTH;
const OUT_AT = LIST_AT + 4 * SEGMENT_ROWS;
const SEGMENTS_AT = PAGE;

/**
 * Unit vectors in two bytes a value: a coarse byte in steps of 1/127 of the row's largest value, and a fine byte for
 * what is left. A scan reads the coarse bytes alone, a quarter of what float32 takes; the best of it are computed
 * again from both, to about 0.00001 of the cosine.
 */
export interface PackedRows {
  readonly width: number;
  count(): number;
  /** How many rows there is room for at most. */
  readonly most: number;
  /** Takes a row in at the end; its length is `width`. */
  add(vector: Float32Array): void;
  /** Puts a vector in place of a row. */
  replace(row: number, vector: Float32Array): void;
  /** Makes this the direction that the next calls compare with. A vector of zeros is like nothing: all are 0. */
  look(direction: Float32Array): void;
  /** Cosines from the coarse bytes, for the first `count` of these ascending row numbers. */
  scan(rows: Uint32Array, count: number, cosines: Float32Array): void;
  /** The cosine from both bytes. */
  exact(row: number): number;
  /** A row as it was, to about 0.00001 in each value. */
  read(row: number, into: Float32Array): void;
}

export const createPackedRows = (width: number): PackedRows => {
  if (width < 1 || width > MOST_WIDTH) throw new RangeError(`An embedding of ${width} values does not fit.`);
  const stride = Math.ceil(width / UNROLLED_VALUES) * UNROLLED_VALUES;
  const plane = SEGMENT_ROWS * stride;
  const segmentPages = Math.ceil((2 * plane) / PAGE);
  const mostSegments = Math.floor((MOST_PAGES - 1) / segmentPages);
  const memory = new webAssembly.Memory({ initial: 1, maximum: 1 + mostSegments * segmentPages });
  const dots: Dots = dotsOver(memory);
  let bytes = new Int8Array(memory.buffer);
  let list = new Uint32Array(memory.buffer, LIST_AT, SEGMENT_ROWS);
  let out = new Float32Array(memory.buffer, OUT_AT, SEGMENT_ROWS);
  let scales = new Float32Array(SEGMENT_ROWS);
  let used = 0;
  let segments = 0;
  const direction = new Float32Array(width);
  let queryScale = 0;

  const addressOf = (row: number): number =>
    SEGMENTS_AT + Math.floor(row / SEGMENT_ROWS) * segmentPages * PAGE + (row % SEGMENT_ROWS) * stride;

  const grow = (): void => {
    if (segments === mostSegments) throw new RangeError("There is no room for more embeddings.");
    memory.grow(segmentPages);
    segments += 1;
    // Growing detaches the views of the memory.
    bytes = new Int8Array(memory.buffer);
    list = new Uint32Array(memory.buffer, LIST_AT, SEGMENT_ROWS);
    out = new Float32Array(memory.buffer, OUT_AT, SEGMENT_ROWS);
    const longer = new Float32Array(segments * SEGMENT_ROWS);
    longer.set(scales.subarray(0, used));
    scales = longer;
  };

  const write = (row: number, vector: Float32Array): void => {
    let peak = 0;
    for (const value of vector) peak = Math.max(peak, Math.abs(value));
    const step = peak / COARSEST;
    scales[row] = step;
    const coarseAt = addressOf(row);
    const fineAt = coarseAt + plane;
    for (let at = 0; at < width; at += 1) {
      const value = step === 0 ? 0 : (vector[at] ?? 0) / step;
      const coarse = Math.round(value);
      bytes[coarseAt + at] = coarse;
      bytes[fineAt + at] = Math.round((value - coarse) * FINE_STEPS);
    }
  };

  return {
    width,
    most: mostSegments * SEGMENT_ROWS,
    count: () => used,
    add: (vector) => {
      if (used === segments * SEGMENT_ROWS) grow();
      write(used, vector);
      used += 1;
    },
    replace: write,
    look: (towards) => {
      const squares = towards.reduce((sum, value) => sum + value * value, 0);
      const length = Math.sqrt(squares);
      let peak = 0;
      for (let at = 0; at < width; at += 1) {
        const value = length > 0 ? (towards[at] ?? 0) / length : 0;
        direction[at] = value;
        peak = Math.max(peak, Math.abs(value));
      }
      queryScale = peak / QUERY_PEAK;
      const query = new Int16Array(memory.buffer, QUERY_AT, stride);
      query.fill(0);
      if (queryScale > 0) {
        for (let at = 0; at < width; at += 1) query[at] = Math.round((direction[at] ?? 0) / queryScale);
      }
    },
    scan: (rows, count, cosines) => {
      let from = 0;
      while (from < count) {
        const segment = Math.floor((rows[from] ?? 0) / SEGMENT_ROWS);
        const first = segment * SEGMENT_ROWS;
        const to = firstNotBelow(rows, from, count, first + SEGMENT_ROWS);
        const taken = to - from;
        list.set(rows.subarray(from, to));
        // Where row 0 would lie; below zero it wraps around, and back again with the row's own offset.
        dots(LIST_AT, taken, QUERY_AT, OUT_AT, (addressOf(first) - first * stride) | 0, stride);
        const [sums, steps, scale] = [out, scales, queryScale];
        for (let at = 0; at < taken; at += 1) {
          cosines[from + at] = (sums[at] ?? 0) * scale * (steps[rows[from + at] ?? 0] ?? 0);
        }
        from = to;
      }
    },
    exact: (row) => {
      const coarseAt = addressOf(row);
      const fineAt = coarseAt + plane;
      let sum = 0;
      for (let at = 0; at < width; at += 1) {
        sum += (direction[at] ?? 0) * ((bytes[coarseAt + at] ?? 0) + (bytes[fineAt + at] ?? 0) / FINE_STEPS);
      }
      return Math.min(1, Math.max(-1, sum * (scales[row] ?? 0)));
    },
    read: (row, into) => {
      const coarseAt = addressOf(row);
      const fineAt = coarseAt + plane;
      const step = scales[row] ?? 0;
      for (let at = 0; at < width; at += 1) {
        into[at] = step * ((bytes[coarseAt + at] ?? 0) + (bytes[fineAt + at] ?? 0) / FINE_STEPS);
      }
    },
  };
};

/** The first place from `from` on whose ascending value is not below the limit; `to` when all are. */
const firstNotBelow = (values: Uint32Array, from: number, to: number, limit: number): number => {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};
