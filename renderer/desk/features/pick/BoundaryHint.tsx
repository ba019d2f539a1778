import { Button } from "../../ui/Button.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import { Icon } from "../../ui/icons/Icon.tsx";
import { boundaryIn } from "./model/comparison.ts";
import styles from "./Pick.module.css";
import { comparisonIn } from "./state/pick-actions.ts";
import { usePick, usePickState } from "./state/pick-context.ts";
import { t } from "./text.ts";

/** How many sit so close to the last place that pairs should decide, and the way to let them. */
export const BoundaryHint = () => {
  const { pool, actions } = usePick();
  const comparison = usePickState((state) => comparisonIn(state, pool));
  const dueling = usePickState((state) => state.dueling);
  const { calls, next, left } = boundaryIn(comparison, pool);
  if (dueling && next !== null) {
    return (
      <>
        <span className={styles.hint} role="status">
          <Icon name="bolt" size={14} />
          <span>
            <b>{t("duel.which")}</b> {t("duel.left_", { count: left, shown: formatCount(left) })}
          </span>
        </span>
        <Button keys="b" onPress={actions.duel}>
          {t("duel.stop")}
        </Button>
      </>
    );
  }
  if (calls.tooMany) {
    return <span className={styles.hint}>{t("duel.tooMany")}</span>;
  }
  if (next === null) {
    if (comparison.plan.length < pool.open) return null;
    return (
      <span className={styles.hint}>
        <Icon name="check" size={14} />
        {t("duel.noneLeft", { cap: formatCount(pool.cap) })}
      </span>
    );
  }
  return (
    <>
      <span className={styles.hint}>
        <Icon name="bolt" size={14} />
        <span>
          <b>{t("duel.title")}.</b>{" "}
          {t("duel.about", {
            count: calls.contested.length,
            shown: formatCount(calls.contested.length),
            cap: formatCount(pool.cap),
            within: String(calls.within),
            duels: formatCount(left),
          })}
        </span>
      </span>
      <Button keys="b" onPress={actions.duel}>
        {t("duel.do")}
      </Button>
    </>
  );
};
