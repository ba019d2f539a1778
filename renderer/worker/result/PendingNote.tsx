import { useEffect, useState } from "react";
import { say } from "../words.ts";
import styles from "./result.module.css";

/** After this long it is probably a person's turn. */
const longMs = 20_000;

export const PendingNote = () => {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={styles.support}>
      {say("result.pending")} {long && say("result.pending.long")}
    </p>
  );
};
