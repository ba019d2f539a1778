import { useEffect, useRef, type CSSProperties, type ReactNode, type RefObject } from "react";
import { focusIfFree } from "../focus-grid.ts";
import { useSize } from "./use-size.ts";
import { gridGeometry, type GridGeometry } from "../model/grid-geometry.ts";
import { useTriage } from "../session-context.ts";
import { useViewPreferences } from "../state/view-preferences.ts";
import { t } from "../text.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { cellId } from "./ThumbCell.tsx";
import styles from "./ThumbGrid.module.css";
import { VirtualRows } from "./VirtualRows.tsx";

/** Left and right of the cells, as drawn; the scroll bar lies in the right one. */
const PADDING = { left: 16, right: 20 };
const NARROW_CELL = 92;

/** Submissions as a grid: a multi-select listbox with one tab stop, as long as it likes. */
export const ThumbGrid = ({ texts }: { readonly texts: boolean }) => {
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(scroller);
  const columns = useViewPreferences((state) => state.columns);
  const count = useTriage((state) => state.order.count);
  const geometry = gridGeometry({
    width: Math.max(1, width - PADDING.left - PADDING.right),
    columns,
    count,
    texts,
  });
  const pageRows = Math.max(1, Math.floor(height / geometry.rowHeight));
  useGridKeys({ columns: geometry.columns, pageRows });
  return (
    <Listbox scroller={scroller} geometry={geometry}>
      {width > 0 && <VirtualRows scroller={scroller} geometry={geometry} />}
    </Listbox>
  );
};

interface ListboxProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly geometry: GridGeometry;
  readonly children: ReactNode;
}

/** Names the cell under the cursor; it renders with every move, its children do not. */
const Listbox = ({ scroller, geometry, children }: ListboxProps) => {
  const cursor = useTriage((state) => state.cursor);
  useEffect(() => focusIfFree(scroller.current), [scroller]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t("label.grid")}
      aria-multiselectable
      aria-activedescendant={cursor === null ? undefined : cellId(cursor)}
      data-grid
      data-narrow={geometry.cellWidth < NARROW_CELL ? "" : undefined}
      style={{ "--photo-height": `${geometry.photoHeight}px` } as CSSProperties}
    >
      {children}
    </div>
  );
};
