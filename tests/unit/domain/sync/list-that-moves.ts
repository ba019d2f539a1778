import type { ListedPage } from "#shared/domain/sync/page-walk.ts";

/** A remote's list, newest first, at whose top rows arrive. */
export const listThatMoves = (rows: number, pageSize = 50) => {
  const ids: string[] = [];
  const arrive = (count: number): void => {
    for (let made = 0; made < count; made += 1) ids.push(`row-${String(ids.length)}`);
  };
  arrive(rows);
  return {
    arrive,
    /** The row that stands there disappears; 0 is the newest. */
    remove: (place: number): void => void ids.splice(ids.length - 1 - place, 1),
    all: (): readonly string[] => ids,
    page: (page: number): ListedPage => {
      const end = ids.length - (page - 1) * pageSize;
      return {
        ids: end <= 0 ? [] : ids.slice(Math.max(0, end - pageSize), end).reverse(),
        page,
        totalPages: Math.max(1, Math.ceil(ids.length / pageSize)),
        pageSize,
      };
    },
  };
};

/** The same numbers for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
