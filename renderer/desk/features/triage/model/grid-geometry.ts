/** Measures of the thumbnail grid. Cells keep the proportions of the drawing: a 120 × 86 photo over 26 px of facts. */

export const MIN_COLUMNS = 3;
export const MAX_COLUMNS = 10;
export const DEFAULT_COLUMNS = 6;

export const GAP = 8;
export const CELL_PADDING = 5;
export const FACTS_HEIGHT = 26;
/** Below this width the facts under a photo no longer fit on one line. */
const MIN_CELL_WIDTH = 68;
const PHOTO_PROPORTION = 86 / 120;

export interface GridGeometry {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly photoHeight: number;
  readonly cellHeight: number;
  /** Cell and gap: the distance from one row to the next. */
  readonly rowHeight: number;
}

export interface GridSpace {
  /** Width for cells, without the grid's own padding. */
  readonly width: number;
  /** What the size slider asks for. */
  readonly columns: number;
  readonly count: number;
  /** Text cells need room for four lines, however many columns there are. */
  readonly texts: boolean;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** As many columns as asked for, fewer where the window is too narrow for readable facts. */
export const gridGeometry = ({ width, columns, count, texts }: GridSpace): GridGeometry => {
  const narrowest = texts ? 160 : MIN_CELL_WIDTH;
  const fitting = Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
  const shown = Math.min(clamp(columns, MIN_COLUMNS, MAX_COLUMNS), fitting);
  const cellWidth = (width - GAP * (shown - 1)) / shown;
  const proportional = Math.round((cellWidth - 2 * CELL_PADDING) * PHOTO_PROPORTION);
  const photoHeight = texts ? 86 : Math.max(32, proportional);
  const cellHeight = photoHeight + FACTS_HEIGHT + CELL_PADDING;
  return {
    columns: shown,
    rows: Math.ceil(count / shown),
    cellWidth,
    photoHeight,
    cellHeight,
    rowHeight: cellHeight + GAP,
  };
};
