/**
 * Reading a list whose pages move: newest first, rows arrive at its top while it is read, so every row wanders to later
 * pages. Read from the top downwards nothing can be passed by, only met again; what is met again is what a walk saves:
 * it reads a minute's pages in one go, and then waits until a page begins a little before what comes next.
 */
import { addMs, type Instant, MINUTE } from "../../lib/instant.ts";

/** One page as the remote gave it; ids newest first. */
export interface ListedPage {
  readonly ids: readonly string[];
  readonly page: number;
  readonly totalPages: number;
  readonly pageSize: number;
}

export interface PageWalk {
  /** 1, 2, 3 ... for the walks over a job's list. */
  readonly number: number;
  /** `newer` ends at what an earlier walk began with, `whole` at the end of the list. */
  readonly until: "newer" | "whole";
  readonly startedAt: Instant;
  readonly requests: number;
  /** Rows walked over, without a gap from the top; the place of the next one within this walk. */
  readonly rows: number;
  /** The rows that the walk began with: where the next one may stop. */
  readonly top: readonly string[];
  /** The last rows walked over, in their order; empty before the first page. */
  readonly tail: readonly string[];
  /** Where the last of them stood (0 is the newest of all), and when. */
  readonly tailAt: number;
  readonly tailSeen: Instant;
  readonly totalPages: number | null;
  readonly pageSize: number;
  /** The page to read next whatever is expected: the last guess went too far, or not far enough. */
  readonly exactly: number | null;
}

export const REFERENCE_PAGE_SIZE = 50;
const TAIL = 100;

export const beginWalk = (number: number, until: PageWalk["until"], now: Instant): PageWalk => ({
  number,
  until,
  startedAt: now,
  requests: 0,
  rows: 0,
  top: [],
  tail: [],
  tailAt: -1,
  tailSeen: now,
  totalPages: null,
  pageSize: REFERENCE_PAGE_SIZE,
  exactly: null,
});

/** How many rows arrive, from what was seen so far. What was long ago counts less. */
export interface Arrivals {
  readonly rows: number;
  readonly ms: number;
}
export const NO_ARRIVALS: Arrivals = { rows: 0, ms: 0 };
const REMEMBERED_MS = 30 * MINUTE;

export const withArrivals = (before: Arrivals, rows: number, ms: number): Arrivals => {
  const kept = ms <= 0 ? 1 : 0.5 ** (ms / REMEMBERED_MS);
  return { rows: before.rows * kept + rows, ms: before.ms * kept + Math.max(0, ms) };
};

export interface NextPage {
  readonly page: number;
  /** Waiting until then makes the page hold more that is new. */
  readonly notBefore: Instant;
}

/** Rows of overlap, in standard deviations of what may have arrived, that make a later page a safe guess. */
const CAUTION = 2;
/** A page with so many rows fewer than the best to be hoped for is not waited over. */
const CONTENT = 4;
const MOMENTS = 60;

/**
 * Which page comes next, and when. A page may be put off for `patienceMs`, where rows arrive so fast that it would
 * mostly hold what was read before.
 */
export const nextPage = (walk: PageWalk, arrivals: Arrivals, now: Instant, patienceMs: number): NextPage => {
  if (walk.tail.length === 0) return { page: 1, notBefore: now };
  if (walk.exactly !== null) return { page: walk.exactly, notBefore: now };
  const rate = arrivals.ms > 0 ? arrivals.rows / arrivals.ms : 0;
  const size = walk.pageSize;
  const sure = Math.floor((walk.tailAt + 1) / size) + 1;
  const at = (moment: Instant) => {
    const arrived = Math.max(0, moment - walk.tailSeen) * rate;
    const first = walk.tailAt + 1 + arrived;
    const page = Math.floor(first / size) + 1;
    const met = first % size;
    // What may come by chance, and by how much the rate itself may be wrong.
    const doubt = 1 + Math.max(0, moment - walk.tailSeen) / Math.max(1, arrivals.ms);
    const caution = CAUTION * Math.sqrt(arrived * doubt);
    // A page that nothing can have been pushed out of is safe; a later one only with rows that were read before.
    if (page <= sure || met >= caution) {
      return { page, fresh: size - met, hoped: size - caution - CONTENT, notBefore: moment };
    }
    const safe = Math.max(sure, Math.floor((first - caution) / size) + 1);
    return { page: safe, fresh: 0, hoped: size, notBefore: moment };
  };
  let best = at(now);
  if (best.fresh >= best.hoped) return best;
  for (let moment = 1; moment <= MOMENTS && rate > 0; moment += 1) {
    const later = at(addMs(now, (patienceMs * moment) / MOMENTS));
    if (later.fresh > best.fresh) best = later;
    if (later.fresh >= later.hoped) return later;
  }
  return best;
};

export interface PageRead {
  readonly walk: PageWalk;
  /** Ids that were walked over now, in their order: what was met again is not among them. */
  readonly passed: readonly string[];
  /** How many rows arrived since the tail was seen last; null where the page does not tell. */
  readonly arrived: number | null;
  /** The walk has come to its end. */
  readonly ended: boolean;
}

/** Takes a page in. `known` are the rows that an earlier walk began with. */
export const takePage = (
  before: PageWalk,
  listed: ListedPage,
  known: ReadonlySet<string>,
  now: Instant,
): PageRead => {
  const size = Math.max(1, listed.pageSize);
  const walk: PageWalk = {
    ...before,
    requests: before.requests + 1,
    totalPages: listed.totalPages,
    pageSize: size,
    exactly: null,
  };
  const start = (listed.page - 1) * size;
  const isEnd = listed.ids.length === 0 || listed.page >= listed.totalPages;
  if (walk.tail.length === 0) return advance(walk, listed, 0, { known, now, start, isEnd, arrived: null });

  const last = walk.tail.length - 1;
  const places = new Map(walk.tail.map((id, index) => [id, index]));
  const met = listed.ids.findLastIndex((id) => places.has(id));
  if (met >= 0) {
    // Where the tail's last row stands now, reckoned from the row of the tail that was met.
    const stands = start + met + (last - (places.get(listed.ids[met] ?? "") ?? last));
    const arrived = Math.max(0, stands - walk.tailAt);
    const moved = { ...walk, tailAt: stands, tailSeen: now };
    if (stands === start + met) return advance(moved, listed, met + 1, { known, now, start, isEnd, arrived });
    // Its last rows are on a later page.
    return { walk: moved, passed: [], arrived, ended: isEnd };
  }
  const sure = Math.floor((walk.tailAt + 1) / size) + 1;
  if (listed.page > sure) {
    // Too far: rows in between may be missing. One page back, at most to where nothing can be missed.
    return {
      walk: { ...walk, exactly: Math.max(sure, listed.page - 1) },
      passed: [],
      arrived: null,
      ended: false,
    };
  }
  // Rows only wander downwards, so whatever stands here was above or right after the tail: going on from here misses nothing.
  // What it follows on is not known, so only its own rows are the tail.
  return advance({ ...walk, tail: [] }, listed, 0, { known, now, start, isEnd, arrived: 0 });
};

const advance = (
  walk: PageWalk,
  listed: ListedPage,
  from: number,
  facts: {
    readonly known: ReadonlySet<string>;
    readonly now: Instant;
    readonly start: number;
    readonly isEnd: boolean;
    readonly arrived: number | null;
  },
): PageRead => {
  const rest = listed.ids.slice(from);
  const stop = walk.until === "newer" ? rest.findIndex((id) => facts.known.has(id)) : -1;
  const passed = stop < 0 ? rest : rest.slice(0, stop);
  return {
    walk: {
      ...walk,
      rows: walk.rows + passed.length,
      top: walk.top.length === 0 && walk.rows === 0 ? listed.ids : walk.top,
      tail: [...walk.tail, ...rest].slice(-TAIL),
      tailAt: rest.length === 0 ? walk.tailAt : facts.start + listed.ids.length - 1,
      tailSeen: facts.now,
    },
    passed,
    arrived: facts.arrived,
    ended: facts.isEnd || stop >= 0,
  };
};
