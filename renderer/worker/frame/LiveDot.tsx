import { useStore } from "zustand";
import { useSession } from "../hooks/session-context.ts";
import { say } from "../words.ts";
import styles from "./frame.module.css";

/** Whether results come by themselves just now. */
export const LiveDot = () => {
  const { state } = useStore(useSession().line);
  return (
    <span className={styles.live} title={say(`live.${state}.hint`)} data-state={state}>
      <span className={styles.dot} aria-hidden="true" />
      {say(`live.${state}`)}
    </span>
  );
};
