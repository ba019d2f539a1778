import { useTriage } from "./session-context.ts";
import styles from "./TriageScreen.module.css";

/** What a screen reader is told besides what it reads itself; the same words twice are two sayings. */
export const Said = () => {
  const said = useTriage((state) => state.said);
  return (
    <div className={styles.said} role="status" aria-live="polite">
      <span key={said.count}>{said.words}</span>
    </div>
  );
};
