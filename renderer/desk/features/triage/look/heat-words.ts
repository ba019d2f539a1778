import type { HeatMapView } from "#shared/contract/judging-views.ts";

export type Across = "left" | "middle" | "right";
export type Down = "upper" | "middle" | "lower";

export interface Hottest {
  /** Column and row of the grid. */
  readonly column: number;
  readonly row: number;
  readonly across: Across;
  readonly down: Down;
  /** How much the likeness falls when that place is covered. */
  readonly drop: number;
}

/** Below this share of the whole likeness no place stands out. */
const LEAST_SHARE = 0.08;
const LEAST_DROP = 0.01;

const third = <T>(share: number, [first, second, last]: readonly [T, T, T]): T =>
  share < 1 / 3 ? first : share < 2 / 3 ? second : last;

/** The place that matters most, in the thirds of the whole picture; null where none does. */
export const hottestOf = (map: HeatMapView): Hottest | null => {
  const drop = Math.max(...map.drops);
  if (!(drop >= LEAST_DROP && drop >= LEAST_SHARE * Math.abs(map.whole))) return null;
  const cell = map.drops.indexOf(drop);
  const [column, row] = [cell % map.columns, Math.floor(cell / map.columns)];
  const x = map.area.left + ((column + 0.5) / map.columns) * map.area.width;
  const y = map.area.top + ((row + 0.5) / map.rows) * map.area.height;
  return {
    column,
    row,
    drop,
    across: third<Across>(x, ["left", "middle", "right"]),
    down: third<Down>(y, ["upper", "middle", "lower"]),
  };
};

/** 0-1 for each cell: its part of the greatest drop; what rises the likeness counts nothing. */
export const heatOf = (map: HeatMapView): readonly number[] => {
  const most = Math.max(...map.drops);
  return map.drops.map((drop) => (most <= 0 ? 0 : Math.max(0, drop / most)));
};
