import { Button, IconButton } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icons/Icon.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { type Layout, LAYOUTS, roundIsOver } from "./model/comparison.ts";
import type { Panes } from "./model/panes.ts";
import { FIT, zoomIn, zoomOut } from "./model/zoom.ts";
import styles from "./Pick.module.css";
import { comparisonIn } from "./state/pick-actions.ts";
import { usePick, usePickState } from "./state/pick-context.ts";
import { t } from "./text.ts";

interface ToolsProps {
  readonly layout: Layout;
  readonly panes: Panes;
}

const ICONS = { 1: "single", 2: "pair", 4: "grid" } as const;

/** Layout, zoom, and what the job asks for, in sight while one compares. */
export const Tools = ({ layout, panes }: ToolsProps) => {
  const { job, pool, actions } = usePick();
  const over = usePickState((state) => roundIsOver(comparisonIn(state, pool), pool));
  const criteria = job.scoringCriteria.join(" · ");
  return (
    <div className={styles.tools} role="toolbar" aria-label={t("label.screen")}>
      {pool.candidates.length > 1 && (
        <div className={styles.layouts} role="group" aria-label={t("label.layout")}>
          {LAYOUTS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === layout}
              className={classes(styles.layout, each === layout && styles.layoutOn)}
              onClick={() => actions.setLayout(each)}
            >
              <Icon name={ICONS[each]} size={14} />
              {t(`layout.${each}`)}
              <Kbd keys={String(each)} inButton />
            </button>
          ))}
        </div>
      )}
      <ZoomTools />
      {criteria !== "" && (
        <p className={styles.criteria} title={criteria}>
          <span className={styles.said}>{t("label.criteria")}: </span>
          {criteria}
        </p>
      )}
      <span className={styles.grow} />
      {over && layout !== 1 && <span className={styles.hint}>{t("tools.roundOver")}</span>}
      {layout === 4 && panes.challengers.length > 0 && (
        <Button keys="n" onPress={() => actions.take({ type: "next", challengers: panes.challengers })}>
          {t("verbs.nextThree")}
        </Button>
      )}
      <UndoButton />
    </div>
  );
};

const ZoomTools = () => {
  const { actions } = usePick();
  const factor = usePickState((state) => state.zoom.factor);
  return (
    <div className={styles.zoom} role="group" aria-label={t("label.zoom")}>
      <IconButton
        icon="minus"
        label={t("verbs.zoomOut")}
        onPress={() => actions.zoomWith((zoom) => zoomOut(zoom))}
      />
      <button
        type="button"
        className={styles.factor}
        title={t("verbs.fit")}
        onClick={() => actions.zoomWith(() => FIT)}
      >
        {factor === 1 ? t("verbs.fit") : t("tools.percent", { percent: Math.round(factor * 100) })}
      </button>
      <IconButton
        icon="plus"
        label={t("verbs.zoomIn")}
        onPress={() => actions.zoomWith((zoom) => zoomIn(zoom))}
      />
    </div>
  );
};

const UndoButton = () => {
  const { actions } = usePick();
  const can = usePickState((state) => state.history.past.length > 0);
  return (
    <Button tone="quiet" icon="undo" keys="z" onPress={actions.undo} disabled={!can && t("said.nothing")}>
      {t("verbs.undo")}
    </Button>
  );
};
