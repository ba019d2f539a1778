import { Button } from "../frame/Button.tsx";
import { useJob, useSession } from "../hooks/session-context.ts";
import { Glyph } from "../marks/Glyph.tsx";
import { Icon } from "../marks/Icon.tsx";
import { Picture } from "../marks/Picture.tsx";
import { ProgressBar } from "../marks/ProgressBar.tsx";
import { type Entry, isUnsent, shareOf } from "../state/queue-entry.ts";
import { describeEntry, entryName } from "../text/entries.ts";
import { canSendAgain } from "../text/refusals.ts";
import { say } from "../words.ts";
import styles from "./send.module.css";

const EntryMark = ({ entry: { state } }: { readonly entry: Entry }) => {
  if (state.kind === "sending") return <Icon name="send" size={22} />;
  if (state.kind === "stopped") return <Icon name="pause" size={22} />;
  if (state.kind === "refused") return <Glyph kind="rejected" size={22} silent />;
  return state.kind === "held" ? <Icon name="note" size={22} /> : <Glyph kind="pending" size={22} silent />;
};

/** One of several on their way. */
export const EntryRow = ({ entry }: { readonly entry: Entry }) => {
  const { queue } = useSession();
  const { state, parcel } = entry;
  const { title, line } = describeEntry(entry, useJob());
  const name = entryName(entry);
  const undecided = state.kind === "held" || state.kind === "refused";
  const again = state.kind === "held" || (state.kind === "refused" && canSendAgain(state.failure));
  return (
    <li className={styles.row}>
      <Picture src={entry.previews[0]} alt={name} shape="thumb" text={parcel.files.length === 0} />
      <div className={styles.rowWords}>
        <strong>{title}</strong>
        <p className={styles.small}>{line}</p>
        {(state.kind === "sending" || state.kind === "stopped") && (
          <ProgressBar share={shareOf(state.progress)} label={name} still={state.kind === "stopped"} />
        )}
      </div>
      <EntryMark entry={entry} />
      {isUnsent(entry) && (
        <button
          type="button"
          className={styles.takeOut}
          aria-label={say("entry.cancel.one", { name })}
          onClick={() => queue.remove(entry.key)}
        >
          <Icon name="cross" />
        </button>
      )}
      {undecided && (
        <div className={styles.rowButtons}>
          <Button
            look="small"
            label={say("entry.remove.one", { name })}
            onClick={() => queue.remove(entry.key)}
          >
            {say("entry.remove")}
          </Button>
          {again && (
            <Button look="small" onClick={() => queue.sendAnyway(entry.key)}>
              {say(state.kind === "held" ? "entry.anyway" : "entry.again")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
};
