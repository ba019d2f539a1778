import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { create } from "zustand";

/** The place at the right of the hint bar, which a screen may fill. */
const useHintBarPlace = create<{ readonly element: HTMLElement | null }>(() => ({ element: null }));
const hold = (element: HTMLElement | null): void => useHintBarPlace.setState({ element });

/** Where the frame keeps the place. */
export const HintBarPlace = ({ className }: { readonly className?: string | undefined }) => (
  <div ref={hold} className={className} />
);

/** What a screen puts at the right of the hint bar: progress, pace. */
export const HintBarEnd = ({ children }: { readonly children: ReactNode }) => {
  const { element } = useHintBarPlace();
  return element === null ? null : createPortal(children, element);
};
