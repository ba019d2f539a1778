import { useDeskQuery } from "../../bridge/queries.ts";
import { Panel } from "../../ui/Panel.tsx";
import { PauseButton } from "../../ui/scoring/PauseButton.tsx";
import { progressWords, stateWords } from "../../ui/scoring/scoring-words.ts";
import { t } from "../../ui/scoring/text.ts";
import styles from "./Inbox.module.css";

const EVERY_MS = 2000;

/** How scoring goes on, while something waits or it is held; nothing otherwise. */
export const ScoringProgress = () => {
  const info = useDeskQuery("app.info", undefined);
  // Asking would hasten the rest of the service, which comes after the first screen.
  const runs = info.data !== undefined && info.data.serverUrl !== "";
  const scoring = useDeskQuery("scoring.get", undefined, { enabled: runs, everyMs: EVERY_MS });
  const view = scoring.data;
  if (view === undefined || (view.state === "scoring" && view.waiting === 0)) return null;
  const progress = progressWords(view);
  return (
    <Panel title={t("title")} small>
      <p role="status">{stateWords(view)}</p>
      {progress !== "" && <p className={styles.small}>{progress}</p>}
      <PauseButton view={view} />
    </Panel>
  );
};
