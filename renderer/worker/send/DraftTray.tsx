import { useEffect, useMemo } from "react";
import { useJob, useSession } from "../hooks/session-context.ts";
import { useGathered } from "../hooks/use-gathered.ts";
import { Icon } from "../marks/Icon.tsx";
import { Picture } from "../marks/Picture.tsx";
import type { Destination } from "../state/queue-entry.ts";
import { say } from "../words.ts";
import styles from "./send.module.css";

/** Files gathered for one submission: look, and take out. */
export const DraftTray = ({ destination }: { readonly destination: Destination }) => {
  const { draft } = useSession();
  const { files_per_submission: most } = useJob();
  const files = useGathered(destination);
  const addresses = useMemo(() => files.map((file) => URL.createObjectURL(file)), [files]);
  useEffect(() => () => addresses.forEach((address) => URL.revokeObjectURL(address)), [addresses]);
  if (files.length === 0) return null;
  return (
    <section className={styles.draft} aria-labelledby="draft-title">
      <div className={styles.draftHead}>
        <h2 id="draft-title">{say("draft.title")}</h2>
        <span className={styles.small}>{say("draft.count", { n: files.length, most })}</span>
      </div>
      <ul className={styles.draftFiles}>
        {files.map((file, index) => (
          <li key={`${file.name}/${file.lastModified}/${index}`}>
            <Picture src={addresses[index]} alt={file.name} shape="thumb" />
            <button
              type="button"
              className={styles.takeOut}
              aria-label={say("draft.remove", { name: file.name })}
              onClick={() => draft.remove(file)}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      {files.length > most && destination.kind === "new" && (
        <p className={styles.small}>{say("draft.more", { most })}</p>
      )}
    </section>
  );
};
