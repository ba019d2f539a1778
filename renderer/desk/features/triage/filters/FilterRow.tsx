import type { ReactNode } from "react";
import { formatCount, formatShortCount } from "../../../ui/format/numbers.ts";
import { Checkbox } from "../../../ui/Toggles.tsx";
import styles from "./FilterColumn.module.css";

export const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div role="group" aria-label={title}>
    <h2 className={styles.heading}>{title}</h2>
    {children}
  </div>
);

interface FilterRowProps {
  readonly on: boolean;
  readonly count: number | undefined;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A choice, and how many it would show. */
export const FilterRow = ({ on, count, onToggle, children }: FilterRowProps) => (
  <div className={styles.row} data-on={on ? "" : undefined}>
    <Checkbox
      on={on}
      onChange={onToggle}
      label={
        <>
          {children}
          <span className={styles.count} title={count === undefined ? undefined : formatCount(count)}>
            {count === undefined ? "" : formatShortCount(count)}
          </span>
        </>
      }
    />
  </div>
);
