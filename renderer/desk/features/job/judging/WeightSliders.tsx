import { useId } from "react";
import { DIMENSIONS, type Weights } from "#shared/domain/scoring/score.ts";
import { t } from "./text.ts";
import styles from "./Threshold.module.css";

const MOST = 5;

interface WeightSlidersProps {
  readonly weights: Weights;
  readonly onChange: (weights: Weights) => void;
}

/** How much each dimension counts. */
export const WeightSliders = ({ weights, onChange }: WeightSlidersProps) => {
  const id = useId();
  return (
    <div className={styles.weights} role="group" aria-labelledby={id}>
      <span id={id} className={styles.small} title={t("whatIf.weightsAbout")}>
        {t("whatIf.weights")}
      </span>
      {DIMENSIONS.map((dimension) => (
        <label key={dimension} className={styles.weight}>
          <span>{t(`whatIf.dimension.${dimension}`)}</span>
          <input
            type="range"
            min={0}
            max={Math.max(MOST, weights[dimension])}
            step={0.5}
            value={weights[dimension]}
            aria-label={t("whatIf.weight", { dimension: t(`whatIf.dimension.${dimension}`) })}
            onChange={(event) => onChange({ ...weights, [dimension]: Number(event.target.value) })}
          />
          <output>{weights[dimension]}</output>
        </label>
      ))}
    </div>
  );
};
