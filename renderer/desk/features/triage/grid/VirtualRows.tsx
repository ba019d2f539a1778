import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { GridGeometry } from "../model/grid-geometry.ts";
import { useSession, useTriage } from "../session-context.ts";
import { PlainCell, ThumbCell } from "./ThumbCell.tsx";
import styles from "./ThumbGrid.module.css";
import { useFlight } from "./use-flight.ts";

interface VirtualRowsProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly geometry: GridGeometry;
}

const EDGE = 12;
/** Room under the cursor's row for what the desk tells at the foot of the window. */
const FOOT = 68;
const ROWS_AROUND = 2;

/** Only the rows in view, and two around them, exist. */
export const VirtualRows = ({ scroller, geometry }: VirtualRowsProps) => {
  const session = useSession();
  const { columns, rows, rowHeight } = geometry;
  const order = useTriage((state) => state.order);
  const { flying, scrolledTo } = useFlight();
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is handed to a memoised component
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: ROWS_AROUND,
    paddingStart: EDGE,
    paddingEnd: FOOT,
    onChange: ({ scrollOffset, scrollRect }) => {
      if (scrollOffset !== null && scrollRect !== null) scrolledTo(scrollOffset, scrollRect.height);
    },
  });
  const items = virtualizer.getVirtualItems();
  const from = (virtualizer.range?.startIndex ?? 0) * columns;
  const to = ((virtualizer.range?.endIndex ?? -1) + 1) * columns;
  const direction = virtualizer.scrollDirection ?? "forward";

  useEffect(() => {
    if (!flying) session.look({ from, to, direction });
  }, [session, order, flying, from, to, direction]);

  // The cursor is always in sight: after a move, and where the list under it became another one.
  useEffect(() => {
    const reveal = (position: number): void => {
      if (position >= 0) revealRow(scroller.current, Math.floor(position / columns), rowHeight);
    };
    return session.store.subscribe((state, before) => {
      if (state.cursor === null) return;
      const position = state.order.positionOf(state.cursor);
      // Under the loupe nobody sees where it stands; asking there would lay out what is not shown.
      if (state.loupe) return;
      const entered = before.loupe || (state.loading.type === "ready" && before.loading.type !== "ready");
      if (entered || state.cursor !== before.cursor || position !== before.order.positionOf(state.cursor))
        reveal(position);
    });
  }, [session, scroller, columns, rowHeight]);

  // Another size of cells keeps what was looked at: the cursor where it was in view, else the first item in view.
  const inView = useRef({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const { cursor, order: shown } = session.store.getState();
    const position = cursor === null ? -1 : shown.positionOf(cursor);
    const seen = inView.current;
    const anchor = position >= seen.from && position < seen.to ? position : seen.from;
    virtualizer.measure();
    revealRow(
      scroller.current,
      Math.floor((seen.to > 0 ? anchor : Math.max(0, position)) / columns),
      rowHeight,
    );
  }, [session, virtualizer, scroller, columns, rowHeight]);
  useLayoutEffect(() => {
    inView.current = { from, to };
  });

  return (
    <div className={styles.rows} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => (
        <GridRow
          key={item.key}
          top={item.start}
          first={item.index * columns}
          geometry={geometry}
          plain={flying}
        />
      ))}
    </div>
  );
};

/** Scrolls no further than needed. Rows are all alike, so where one stands is known without asking the page. */
const revealRow = (scroller: HTMLElement | null, row: number, rowHeight: number): void => {
  if (scroller === null) return;
  const top = row * rowHeight;
  const bottom = top + rowHeight + EDGE + FOOT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = bottom - scroller.clientHeight;
};

interface GridRowProps {
  readonly top: number;
  readonly first: number;
  readonly geometry: GridGeometry;
  /** Frames alone, while the list flies by. */
  readonly plain: boolean;
}

const sameRow = (before: GridRowProps, after: GridRowProps): boolean =>
  before.top === after.top &&
  before.first === after.first &&
  before.plain === after.plain &&
  before.geometry.columns === after.geometry.columns &&
  before.geometry.cellHeight === after.geometry.cellHeight;

const GridRow = memo(({ top, first, geometry, plain }: GridRowProps) => {
  const order = useTriage((state) => state.order);
  const numbers = order.numbers.subarray(first, first + geometry.columns);
  return (
    <div
      className={styles.row}
      role="presentation"
      style={{
        transform: `translateY(${top}px)`,
        height: geometry.cellHeight,
        gridTemplateColumns: `repeat(${geometry.columns}, minmax(0, 1fr))`,
      }}
    >
      {Array.from(numbers, (number, index) => {
        const Cell = plain ? PlainCell : ThumbCell;
        return <Cell key={number} number={number} position={first + index + 1} count={order.count} />;
      })}
    </div>
  );
}, sameRow);
GridRow.displayName = "GridRow";
