import { useState } from "react";
import type { EventId } from "#shared/domain/ids.ts";
import { DELIVERY_STATES, type DeliveryState } from "#shared/domain/webhooks.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { ErrorState, LoadingState } from "../../../ui/States.tsx";
import styles from "../Access.module.css";
import settings from "../Settings.module.css";
import { t } from "../text.ts";
import { EventRow } from "./EventRow.tsx";

const PAGE = 20;
const FILTERS = ["all", ...DELIVERY_STATES] as const;

/** What was sent, newest first, a page at a time. */
export const EventsPanel = () => {
  const [shown, setShown] = useState<(typeof FILTERS)[number]>("all");
  const [before, setBefore] = useState<EventId | null>(null);
  const state: DeliveryState | null = shown === "all" ? null : shown;
  const page = useDeskQuery(
    "webhooks.events",
    { type: null, state, before, limit: PAGE },
    { keepPrevious: true, everyMs: 5000 },
  );
  const next = page.data?.next ?? null;
  return (
    <Panel
      title={t("webhooks.events.title")}
      aside={
        <Segmented
          label={t("webhooks.events.state")}
          value={shown}
          segments={FILTERS.map((value) => ({ value, label: t(`webhooks.events.filter.${value}`) }))}
          onChange={(filter) => {
            setShown(filter);
            setBefore(null);
          }}
        />
      }
    >
      {page.isError && (
        <ErrorState
          title={t("webhooks.events.failed")}
          error={page.error}
          onRetry={() => void page.refetch()}
        />
      )}
      {page.isPending && <LoadingState>{t("webhooks.events.title")}</LoadingState>}
      {page.data?.events.length === 0 && (
        <p className={settings.small}>
          {t(shown === "all" ? "webhooks.events.none" : "webhooks.events.noneSuch")}
        </p>
      )}
      {page.data !== undefined && page.data.events.length > 0 && (
        <div className={styles.wide}>
          <table className={styles.table}>
            <tbody>
              {page.data.events.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(next !== null || before !== null) && (
        <div className={styles.pages}>
          {before !== null && <Button onPress={() => setBefore(null)}>{t("webhooks.events.newest")}</Button>}
          {next !== null && <Button onPress={() => setBefore(next)}>{t("webhooks.events.older")}</Button>}
        </div>
      )}
    </Panel>
  );
};
