import { say } from "../words.ts";
import styles from "./marks.module.css";

/** The dashed P that goes with every star of the practice model. */
export const PracticeMark = () => (
  <span className={styles.practice} role="img" aria-label={say("practice.name")} title={say("practice.name")}>
    {say("practice.mark")}
  </span>
);
