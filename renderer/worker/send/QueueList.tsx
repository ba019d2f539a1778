import { useStore } from "zustand";
import { useJob, useSession } from "../hooks/session-context.ts";
import { mediumOf } from "../text/media.ts";
import { say } from "../words.ts";
import { EntryRow } from "./EntryRow.tsx";
import styles from "./send.module.css";

/** Everything on its way. */
export const QueueList = () => {
  const { entries, sent, pause } = useStore(useSession().queue.store);
  const medium = mediumOf(useJob());
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="queue-title">
      <div className={styles.queueHead}>
        <h2 id="queue-title">{say(`list.sending.${medium}`, { n: entries.length })}</h2>
        {sent > 0 && (
          <span className={styles.small}>
            {say(pause === null ? "list.sent" : "list.waiting", { sent, left: entries.length })}
          </span>
        )}
      </div>
      <ul>
        {entries.map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
      </ul>
    </section>
  );
};
