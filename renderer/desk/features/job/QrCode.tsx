import styles from "./Job.module.css";

/** Light modules that a reader needs around the code. */
const QUIET = 4;

interface QrCodeProps {
  /** Rows of modules; true is dark. */
  readonly rows: readonly (readonly boolean[])[];
  readonly label: string;
}

/** Always dark on white, in both themes: that is what phones read. */
export const QrCode = ({ rows, label }: QrCodeProps) => {
  const side = rows.length + 2 * QUIET;
  const modules = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={modules} fill="#000000" />
    </svg>
  );
};
