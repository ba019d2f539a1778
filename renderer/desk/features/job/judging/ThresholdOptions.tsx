import type { Stars } from "#shared/domain/scoring/score.ts";
import type { ThresholdOutcome } from "#shared/domain/scoring/what-if.ts";
import { classes } from "../../../ui/classes.ts";
import { formatCount } from "../../../ui/format/numbers.ts";
import { StarShape } from "../../../ui/Stars.tsx";
import { t } from "./text.ts";
import styles from "./Threshold.module.css";
import type { Trial } from "./use-judging.ts";
import { shareWords } from "./words.ts";

/** So many beside one another: the one tried, and its neighbours. */
const SHOWN = 3;

/** The threshold that is tried between its neighbours, each with what it would do. */
export const ThresholdOptions = ({ trial, inUse }: { readonly trial: Trial; readonly inUse: Stars }) => {
  const { outcome, threshold, setThreshold } = trial;
  const first = Math.min(5 - SHOWN, Math.max(0, threshold - 2));
  return (
    <div className={styles.options}>
      {outcome.thresholds.slice(first, first + SHOWN).map((option) => (
        <button
          key={option.threshold}
          type="button"
          className={classes(styles.option, option.threshold === threshold && styles.chosen)}
          aria-pressed={option.threshold === threshold}
          onClick={() => setThreshold(option.threshold as Stars)}
        >
          <span className={styles.optionHead}>
            <b>{option.threshold}</b>
            <StarShape size={12} />
            <span>{shareWords(option.approved, outcome.count)}</span>
            <span className={styles.soft}>{formatCount(option.approved)}</span>
            {outcome.decided > 0 && (
              <span className={styles.right}>
                {t("whatIf.disagree", { formatted: formatCount(option.disagrees) })}
              </span>
            )}
          </span>
          <span className={styles.soft}>{aboutOption(option, inUse, outcome.decided)}</span>
        </button>
      ))}
    </div>
  );
};

const aboutOption = (option: ThresholdOutcome, inUse: Stars, decided: number): string => {
  if (option.threshold === inUse) return t("whatIf.inUse");
  if (option.goodLost > 0 && option.goodLost >= option.weakLetIn) {
    return t("whatIf.lost", { count: option.goodLost, formatted: formatCount(option.goodLost) });
  }
  if (option.weakLetIn > 0) {
    return t("whatIf.letIn", { count: option.weakLetIn, formatted: formatCount(option.weakLetIn) });
  }
  return decided > 0 ? t("whatIf.agrees") : " ";
};
