import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icons/Icon.tsx";
import styles from "./Marks.module.css";
import { t } from "./text.ts";

interface ChipProps {
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly outlined?: boolean;
  /** Offers to take it away. */
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
}

export const Chip = ({ children, icon, outlined = false, onRemove, removeLabel }: ChipProps) => (
  <span className={classes(styles.chip, outlined && styles.line)}>
    {icon !== undefined && <Icon name={icon} size={14} />}
    {children}
    {onRemove !== undefined && (
      <button
        type="button"
        className={styles.remove}
        aria-label={removeLabel ?? t("common.remove")}
        onClick={onRemove}
      >
        <Icon name="cross" size={12} />
      </button>
    )}
  </span>
);

interface TagProps {
  readonly children: ReactNode;
  readonly icon?: IconName | undefined;
  readonly tone?: "plain" | "bad" | "accent" | "good" | "info";
  readonly title?: string;
}

export const Tag = ({ children, icon, tone = "plain", title }: TagProps) => (
  <span className={classes(styles.tag, styles[tone])} title={title}>
    {icon !== undefined && <Icon name={icon} size={12} />}
    {children}
  </span>
);

/** The dashed P that stands wherever a score of the practice model stands. */
export const PracticeMark = () => (
  <span className={styles.practice} role="img" aria-label={t("practice.score")} title={t("practice.score")}>
    P
  </span>
);
