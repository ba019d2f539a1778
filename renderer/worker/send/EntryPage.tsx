import { useEffect } from "react";
import { useStore } from "zustand";
import { ActionBar } from "../frame/ActionBar.tsx";
import { BackButton } from "../frame/BackButton.tsx";
import { Button } from "../frame/Button.tsx";
import { ViewHeading } from "../frame/ViewHeading.tsx";
import { useJob, useSession } from "../hooks/session-context.ts";
import { useAllSafe } from "../hooks/use-all-safe.ts";
import { useCanSend } from "../hooks/use-can-send.ts";
import { useSending } from "../hooks/use-sending.ts";
import { Picture } from "../marks/Picture.tsx";
import type { Entry } from "../state/queue-entry.ts";
import { describeEntry } from "../text/entries.ts";
import { mediumOf } from "../text/media.ts";
import { canSendAgain } from "../text/refusals.ts";
import { showMoment } from "../text/time.ts";
import { say } from "../words.ts";
import { EntryProgress } from "./EntryProgress.tsx";
import { PauseNotice } from "./PauseNotice.tsx";
import { PickButtons } from "./PickButtons.tsx";
import frame from "../frame/frame.module.css";
import styles from "./send.module.css";

const Title = ({ entry: { state, parcel } }: { readonly entry: Entry }) => {
  const medium = mediumOf(useJob());
  if (state.kind === "held") return say("entry.title.held");
  if (state.kind === "refused") return say("entry.title.refused");
  if (parcel.files.length === 0) return say("entry.title.words");
  return say(parcel.files.length > 1 ? "entry.title.many" : `entry.title.${medium}`);
};

/** Whether the page may be closed before this is out. */
const KeepOpen = () => {
  const safe = useAllSafe();
  const { closes_at: closesAt } = useJob();
  const kept =
    closesAt === null ? say("entry.kept") : say("entry.kept.until", { when: showMoment(closesAt) });
  return <p className={styles.keepOpen}>{safe ? kept : say("entry.keep_open")}</p>;
};

/** What is wrong, and the two answers to it. */
const Decision = ({ entry }: { readonly entry: Entry }) => {
  const { queue } = useSession();
  const leave = useLeave(entry.key);
  const { state, key } = entry;
  const { title, line } = describeEntry(entry, useJob());
  const again = state.kind === "held" || (state.kind === "refused" && canSendAgain(state.failure));
  return (
    <div role="alert" className={styles.decision}>
      <strong>{title}</strong>
      <p>{line}</p>
      <div className={styles.rowButtons}>
        <Button look="small" onClick={leave}>
          {say("entry.remove")}
        </Button>
        {again && (
          <Button look="small" icon="send" onClick={() => queue.sendAnyway(key)}>
            {say(state.kind === "held" ? "entry.anyway" : "entry.again")}
          </Button>
        )}
      </div>
    </div>
  );
};

const useLeave = (key: string): (() => void) => {
  const { queue, views, announcements } = useSession();
  return () => {
    queue.remove(key);
    announcements.announce(say("announce.cancelled"));
    views.home();
  };
};

const Actions = ({ entry: { key, state, destination } }: { readonly entry: Entry }) => {
  const { queue } = useSession();
  const { files_per_submission: most } = useJob();
  const { add } = useSending();
  const canSend = useCanSend();
  const leave = useLeave(key);
  if (state.kind !== "held" && state.kind !== "refused") {
    return (
      <ActionBar>
        <Button onClick={leave}>{say("entry.cancel")}</Button>
      </ActionBar>
    );
  }
  if (destination.kind === "new" && !canSend) return null;
  const replace = (files: readonly File[]): void => {
    if (files.length === 0) return;
    queue.remove(key);
    add(files, destination);
  };
  return (
    <ActionBar>
      <PickButtons onFiles={replace} several={most > 1} />
    </ActionBar>
  );
};

/** One on its way, in full. */
export const EntryPage = ({ entryKey }: { readonly entryKey: string }) => {
  const { queue, views } = useSession();
  const entry = useStore(queue.store, ({ entries }) => entries.find(({ key }) => key === entryKey));
  const gone = entry === undefined;
  // Reached by the browser's Forward after it was sent or cancelled.
  useEffect(() => {
    if (gone) views.replace({ kind: "home" });
  }, [gone, views]);
  if (gone) return null;
  const undecided = entry.state.kind === "held" || entry.state.kind === "refused";
  return (
    <>
      <div className={frame.content}>
        <BackButton />
        <ViewHeading of={undecided ? `decide/${entryKey}` : `entry/${entryKey}`}>
          <Title entry={entry} />
        </ViewHeading>
        {entry.previews.length > 0 && (
          <div className={entry.previews.length > 1 ? styles.several : undefined}>
            {entry.previews.map((preview) => (
              <Picture
                key={preview}
                src={preview}
                alt={say("entry.picture")}
                missing={say("result.no_picture")}
                shape="large"
              />
            ))}
          </div>
        )}
        {undecided ? <Decision entry={entry} /> : <EntryProgress entry={entry} />}
        <PauseNotice />
        {!undecided && <KeepOpen />}
      </div>
      <Actions entry={entry} />
    </>
  );
};
