import { useSyncExternalStore } from "react";

const subscribeTo =
  (query: string) =>
  (listener: () => void): (() => void) => {
    const media = window.matchMedia(query);
    media.addEventListener("change", listener);
    return () => media.removeEventListener("change", listener);
  };

/** Whether the window is like this now. */
const useMedia = (query: string): boolean =>
  useSyncExternalStore(subscribeTo(query), () => window.matchMedia(query).matches);

/** Wide enough for the inspector beside the grid. */
export const useIsWide = (): boolean => useMedia("(min-width: 1280px)");
/** Wide enough for the filters beside the grid. */
export const useHasFilterColumn = (): boolean => useMedia("(min-width: 1120px)");
