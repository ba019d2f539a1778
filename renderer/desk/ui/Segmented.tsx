import { useRef, type KeyboardEvent } from "react";
import styles from "./Segmented.module.css";
import { formatCount, formatShortCount } from "./format/numbers.ts";

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly count?: number;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** One of a few, all in sight. One tab stop; arrows move and choose. */
export const Segmented = <T extends string>({ label, segments, value, onChange }: SegmentedProps<T>) => {
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = segments.findIndex((segment) => segment.value === value);
    const to = (at + step + segments.length) % segments.length;
    const next = segments[to];
    if (next === undefined) return;
    onChange(next.value);
    group.current?.querySelectorAll<HTMLButtonElement>("button")[to]?.focus();
  };
  return (
    <div ref={group} className={styles.group} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          role="radio"
          aria-checked={segment.value === value}
          tabIndex={segment.value === value ? 0 : -1}
          className={styles.item}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
          {segment.count !== undefined && (
            <span className={styles.count} title={formatCount(segment.count)}>
              {formatShortCount(segment.count)}
            </span>
          )}
        </button>
      ))}
    </div>
  );
};
