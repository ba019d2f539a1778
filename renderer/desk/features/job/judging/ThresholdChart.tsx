import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { BARS, type WhatIf } from "#shared/domain/scoring/what-if.ts";
import { classes } from "../../../ui/classes.ts";
import { formatCount } from "../../../ui/format/numbers.ts";
import { StarShape } from "../../../ui/Stars.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { t } from "./text.ts";
import styles from "./Threshold.module.css";
import type { Trial } from "./use-judging.ts";
import { starsWords } from "./words.ts";

interface ThresholdChartProps {
  readonly trial: Trial;
  /** The threshold decides, instead of merely sorting. */
  readonly decides: boolean;
}

const STAR_MARKS = [1, 2, 3, 4, 5] as const;
/** Half a star below: means are rounded to the nearest. */
const placeOf = (threshold: number): number => Math.max(0, (threshold - 1.5) / 4);
const starsAt = (share: number): Stars => Math.min(5, Math.max(1, Math.round(1 + 4 * share + 0.5))) as Stars;

/** The scores as bars, and a handle at the threshold: dragged, or moved by the arrow keys. */
export const ThresholdChart = ({ trial, decides }: ThresholdChartProps) => {
  const { outcome, threshold, setThreshold } = trial;
  const plot = useRef<HTMLDivElement>(null);
  const at = outcome.thresholds[threshold - 1];
  const place = placeOf(threshold);
  const follow = (event: PointerEvent): void => {
    const box = plot.current?.getBoundingClientRect();
    if (box !== undefined && box.width > 0) setThreshold(starsAt((event.clientX - box.left) / box.width));
  };
  const approved = formatCount(at?.approved ?? 0);
  const rejected = formatCount(at?.rejected ?? 0);
  return (
    <div className={styles.chart}>
      <div
        ref={plot}
        className={styles.plot}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
      >
        <Bars outcome={outcome} from={place} />
        <div className={styles.line} style={{ left: `${100 * place}%` }} aria-hidden="true" />
        <div className={styles.handleRow} style={{ left: `${100 * place}%` }}>
          <span className={styles.leftOf}>
            {place > 0.12 && t(decides ? "whatIf.rejected" : "whatIf.below", { formatted: rejected })}
          </span>
          <div
            className={styles.handle}
            role="slider"
            tabIndex={0}
            aria-label={t("whatIf.handle")}
            aria-valuemin={1}
            aria-valuemax={5}
            aria-valuenow={threshold}
            aria-valuetext={t("whatIf.handleValue", {
              stars: starsWords(threshold),
              approved,
              rejected,
              disagrees: at?.disagrees ?? 0,
            })}
            onKeyDown={(event) => moveByKey(event, threshold, setThreshold)}
          >
            {threshold}
            <StarShape size={12} />
          </div>
          <span className={styles.rightOf}>
            {t(decides ? "whatIf.approved" : "whatIf.above", { formatted: approved })}
          </span>
        </div>
      </div>
      <Disagreements outcome={outcome} from={place} />
      <div className={styles.axis} aria-hidden="true">
        {STAR_MARKS.map((star) => (
          <span key={star} style={{ left: `${25 * (star - 1)}%` }}>
            {starsWords(star)}
          </span>
        ))}
      </div>
      {threshold > 1 && (
        <p className={styles.small}>
          {t("whatIf.rounding", { from: (threshold - 0.5).toFixed(1), stars: starsWords(threshold) })}
        </p>
      )}
    </div>
  );
};

const moveByKey = (event: KeyboardEvent, threshold: Stars, move: (threshold: Stars) => void): void => {
  const to: Record<string, number> = {
    ArrowLeft: threshold - 1,
    ArrowDown: threshold - 1,
    ArrowRight: threshold + 1,
    ArrowUp: threshold + 1,
    Home: 1,
    End: 5,
  };
  const wanted = to[event.key];
  if (wanted === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  move(Math.min(5, Math.max(1, wanted)) as Stars);
};

const starsOfBar = (bar: number): number => 1 + (4 * bar) / BARS;

/** Left of the threshold outlines, right of it filled: told apart without colour. */
const Bars = ({ outcome, from }: { readonly outcome: WhatIf; readonly from: number }) => {
  const most = Math.max(1, ...outcome.bars);
  return (
    <div className={styles.bars} aria-hidden="true">
      {[...outcome.bars].map((count, bar) => (
        <span
          key={bar}
          className={styles.slot}
          title={t("whatIf.bar", {
            from: starsOfBar(bar).toFixed(1),
            to: starsOfBar(bar + 1).toFixed(1),
            number: formatCount(count),
          })}
        >
          {count > 0 && (
            <i
              className={classes(styles.bar, bar + 0.5 < from * BARS && styles.out)}
              style={{ height: `max(3px, ${((100 * count) / most).toFixed(1)}%)` }}
            />
          )}
        </span>
      ))}
    </div>
  );
};

/** Where people decided otherwise than this threshold would. */
const Disagreements = ({ outcome, from }: { readonly outcome: WhatIf; readonly from: number }) => {
  const marks = [...outcome.bars].flatMap((_, bar) => {
    const isBelow = bar + 0.5 < from * BARS;
    const count = (isBelow ? outcome.approvedByPerson : outcome.rejectedByPerson)[bar] ?? 0;
    return count === 0 ? [] : [{ bar, count, isBelow }];
  });
  if (marks.length === 0) return null;
  return (
    <div className={styles.marks}>
      <span className={styles.small}>{t("whatIf.changed")}</span>
      <ul className={styles.glyphs}>
        {marks.map(({ bar, count, isBelow }) => {
          const words = t(isBelow ? "whatIf.approvedBelow" : "whatIf.rejectedAbove", {
            number: formatCount(count),
            stars: starsOfBar(bar + 0.5).toFixed(1),
          });
          return (
            <li key={bar} style={{ left: `${(100 * (bar + 0.5)) / BARS}%` }} title={words}>
              <StatusGlyph status={isBelow ? "approved" : "rejected"} size={14} decorative />
              <span className={styles.spoken}>{words}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
