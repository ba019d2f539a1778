import { LoadingState } from "../../../ui/States.tsx";
import styles from "./ThumbGrid.module.css";

const COLUMNS = 6;

/** Two rows of frames, so that nothing jumps when the photos come. */
export const OpeningGrid = ({ words }: { readonly words: string | null }) => (
  <div>
    <div
      className={styles.frames}
      style={{ gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))` }}
      aria-hidden="true"
    >
      {Array.from({ length: 2 * COLUMNS }, (_, index) => (
        <span key={index} className={styles.frame} />
      ))}
    </div>
    {words !== null && <LoadingState>{words}</LoadingState>}
  </div>
);
