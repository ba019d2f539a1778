import { classes } from "../../../ui/classes.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { FITTED, type LoupeView, zoomBy, ZOOMS } from "../model/loupe-zoom.ts";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";

interface ZoomButtonsProps {
  readonly view: LoupeView;
  readonly onChange: (view: LoupeView) => void;
}

/** Fit, the picture's own pixels, twice those. */
export const ZoomButtons = ({ view, onChange }: ZoomButtonsProps) => (
  <div className={styles.zooms} role="group" aria-label={t("loupe.zoom")}>
    <IconButton icon="minus" label={t("loupe.zoomOut")} onPress={() => onChange(zoomBy(view, -1))} />
    {ZOOMS.map((zoom) => (
      <button
        key={zoom}
        type="button"
        className={classes(styles.zoom, zoom === view.zoom && styles.zoomOn)}
        aria-pressed={zoom === view.zoom}
        onClick={() => onChange(zoom === "fit" ? FITTED : { ...view, zoom })}
      >
        {zoom === "fit" ? t("loupe.fit") : t("loupe.percent", { percent: zoom * 100 })}
      </button>
    ))}
    <IconButton icon="plus" label={t("loupe.zoomIn")} onPress={() => onChange(zoomBy(view, 1))} />
  </div>
);
