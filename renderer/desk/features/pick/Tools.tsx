import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icons/Icon.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { BoundaryHint } from "./BoundaryHint.tsx";
import { type Layout, LAYOUTS, roundIsOver } from "./model/comparison.ts";
import type { Panes } from "./model/panes.ts";
import styles from "./Pick.module.css";
import { comparisonIn } from "./state/pick-actions.ts";
import { usePick, usePickState } from "./state/pick-context.ts";
import { t } from "./text.ts";
import { ZoomTools } from "./ZoomTools.tsx";

interface ToolsProps {
  readonly layout: Layout;
  readonly panes: Panes;
}

const ICONS = { 1: "single", 2: "pair", 4: "grid" } as const;

/** Layout, zoom and lens, the close calls; and what the job asks for, in sight while one compares. */
export const Tools = ({ layout, panes }: ToolsProps) => {
  const { job, pool, actions } = usePick();
  const dueling = usePickState((state) => state.dueling);
  const over = usePickState((state) => roundIsOver(comparisonIn(state, pool), pool));
  return (
    <div className={styles.head}>
      <div className={styles.tools} role="toolbar" aria-label={t("label.screen")}>
        {pool.candidates.length > 1 && (
          <div className={styles.layouts} role="group" aria-label={t("label.layout")}>
            {LAYOUTS.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === layout && !dueling}
                className={classes(styles.layout, each === layout && !dueling && styles.layoutOn)}
                onClick={() => actions.setLayout(each)}
              >
                <Icon name={ICONS[each]} size={14} />
                {t(`layout.${each}`)}
                <Kbd keys={String(each)} inButton />
              </button>
            ))}
          </div>
        )}
        <ZoomTools layout={layout} panes={panes} />
        <span className={styles.grow} />
        {layout === 4 ? (
          <>
            <span className={styles.hint}>{t(over ? "tools.roundOver" : "tools.champStays")}</span>
            {panes.challengers.length > 0 && (
              <Button keys="n" onPress={() => actions.take({ type: "next", challengers: panes.challengers })}>
                {t("verbs.nextThree")}
              </Button>
            )}
          </>
        ) : (
          <BoundaryHint />
        )}
        <UndoButton />
      </div>
      {job.scoringCriteria.length > 0 && (
        <p className={styles.criteria} title={job.scoringCriteria.join("\n")}>
          <b>{t("label.criteria")}</b>
          {job.scoringCriteria.map((criterion, index) => (
            <span key={index}>{criterion}</span>
          ))}
        </p>
      )}
    </div>
  );
};

const UndoButton = () => {
  const { actions } = usePick();
  const can = usePickState(({ history }) => history.past.length > 0 || history.present.duels.length > 0);
  return (
    <Button tone="quiet" icon="undo" keys="z" onPress={actions.undo} disabled={!can && t("said.nothing")}>
      {t("verbs.undo")}
    </Button>
  );
};
