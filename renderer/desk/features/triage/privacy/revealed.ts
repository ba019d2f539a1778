import { create } from "zustand";

/** The one submission whose large picture is shown although pictures are blurred. */
const useRevealed = create<{ readonly number: number | null }>(() => ({ number: null }));

export const useIsRevealed = (number: number): boolean => useRevealed((state) => state.number === number);

export const toggleRevealed = (number: number): void =>
  useRevealed.setState((state) => ({ number: state.number === number ? null : number }));
