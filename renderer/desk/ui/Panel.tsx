import { useId, type ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Panel.module.css";

interface PanelProps {
  readonly title?: string;
  /** A caption's size instead of a heading's. */
  readonly small?: boolean;
  readonly aside?: ReactNode;
  readonly padded?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A raised part of a screen, with a heading where it has one. */
export const Panel = ({ title, small = false, aside, padded = true, className, children }: PanelProps) => {
  const id = useId();
  return (
    <section
      className={classes(styles.panel, padded && styles.padded, className)}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && (
        <div className={styles.head}>
          <h2 id={id} className={classes(styles.title, small && styles.small)}>
            {title}
          </h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
};
