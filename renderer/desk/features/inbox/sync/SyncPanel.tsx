import { useDeskQuery } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatMoment } from "../../../ui/format/times.ts";
import { RouteLink } from "../../../ui/frame/RouteLink.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { t } from "../../../ui/text.ts";
import styles from "../Inbox.module.css";
import own from "./Conflict.module.css";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { closeConflict, openConflict, useOpenConflict } from "./open-conflict.ts";

/** A quiet word on remotes: what waits to be sent, and what has to be settled. Absent where there is no remote. */
export const SyncPanel = () => {
  const view = useDeskQuery("remotes.get", undefined);
  const conflicts = useDeskQuery("remotes.conflicts", undefined);
  const open = useOpenConflict();
  const since = view.data?.offlineSince ?? null;
  const offline = useClock((now) => (since === null ? null : formatMoment(since, now)));
  if (view.data === undefined || view.data.remotes.length === 0) return null;
  const { toSend } = view.data;
  const waiting = conflicts.data ?? [];
  const [first] = waiting;
  // The one that was opened comes first; the others follow it.
  const inOrder = waiting.toSorted((a, b) => Number(b.id === open) - Number(a.id === open));
  return (
    <Panel
      title={t("inbox.sync.title")}
      small
      aside={
        offline !== null && <span className={styles.small}>{t("inbox.sync.offline", { when: offline })}</span>
      }
    >
      <div className={own.stack}>
        <p className={styles.small}>
          {toSend === 0 ? t("inbox.sync.nothing") : t("inbox.sync.toSend", { count: toSend })}
        </p>
        {first !== undefined && (
          <Button icon="warning" onPress={() => openConflict(first.id)}>
            {t("inbox.sync.conflicts", { count: waiting.length })}
          </Button>
        )}
        <RouteLink to={{ screen: "settings", section: "remotes" }}>{t("inbox.sync.more")}</RouteLink>
      </div>
      {open !== null && waiting.length > 0 && <ConflictDialog conflicts={inOrder} onClose={closeConflict} />}
    </Panel>
  );
};
