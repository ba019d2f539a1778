import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import styles from "../Insights.module.css";
import { t } from "../text.ts";
import { chartFile } from "./save-chart.ts";

export interface ChartRow {
  readonly label: string;
  /** As written, one for each column. */
  readonly values: readonly string[];
}

interface ChartPanelProps {
  /** `pace`: part of the file's name. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly aside?: ReactNode;
  /** The heading of the labels, then of the values. */
  readonly columns: readonly string[];
  /** The same figures as the drawing: read one by one with the arrow keys, all as a table. */
  readonly rows: readonly ChartRow[];
  readonly children: (at: number | null, point: (index: number | null) => void) => ReactNode;
}

/** A chart with its title and units, whose values can be read by key and pointer, and shown as a table. */
export const ChartPanel = ({ name, title, unit, aside, columns, rows, children }: ChartPanelProps) => {
  const [at, setAt] = useState<number | null>(null);
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const saving = useDeskMutation("insights.saveChart");
  const save = (): void => {
    const svg = drawing.current?.querySelector("svg");
    if (svg === null || svg === undefined) return;
    saving.mutate(
      { name, svg: chartFile(svg, title, unit) },
      { onSuccess: ({ saved }) => saved && showToast(t("saved"), { tone: "good" }), onError: showError },
    );
  };
  const row = at === null ? undefined : rows[at];
  return (
    <Panel
      title={title}
      aside={
        <>
          {aside}
          <IconButton
            icon={asTable ? "picture" : "text"}
            label={asTable ? t("chart.asChart") : t("chart.asTable")}
            onPress={() => setAsTable(!asTable)}
          />
          {!asTable && <IconButton icon="download" label={t("saveChart", { title })} onPress={save} />}
        </>
      }
    >
      <p className={styles.unit}>{unit}</p>
      {asTable ? (
        <div className={styles.scroll} role="group" aria-label={title} tabIndex={0}>
          <FiguresTable columns={columns} rows={rows} />
        </div>
      ) : (
        <>
          <div
            ref={drawing}
            className={styles.drawing}
            role="group"
            tabIndex={0}
            aria-label={t("chart.read", { title, unit })}
            onKeyDown={(event) => setAt(moved(event, at, rows.length))}
            onPointerLeave={() => setAt(null)}
          >
            {children(at, setAt)}
          </div>
          <p className={styles.readout} role="status">
            {row !== undefined &&
              `${row.label}: ${row.values.map((value, index) => `${value} ${columns[index + 1] ?? ""}`).join(", ")}`}
          </p>
          <div className="visually-hidden">
            <FiguresTable columns={columns} rows={rows} />
          </div>
        </>
      )}
    </Panel>
  );
};

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

const moved = (event: KeyboardEvent, at: number | null, count: number): number | null => {
  const step = STEPS[event.key];
  if (step === undefined || count === 0) return at;
  event.preventDefault();
  return Math.min(count - 1, Math.max(0, (at ?? (step > 0 ? -1 : count)) + step));
};

interface FiguresTableProps {
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
}

const FiguresTable = ({ columns, rows }: FiguresTableProps) => (
  <table className={styles.table}>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, index) => (
        <tr key={index}>
          <th scope="row">{row.label}</th>
          {row.values.map((value, column) => (
            <td key={column}>{value}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
