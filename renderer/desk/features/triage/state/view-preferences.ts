import { create } from "zustand";
import { persist } from "zustand/middleware";
import { DEFAULT_COLUMNS, MAX_COLUMNS, MIN_COLUMNS } from "../model/grid-geometry.ts";

interface ViewPreferences {
  readonly columns: number;
  /** In a window wide enough to hold it beside the grid. */
  readonly inspector: boolean;
  readonly filters: boolean;
}

/** How this desk likes to look at a grid, kept on this computer. */
export const useViewPreferences = create<ViewPreferences>()(
  persist((): ViewPreferences => ({ columns: DEFAULT_COLUMNS, inspector: true, filters: true }), {
    name: "winnow.triage",
  }),
);

export const setColumns = (columns: number): void => {
  useViewPreferences.setState({ columns: Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns)) });
};
