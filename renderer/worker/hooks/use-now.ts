import { useCallback, useSyncExternalStore } from "react";

/** This device's time, rounded down to the step, so that a component draws no more often than that. */
export const useNow = (stepMs: number): number => {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const timer = setInterval(onChange, Math.min(stepMs, 1000));
      document.addEventListener("visibilitychange", onChange);
      return () => {
        clearInterval(timer);
        document.removeEventListener("visibilitychange", onChange);
      };
    },
    [stepMs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / stepMs) * stepMs);
};
