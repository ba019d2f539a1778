import { startTransition, useCallback, useEffect, useRef, useState } from "react";

/** Who drags the bar through thousands of rows sees none of them; so long after the last leap they are drawn. */
const LANDED_MS = 80;

export interface Flight {
  /** Between leaps of a screen and more. */
  readonly flying: boolean;
  /** To be told where the list stands after each scroll, in pixels. */
  readonly scrolledTo: (offset: number, viewHeight: number) => void;
}

export const useFlight = (): Flight => {
  const [flying, setFlying] = useState(false);
  const before = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const scrolledTo = useCallback((offset: number, viewHeight: number): void => {
    const leap = Math.abs(offset - before.current);
    before.current = offset;
    if (leap < viewHeight) return;
    setFlying(true);
    clearTimeout(timer.current);
    // In parts, so that a wheel turned meanwhile is not held up.
    timer.current = setTimeout(() => startTransition(() => setFlying(false)), LANDED_MS);
  }, []);
  return { flying, scrolledTo };
};
