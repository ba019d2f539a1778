import { create } from "zustand";

/** The conflict whose two sides are shown; its card and the panel of remotes open it. */
const useStore = create<{ readonly id: string | null }>()(() => ({ id: null }));

export const useOpenConflict = (): string | null => useStore(({ id }) => id);
export const openConflict = (id: string): void => useStore.setState({ id });
export const closeConflict = (): void => useStore.setState({ id: null });
