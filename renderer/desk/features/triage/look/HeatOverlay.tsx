import { heatOf, hottestOf } from "./heat-words.ts";
import styles from "./Look.module.css";
import { useLookAt } from "./look-store.ts";

interface HeatOverlayProps {
  readonly number: number;
  /** Of the picture that it lies over: it fits into its box just as the picture does. */
  readonly width: number;
  readonly height: number;
  /** Which of the submission's files is shown. */
  readonly position: number;
}

const showIt = (overlay: SVGSVGElement | null): void => overlay?.scrollIntoView({ block: "nearest" });

/** Cells over the picture, the stronger the more of the likeness rests on that place; the strongest has an edge. */
export const HeatOverlay = ({ number, width, height, position }: HeatOverlayProps) => {
  const look = useLookAt(number);
  const map = look?.map ?? null;
  if (map === null || look?.position !== position) return null;
  const heat = heatOf(map);
  const hottest = hottestOf(map);
  const cell = {
    width: (map.area.width * width) / map.columns,
    height: (map.area.height * height) / map.rows,
  };
  const left = map.area.left * width;
  const top = map.area.top * height;
  return (
    <svg
      // The button that asked for it may stand far below the picture.
      ref={showIt}
      className={styles.overlay}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      <rect
        className={styles.area}
        x={left}
        y={top}
        width={map.area.width * width}
        height={map.area.height * height}
        vectorEffect="non-scaling-stroke"
      />
      {hottest !== null &&
        heat.map((share, index) => (
          <rect
            key={index}
            className={styles.cell}
            x={left + (index % map.columns) * cell.width}
            y={top + Math.floor(index / map.columns) * cell.height}
            width={cell.width}
            height={cell.height}
            fillOpacity={share < 0.1 ? 0 : 0.12 + 0.5 * share}
          />
        ))}
      {hottest !== null && (
        <rect
          className={styles.hottest}
          x={left + hottest.column * cell.width}
          y={top + hottest.row * cell.height}
          width={cell.width}
          height={cell.height}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
};
