import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../frame/Button.tsx";
import { useJob, useSession } from "../hooks/session-context.ts";
import { useCanSend } from "../hooks/use-can-send.ts";
import { mediumOf } from "../text/media.ts";
import { say } from "../words.ts";
import { rowId, SubmissionRow } from "./SubmissionRow.tsx";
import styles from "./result.module.css";

/** The worker's own submissions, newest first. */
export const SubmissionList = () => {
  const session = useSession();
  const { list, loaded, more } = useStore(session.submissions);
  const [older, setOlder] = useState<"idle" | "loading" | "failed">("idle");
  const medium = mediumOf(useJob());
  const canSend = useCanSend();
  const { lastOpened } = session.views;

  // Back from a photo: on with the row it was opened from.
  useEffect(() => {
    const id = lastOpened();
    if (id !== null) document.getElementById(rowId(id))?.focus();
  }, [lastOpened]);

  const loadOlder = async (): Promise<void> => {
    setOlder("loading");
    setOlder((await session.older()) === null ? "idle" : "failed");
  };

  if (list.length === 0) {
    if (!loaded) return null;
    return <p className={styles.empty}>{say(canSend ? `list.empty.${medium}` : "list.none")}</p>;
  }
  return (
    <section aria-labelledby="list-title">
      <h2 id="list-title" className={styles.listTitle}>
        {say("list.title")}
      </h2>
      <ul className={styles.list}>
        {list.map((submission) => (
          <SubmissionRow key={submission.id} submission={submission} />
        ))}
      </ul>
      {more && (
        <Button look="small" busy={older === "loading"} onClick={() => void loadOlder()}>
          {say(older === "loading" ? "list.older.loading" : "list.older")}
        </Button>
      )}
      <p role="status" className={styles.small}>
        {older === "failed" && say("list.older.failed")}
      </p>
    </section>
  );
};
