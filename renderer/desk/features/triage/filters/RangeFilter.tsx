import { useState, type CSSProperties } from "react";
import { type RangeName, rangeOf, RANGES } from "../model/narrowing.ts";
import { rangeWords } from "../model/narrowing-words.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./RangeFilter.module.css";

const STEPS = 20;

/** How a figure is spread, with a handle at either end; the list follows when a handle is let go. */
export const RangeFilter = ({ name }: { readonly name: RangeName }) => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const bins = useTriage(({ counts }) =>
    name === "confidence" ? counts?.facets.byConfidence : counts?.facets.byDimension[name],
  );
  const [least, greatest] = RANGES[name];
  const chosen = filters[name];
  const [drawn, setDrawn] = useState<{ readonly min: number; readonly max: number } | null>(null);
  const min = drawn?.min ?? chosen?.min ?? least;
  const max = drawn?.max ?? chosen?.max ?? greatest;
  const step = (greatest - least) / STEPS;
  const share = (value: number): number => (value - least) / (greatest - least);
  const letGo = (): void => {
    if (drawn === null) return;
    setDrawn(null);
    setFilters({ ...filters, [name]: rangeOf(name, drawn.min, drawn.max) });
  };
  const handle = (end: "min" | "max", value: number) => (
    <input
      type="range"
      aria-label={t(`filters.${end}`, { name: t(`filters.range.${name}`) })}
      aria-valuetext={rangeWords(name, { min, max })}
      min={least}
      max={greatest}
      step={step}
      value={value}
      onChange={(event) => {
        const next = Number(event.target.value);
        setDrawn(end === "min" ? { min: Math.min(next, max), max } : { min, max: Math.max(next, min) });
      }}
      onPointerUp={letGo}
      onKeyUp={letGo}
      onBlur={letGo}
    />
  );
  const most = Math.max(1, ...(bins ?? []));
  return (
    <div role="group" aria-label={t(`filters.range.${name}`)} className={styles.range}>
      <h2 className={styles.heading}>
        {t(`filters.range.${name}`)}
        <span>{rangeWords(name, { min, max })}</span>
      </h2>
      <div className={styles.bars} aria-hidden="true">
        {bins?.map((count, at) => {
          const middle = (at + 0.5) / bins.length;
          const inside = middle >= share(min) && middle <= share(max);
          return (
            <span
              key={at}
              data-inside={inside ? "" : undefined}
              style={{ height: `${((count / most) * 100).toFixed(1)}%` }}
            />
          );
        })}
      </div>
      <div
        className={styles.handles}
        style={
          {
            "--from": `${String(share(min) * 100)}%`,
            "--to": `${String(share(max) * 100)}%`,
          } as CSSProperties
        }
      >
        {handle("min", min)}
        {handle("max", max)}
      </div>
    </div>
  );
};
