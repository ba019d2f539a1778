import { axisOf, HEIGHT, PLOT, WIDTH, yOf } from "./scale.ts";

export interface Bar {
  readonly label: string;
  readonly amount: number;
  /** What stands above it. */
  readonly words: string;
  readonly share?: string;
  /** An outline instead of a filled bar: halves differ by more than colour. */
  readonly outline?: boolean;
}

interface BarChartProps {
  readonly bars: readonly Bar[];
  readonly at: number | null;
  readonly point: (index: number | null) => void;
}

const LABEL_SIZE = 12;
const HEAD = 18;
const MOST_WIDE = 84;

/** Counts side by side, each with its number above it. */
export const BarChart = ({ bars, at, point }: BarChartProps) => {
  const { max } = axisOf(Math.max(0, ...bars.map(({ amount }) => amount)) * 1.05);
  const slot = (WIDTH - 2 * PLOT.right) / Math.max(1, bars.length);
  const wide = Math.min(MOST_WIDE, slot * 0.74);
  const floor = HEIGHT - PLOT.bottom;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" aria-hidden="true">
      <path d={`M${PLOT.right} ${floor + 0.5}H${WIDTH - PLOT.right}`} stroke="var(--line-strong)" />
      {bars.map(({ label, amount, words, share, outline = false }, index) => {
        const middle = PLOT.right + slot * (index + 0.5);
        const top = floor - (floor - yOf(amount, 0, max)) * ((floor - PLOT.top - HEAD) / (floor - PLOT.top));
        return (
          <g key={label} onPointerEnter={() => point(index)}>
            <rect x={middle - slot / 2} y={0} width={slot} height={HEIGHT} fill="transparent" />
            {amount > 0 && (
              <rect
                x={middle - wide / 2}
                y={top}
                width={wide}
                height={Math.max(1, floor - top)}
                rx={3}
                fill={outline ? "none" : "var(--chart-1)"}
                stroke={index === at ? "var(--text-1)" : "var(--chart-1)"}
                strokeWidth={1.5}
              />
            )}
            <text
              x={middle}
              y={top - 8}
              textAnchor="middle"
              fontSize={LABEL_SIZE}
              fontWeight={600}
              fill="var(--text-1)"
            >
              {words}
              {share !== undefined && (
                <tspan fill="var(--text-3)" fontWeight={400} dx={5}>
                  {share}
                </tspan>
              )}
            </text>
            <text x={middle} y={HEIGHT - 10} textAnchor="middle" fontSize={LABEL_SIZE} fill="var(--text-2)">
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
