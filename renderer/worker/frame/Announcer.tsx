import { useStore } from "zustand";
import { useSession } from "../hooks/session-context.ts";
import styles from "./frame.module.css";

/** Reads out what changes by itself. Two regions in turn, so that a repeated sentence is read again. */
export const Announcer = () => {
  const { text, count } = useStore(useSession().announcements.store);
  return (
    <div className={styles.spoken}>
      <div aria-live="polite">{count % 2 === 0 ? text : ""}</div>
      <div aria-live="polite">{count % 2 === 1 ? text : ""}</div>
    </div>
  );
};
