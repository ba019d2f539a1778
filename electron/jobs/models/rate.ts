/** Bytes a second over the last few seconds. */
export interface Rate {
  note(total: number, nowMs: number): void;
  /** Null until there is enough to tell. */
  perSecond(nowMs: number): number | null;
  reset(): void;
}

const WINDOW_MS = 8_000;
const LEAST_MS = 500;
const EVERY_MS = 200;

export const createRate = (): Rate => {
  let samples: { readonly at: number; readonly total: number }[] = [];
  return {
    note: (total, nowMs) => {
      const last = samples.at(-1);
      // A part that began anew makes what was seen before meaningless.
      if (last !== undefined && total < last.total) samples = [];
      else if (last !== undefined && nowMs - last.at < EVERY_MS) return;
      samples.push({ at: nowMs, total });
      while ((samples[0]?.at ?? nowMs) < nowMs - WINDOW_MS) samples.shift();
    },
    perSecond: (nowMs) => {
      const [first, last] = [samples[0], samples.at(-1)];
      if (first === undefined || last === undefined || nowMs - first.at < LEAST_MS) return null;
      return ((last.total - first.total) * 1000) / (nowMs - first.at);
    },
    reset: () => {
      samples = [];
    },
  };
};
