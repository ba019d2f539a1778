import { useState } from "react";
import { useViewPreferences } from "./state/view-preferences.ts";
import { useHasFilterColumn, useIsWide } from "./use-media.ts";

export type PanelPlace = "beside" | "over" | "closed";

export interface Panels {
  readonly filters: PanelPlace;
  readonly inspector: PanelPlace;
  /** The filters are one button now. */
  readonly filtersCollapse: boolean;
  readonly toggleFilters: () => void;
  readonly toggleInspector: () => void;
  /** Answers whether something lay over the grid. */
  readonly closeOver: () => boolean;
}

/** A panel beside the grid is a habit that is kept; one over the grid is opened for a moment. */
export const usePanels = (): Panels => {
  const wide = useIsWide();
  const column = useHasFilterColumn();
  const kept = useViewPreferences();
  const [over, setOver] = useState({ filters: false, inspector: false });
  const place = (beside: boolean, isKept: boolean, isOver: boolean): PanelPlace => {
    if (beside) return isKept ? "beside" : "closed";
    return isOver ? "over" : "closed";
  };
  const toggle = (panel: "filters" | "inspector", beside: boolean): void => {
    if (beside) useViewPreferences.setState({ [panel]: !kept[panel] });
    else setOver((before) => ({ ...before, [panel]: !before[panel] }));
  };
  const filters = place(column, kept.filters, over.filters);
  const inspector = place(wide, kept.inspector, over.inspector);
  return {
    filters,
    inspector,
    filtersCollapse: !column || !kept.filters,
    toggleFilters: () => toggle("filters", column),
    toggleInspector: () => toggle("inspector", wide),
    closeOver: () => {
      const any = filters === "over" || inspector === "over";
      if (any) setOver({ filters: false, inspector: false });
      return any;
    },
  };
};
