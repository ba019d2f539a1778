import { useState } from "react";

interface Item {
  readonly id: string;
}

export interface Cursor<T extends Item> {
  /** What keys act on; null before any was chosen. */
  readonly item: T | null;
  /** The cursor was moved by a key, so its row takes the focus. */
  readonly focused: boolean;
  readonly move: (step: 1 | -1) => void;
  readonly put: (id: string) => void;
}

/** One row of several lists, kept by its id: rows that come and go do not move it to another. */
export const useCursor = <T extends Item>(items: readonly T[]): Cursor<T> => {
  const [at, setAt] = useState<{ readonly id: string; readonly focused: boolean } | null>(null);
  const index = at === null ? -1 : items.findIndex((item) => item.id === at.id);
  return {
    item: items[index] ?? null,
    focused: at?.focused ?? false,
    move: (step) => {
      const next = items[Math.min(items.length - 1, Math.max(0, index === -1 ? 0 : index + step))];
      if (next !== undefined) setAt({ id: next.id, focused: true });
    },
    put: (id) => setAt((before) => (before?.id === id ? before : { id, focused: false })),
  };
};
