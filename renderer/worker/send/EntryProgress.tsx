import { useJob } from "../hooks/session-context.ts";
import { Glyph } from "../marks/Glyph.tsx";
import { Icon } from "../marks/Icon.tsx";
import { ProgressBar } from "../marks/ProgressBar.tsx";
import { bytesOf, type Entry, shareOf } from "../state/queue-entry.ts";
import { showBytes, showPercent } from "../text/figures.ts";
import { mediumOf } from "../text/media.ts";
import { say } from "../words.ts";
import styles from "./send.module.css";

/** How far it is: the bar, and the three steps to the stars. */
export const EntryProgress = ({ entry: { state, parcel } }: { readonly entry: Entry }) => {
  const medium = mediumOf(useJob());
  const progress =
    state.kind === "sending" || state.kind === "stopped"
      ? state.progress
      : { sent: 0, total: bytesOf(parcel) };
  const share = shareOf(progress);
  const n = showPercent(share);
  const checked = state.kind !== "checking";
  const arrived = state.kind === "sending" && share >= 1;
  return (
    <>
      <div>
        <div className={styles.figures}>
          <strong>
            {state.kind === "stopped" ? say("entry.stopped", { n }) : say("entry.percent", { n })}
          </strong>
          <span className={styles.small}>
            {say("entry.bytes", { sent: showBytes(progress.sent), total: showBytes(progress.total) })}
          </span>
        </div>
        <ProgressBar share={share} label={say("entry.step.sending")} still={state.kind === "stopped"} thick />
      </div>
      <ol className={styles.steps}>
        <li className={checked ? undefined : styles.now}>
          <Glyph kind={checked ? "approved" : "pending"} silent />
          {checked ? say(`entry.step.checked.${medium}`) : say("entry.step.checking")}
        </li>
        <li className={checked ? styles.now : undefined}>
          <Icon name={state.kind === "stopped" ? "pause" : "send"} />
          {arrived ? say("entry.arriving") : say("entry.step.sending")}
        </li>
        <li>
          <Glyph kind="pending" silent />
          {say("entry.step.result")}
        </li>
      </ol>
    </>
  );
};
