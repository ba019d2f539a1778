import { axisOf, HEIGHT, labelledIndexes, pathsOf, PLOT, WIDTH, xOf, yOf } from "./scale.ts";

export interface Series {
  readonly name: string;
  /** Null where there is nothing to say: the line has a gap. */
  readonly values: readonly (number | null)[];
  readonly tone: "plain" | "accent";
}

interface LineChartProps {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** A fixed axis; without it, from zero to the largest value. */
  readonly axis?: { readonly min: number; readonly max: number; readonly marks: readonly number[] };
  readonly mark: (value: number) => string;
  readonly at: number | null;
  readonly point: (index: number | null) => void;
}

const COLOUR = { plain: "var(--chart-1)", accent: "var(--accent-mark)" } as const;
const MARK_SIZE = 11;

/** Lines over time. Two of them differ by colour and by width, and each is named where it ends. */
export const LineChart = ({ labels, series, axis, mark, at, point }: LineChartProps) => {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const { min, max, marks } = axis ?? { min: 0, ...axisOf(most) };
  const count = labels.length;
  const shown = labelledIndexes(count);
  const step = count <= 1 ? WIDTH : (WIDTH - PLOT.left - PLOT.right) / (count - 1);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" aria-hidden="true">
      {marks.map((value) => (
        <g key={value}>
          <path
            d={`M${PLOT.left} ${yOf(value, min, max)}H${WIDTH - PLOT.right}`}
            stroke="var(--chart-grid)"
            fill="none"
          />
          <text
            x={PLOT.left - 8}
            y={yOf(value, min, max) + 4}
            textAnchor="end"
            fontSize={MARK_SIZE}
            fill="var(--text-3)"
          >
            {mark(value)}
          </text>
        </g>
      ))}
      {labels.map((label, index) =>
        shown.has(index) ? (
          <text
            key={index}
            x={xOf(index, count)}
            y={HEIGHT - 8}
            textAnchor="middle"
            fontSize={MARK_SIZE}
            fill="var(--text-3)"
          >
            {label}
          </text>
        ) : null,
      )}
      {at !== null && (
        <path
          d={`M${xOf(at, count)} ${PLOT.top}V${HEIGHT - PLOT.bottom}`}
          stroke="var(--line-control)"
          strokeDasharray="3 3"
        />
      )}
      {series.map((line) => (
        <Line key={line.name} line={line} min={min} max={max} at={at} />
      ))}
      <Legend series={series} />
      {labels.map((_, index) => (
        <rect
          key={index}
          x={xOf(index, count) - step / 2}
          y={0}
          width={step}
          height={HEIGHT}
          fill="transparent"
          onPointerEnter={() => point(index)}
        />
      ))}
    </svg>
  );
};

interface LineProps {
  readonly line: Series;
  readonly min: number;
  readonly max: number;
  readonly at: number | null;
}

const Line = ({ line: { values, tone }, min, max, at }: LineProps) => {
  const alone = (index: number): boolean =>
    values[index] !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
  return (
    <>
      <path
        d={pathsOf(values, min, max)}
        fill="none"
        stroke={COLOUR[tone]}
        strokeWidth={tone === "accent" ? 2.5 : 2}
        strokeLinejoin="round"
      />
      {values.map((value, index) =>
        value !== null && (index === at || alone(index)) ? (
          <circle
            key={index}
            cx={xOf(index, values.length)}
            cy={yOf(value, min, max)}
            r={3.5}
            fill={COLOUR[tone]}
          />
        ) : null,
      )}
    </>
  );
};

const LEGEND_STEP = 110;

const Legend = ({ series }: { readonly series: readonly Series[] }) => (
  <g>
    {series.map(({ name, tone }, index) => (
      <g key={name} transform={`translate(${PLOT.left + index * LEGEND_STEP} 8)`}>
        <path d="M0 0H16" stroke={COLOUR[tone]} strokeWidth={tone === "accent" ? 2.5 : 2} />
        <text x={22} y={4} fontSize={MARK_SIZE} fill="var(--text-2)">
          {name}
        </text>
      </g>
    ))}
  </g>
);
