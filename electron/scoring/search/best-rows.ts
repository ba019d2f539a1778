/** Keeps the `most` rows with the highest values seen: a heap whose lowest is at hand. */
export interface BestRows {
  /** What a row must exceed to be kept. */
  floor(): number;
  offer(row: number, value: number): void;
  /** In no particular order. */
  rows(): Uint32Array;
}

export const createBestRows = (most: number): BestRows => {
  const rows = new Uint32Array(most);
  const values = new Float32Array(most);
  let count = 0;

  const put = (place: number, row: number, value: number): void => {
    rows[place] = row;
    values[place] = value;
  };
  const valueAt = (place: number): number => values[place] ?? 0;
  const rowAt = (place: number): number => rows[place] ?? 0;

  const rise = (row: number, value: number): void => {
    let place = count;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (valueAt(parent) <= value) break;
      put(place, rowAt(parent), valueAt(parent));
      place = parent;
    }
    put(place, row, value);
    count += 1;
  };
  const sink = (row: number, value: number): void => {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= count) break;
      if (child + 1 < count && valueAt(child + 1) < valueAt(child)) child += 1;
      if (valueAt(child) >= value) break;
      put(place, rowAt(child), valueAt(child));
      place = child;
    }
    put(place, row, value);
  };

  return {
    floor: () => (count < most ? Number.NEGATIVE_INFINITY : valueAt(0)),
    offer: (row, value) => {
      if (count < most) rise(row, value);
      else if (value > valueAt(0)) sink(row, value);
    },
    rows: () => rows.slice(0, count),
  };
};
