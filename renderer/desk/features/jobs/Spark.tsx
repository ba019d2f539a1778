import { formatCount } from "../../ui/format/numbers.ts";
import styles from "./Spark.module.css";
import { t } from "./text.ts";

const HEIGHT = 24;

/** How the stars lie, as five bars; the counts are in the tooltip and for screen readers. */
export const Spark = ({ stars }: { readonly stars: readonly number[] }) => {
  const most = Math.max(...stars);
  if (most <= 0) return <span className={styles.none}>{t("notScored")}</span>;
  const [one, two, three, four, five] = stars.map(formatCount);
  const words = t("spark", {
    one: one ?? "0",
    two: two ?? "0",
    three: three ?? "0",
    four: four ?? "0",
    five: five ?? "0",
  });
  return (
    <span className={styles.spark} role="img" aria-label={words} title={words}>
      {stars.map((count, index) => (
        <i key={index} style={{ height: Math.max(2, Math.round((HEIGHT * count) / most)) }} />
      ))}
    </span>
  );
};
