import { Button, IconButton } from "../../ui/Button.tsx";
import { LENS_FACTOR } from "./compare/PaneImage.tsx";
import type { Layout } from "./model/comparison.ts";
import type { Panes } from "./model/panes.ts";
import { FIT, LARGEST_FACTOR, type Zoom, zoomIn, zoomOut, zoomTo } from "./model/zoom.ts";
import styles from "./Pick.module.css";
import { zoomIn as zoomOfPane } from "./state/pick-actions.ts";
import { usePick, usePickState } from "./state/pick-context.ts";
import { t } from "./text.ts";

interface ZoomToolsProps {
  readonly layout: Layout;
  readonly panes: Panes;
}

/** How large, which part, and whether all panes follow. Texts have none of it. */
export const ZoomTools = ({ layout, panes }: ZoomToolsProps) => {
  const { rows, actions } = usePick();
  const number = panes.active ?? panes.champion ?? panes.challengers[0] ?? 0;
  const zoom = usePickState((state) => zoomOfPane(state, number));
  const thumbnail = rows.get(number)?.thumbnail ?? null;
  if (thumbnail === null) return <span className={styles.hint}>{t("tools.linked")}</span>;
  return (
    <div className={styles.zoom} role="group" aria-label={t("label.zoom")}>
      {layout === 4 && <Navigator thumbnail={thumbnail} zoom={zoom} />}
      <IconButton
        icon="minus"
        label={t("verbs.zoomOut")}
        onPress={() => actions.zoomWith((before) => zoomOut(before))}
      />
      {layout === 4 && (
        <input
          type="range"
          className={styles.slider}
          aria-label={t("label.zoom")}
          min={1}
          max={LARGEST_FACTOR}
          step={0.1}
          value={zoom.factor}
          onChange={(event) => actions.zoomWith((before) => zoomTo(before, Number(event.target.value)))}
        />
      )}
      <button
        type="button"
        className={styles.factor}
        title={t("verbs.fit")}
        onClick={() => actions.zoomWith(() => FIT)}
      >
        {zoom.factor === 1 ? t("verbs.fit") : t("tools.percent", { percent: Math.round(zoom.factor * 100) })}
      </button>
      <IconButton
        icon="plus"
        label={t("verbs.zoomIn")}
        onPress={() => actions.zoomWith((before) => zoomIn(before))}
      />
      {layout === 4 ? <TogetherButton /> : <LensButton both={layout === 2} />}
    </div>
  );
};

const LensButton = ({ both }: { readonly both: boolean }) => {
  const { actions } = usePick();
  const on = usePickState((state) => state.lens !== null);
  return (
    <Button tone="quiet" icon="zoom" keys="l" pressed={on} onPress={actions.toggleLens}>
      {t(on ? (both ? "tools.lensOnBoth" : "tools.lensOn") : "verbs.lens", {
        percent: Math.round(LENS_FACTOR * 100),
      })}
    </Button>
  );
};

const TogetherButton = () => {
  const { actions } = usePick();
  const on = usePickState((state) => state.together);
  return (
    <Button tone="quiet" icon="lock" keys="l" pressed={on} onPress={actions.toggleTogether}>
      {t("verbs.together")}
    </Button>
  );
};

/** The whole photo, small, with the part that is shown. One serves all panes. */
const Navigator = ({ thumbnail, zoom }: { readonly thumbnail: string; readonly zoom: Zoom }) => {
  const share = 100 / zoom.factor;
  return (
    <span className={styles.navigator} aria-hidden="true">
      <img src={thumbnail} alt="" draggable={false} />
      <span
        style={{
          width: `${String(share)}%`,
          height: `${String(share)}%`,
          left: `${String(zoom.x * 100 - share / 2)}%`,
          top: `${String(zoom.y * 100 - share / 2)}%`,
        }}
      />
    </span>
  );
};
