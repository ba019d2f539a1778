import { useState } from "react";
import { useStore } from "zustand";
import type { WorkerJob } from "#shared/contract/worker.ts";
import { Button } from "../frame/Button.tsx";
import { useJob, useSession } from "../hooks/session-context.ts";
import { useSending } from "../hooks/use-sending.ts";
import { isTextJob } from "../text/media.ts";
import { say } from "../words.ts";
import styles from "./send.module.css";

/** Jobs that look for pictures alone gain nothing from words without one. */
const takesWordsAlone = ({ type, accept }: Pick<WorkerJob, "type" | "accept">): boolean =>
  type !== "data_collection" || accept.includes("text/plain");

/** Words to go with what is sent next; where the job can use them, also by themselves. */
export const WordsField = () => {
  const { draft } = useSession();
  const job = useJob();
  const onlyWords = isTextJob(job);
  const { sendDraft } = useSending();
  const { words, files } = useStore(draft.store);
  const [opened, setOpened] = useState(false);
  if (!opened && words === "" && !onlyWords) {
    return (
      <Button
        look="quiet"
        icon="words"
        expanded={false}
        className={styles.addWords}
        onClick={() => setOpened(true)}
      >
        {say("send.words.add")}
      </Button>
    );
  }
  return (
    <div className={styles.words}>
      <label htmlFor="words">{say("send.words")}</label>
      <textarea
        id="words"
        rows={3}
        maxLength={5000}
        value={words}
        // It appears because a button was pressed, and is what that press was for.
        autoFocus={opened}
        aria-describedby={onlyWords ? undefined : "words-hint"}
        onChange={(event) => draft.setWords(event.target.value)}
      />
      {!onlyWords && <p id="words-hint">{say("send.words.hint")}</p>}
      {words.trim() !== "" && files.length === 0 && takesWordsAlone(job) && (
        <Button look="small" icon="send" onClick={sendDraft}>
          {say("send.words.alone")}
        </Button>
      )}
    </div>
  );
};
