import { useEffect, useState } from "react";
import { useCanSend } from "../hooks/use-can-send.ts";
import { useJob, useSession } from "../hooks/session-context.ts";
import { destinationNow, useSending } from "../hooks/use-sending.ts";
import { Icon } from "../marks/Icon.tsx";
import { mediumOf } from "../text/media.ts";
import { say } from "../words.ts";
import styles from "./frame.module.css";

const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes("Files") ?? false;

const filesOf = (transfer: DataTransfer | null): readonly File[] => [...(transfer?.files ?? [])];

/** Takes files that are dropped or pasted anywhere on the page. */
export const DropArea = () => {
  const session = useSession();
  const job = useJob();
  const canSend = useCanSend();
  const { add } = useSending();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const take = (files: readonly File[]): void => {
      const destination = destinationNow(session);
      if (destination.kind === "attempt" || canSend) add(files, destination);
    };
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      take(filesOf(event.dataTransfer));
    };
    const onPaste = (event: ClipboardEvent): void => {
      const files = filesOf(event.clipboardData);
      if (files.length > 0) take(files);
    };
    document.addEventListener("dragover", onDragOver);
    document.addEventListener("dragleave", onDragLeave);
    document.addEventListener("drop", onDrop);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("dragover", onDragOver);
      document.removeEventListener("dragleave", onDragLeave);
      document.removeEventListener("drop", onDrop);
      document.removeEventListener("paste", onPaste);
    };
  }, [session, canSend, add]);

  if (!over) return null;
  return (
    <div className={styles.drop} aria-hidden="true">
      <Icon name="pictures" size={32} />
      {say(`send.drop.${mediumOf(job)}`)}
    </div>
  );
};
