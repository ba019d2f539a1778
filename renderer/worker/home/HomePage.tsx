import { ActionBar } from "../frame/ActionBar.tsx";
import { useCanSend } from "../hooks/use-can-send.ts";
import { useJob } from "../hooks/session-context.ts";
import { SubmissionList } from "../result/SubmissionList.tsx";
import { DraftTray } from "../send/DraftTray.tsx";
import { PauseNotice } from "../send/PauseNotice.tsx";
import { GatherButtons } from "../send/GatherButtons.tsx";
import { QueueList } from "../send/QueueList.tsx";
import { WordsField } from "../send/WordsField.tsx";
import { isTextJob } from "../text/media.ts";
import { say } from "../words.ts";
import frame from "../frame/frame.module.css";
import send from "../send/send.module.css";

/** What is on its way, what was sent, and the way to send more. */
export const HomePage = () => {
  const canSend = useCanSend();
  const job = useJob();
  return (
    <>
      <div className={frame.content}>
        <PauseNotice />
        <DraftTray destination={{ kind: "new" }} />
        {canSend && <WordsField />}
        <QueueList />
        <SubmissionList />
      </div>
      {canSend && !isTextJob(job) && (
        <ActionBar>
          <GatherButtons destination={{ kind: "new" }} />
          <p className={send.dropHint}>{say("send.or_drop")}</p>
        </ActionBar>
      )}
    </>
  );
};
