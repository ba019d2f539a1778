import { useState } from "react";
import { Segmented } from "../../../ui/Segmented.tsx";
import { histogramOf } from "../model/pixels.ts";
import { t } from "../text.ts";
import styles from "./Light.module.css";
import { usePixels } from "./use-pixels.ts";

const VIEWS = ["light", "colours"] as const;
const COLOURS = ["red", "green", "blue"] as const;

const percent = (share: number): string => (100 * share).toFixed(1);
const pathOf = (bins: readonly number[], top: number): string =>
  bins
    .map((count, bin) => `${bin === 0 ? "M" : "L"}${String(bin)} ${String(100 - (100 * count) / top)}`)
    .join("");

/** How the picture's light is spread, and how much of it is lost at either end. */
export const LightSection = ({ address }: { readonly address: string | null }) => {
  const [view, setView] = useState<(typeof VIEWS)[number]>("light");
  const pixels = usePixels(address);
  if (pixels === undefined) return null;
  const histogram = histogramOf(pixels);
  const ends = { black: percent(histogram.black), white: percent(histogram.white) };
  const shown = view === "light" ? [histogram.light] : COLOURS.map((colour) => histogram[colour]);
  // The ends stand beside it in words; a clipped picture's would flatten all else.
  const top = Math.max(1, ...shown.flatMap((bins) => bins.slice(1, -1)));
  return (
    <section className={styles.section} aria-label={t("loupe.light")}>
      <div className={styles.head}>
        <h3>{t("loupe.light")}</h3>
        <Segmented
          label={t("loupe.lightOf")}
          value={view}
          segments={VIEWS.map((value) => ({ value, label: t(`loupe.lightAs.${value}`) }))}
          onChange={setView}
        />
      </div>
      <svg
        className={styles.chart}
        viewBox="0 0 64 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={t("loupe.lightSaid", ends)}
      >
        {view === "light"
          ? histogram.light.map((count, bin) => {
              const height = Math.min(100, (100 * count) / top);
              return <rect key={bin} x={bin + 0.1} y={100 - height} width={0.8} height={height} />;
            })
          : COLOURS.map((colour) => (
              <path key={colour} className={styles[colour]} d={pathOf(histogram[colour], top)} />
            ))}
      </svg>
      <p className={styles.ends}>
        <span>{t("loupe.black", ends)}</span>
        <span>{t("loupe.white", ends)}</span>
      </p>
    </section>
  );
};
