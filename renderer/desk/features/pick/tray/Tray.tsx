import { Button } from "../../../ui/Button.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { CapMeter } from "../../../ui/Meters.tsx";
import { batchesOf } from "../model/plan.ts";
import { comparisonIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import { Slots } from "./Slots.tsx";
import styles from "./Tray.module.css";

/** The numbered places, filled and open; who would come next; and the way to seal. */
export const Tray = ({ onSeal }: { readonly onSeal: () => void }) => {
  const { pool } = usePick();
  const { plan } = usePickState((state) => comparisonIn(state, pool));
  const open = pool.open - plan.length;
  return (
    <div className={styles.tray}>
      <div className={styles.meter}>
        <CapMeter
          taken={pool.winners.size + plan.length}
          cap={pool.cap}
          words={t("tray.of", { cap: formatCount(pool.cap) })}
          done={open === 0}
        />
        <span className={styles.caption}>
          {pool.winners.size > 0
            ? t("tray.sealed", { count: pool.winners.size, shown: formatCount(pool.winners.size) })
            : plan.length > 0 && batchWords(plan.length)}
        </span>
      </div>
      <Slots />
      <div className={styles.seal}>
        <Button
          tone="primary"
          large
          icon="lock"
          keys="$mod+Enter"
          onPress={onSeal}
          disabled={plan.length === 0 && t("tray.pickFirst")}
        >
          {t("verbs.seal")}
        </Button>
        <span className={styles.caption}>
          {open > 0 ? t("tray.stayOpen", { count: open, shown: formatCount(open) }) : t("tray.cantUndo")}
        </span>
      </div>
    </div>
  );
};

const batchWords = (picks: number): string => {
  const count = batchesOf(Array.from({ length: picks })).length;
  return t("tray.batches", { count, shown: formatCount(count) });
};
