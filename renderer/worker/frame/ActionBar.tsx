import type { ReactNode } from "react";
import styles from "./frame.module.css";

interface ActionBarProps {
  readonly children: ReactNode;
  readonly note?: string | undefined;
}

/** What to do next, always within reach of the thumb. */
export const ActionBar = ({ children, note }: ActionBarProps) => (
  <div className={styles.actions}>
    {children}
    {note !== undefined && <p className={styles.actionNote}>{note}</p>}
  </div>
);
