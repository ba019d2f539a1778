import type { WebhookEventView } from "#shared/contract/webhook-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatMoment } from "../../../ui/format/times.ts";
import { RouteLink } from "../../../ui/frame/RouteLink.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState } from "../../../ui/States.tsx";
import styles from "../Job.module.css";
import { t } from "../text.ts";

const SHOWN = 8;

/** What programs were told of this job, whether it arrived, and the way to tell it again. */
export const JobWebhooksPanel = ({ jobId }: { readonly jobId: JobId }) => {
  const told = useDeskQuery("jobs.webhooks", { jobId, limit: SHOWN });
  if (told.isError) {
    return (
      <Panel title={t("webhooks.title")}>
        <ErrorState title={t("webhooks.failed")} error={told.error} onRetry={() => void told.refetch()} />
      </Panel>
    );
  }
  const events = told.data;
  if (events === undefined) return null;
  return (
    <Panel
      title={t("webhooks.title")}
      aside={<RouteLink to={{ screen: "settings", section: "webhooks" }}>{t("webhooks.settings")}</RouteLink>}
    >
      {events.length === 0 ? (
        <p className={styles.about}>{t("webhooks.none")}</p>
      ) : (
        <ul className={styles.endings}>
          {events.map((event) => (
            <Told key={event.id} event={event} />
          ))}
        </ul>
      )}
    </Panel>
  );
};

const Told = ({ event }: { readonly event: WebhookEventView }) => {
  const replay = useDeskMutation("webhooks.replay");
  const when = useClock((now) => formatMoment(event.at, now));
  const parked = event.deliveries.some(({ state }) => state === "parked");
  return (
    <li className={styles.ending}>
      <p>
        <span className={styles.label}>
          {event.type} <span className={styles.small}>{when}</span>
        </span>
        {event.deliveries.map((delivery) => (
          <span key={delivery.endpointId} className={styles.small} style={{ display: "block" }}>
            {t(`webhooks.state.${delivery.state}`)}, {t("webhooks.tried", { count: delivery.attempts })},{" "}
            {hostOf(delivery.url)}
            {delivery.lastError !== null && `: ${delivery.lastError}`}
          </span>
        ))}
      </p>
      {parked && (
        <Button
          working={replay.isPending && t("webhooks.replaying")}
          onPress={() =>
            replay.mutate(
              { eventId: event.id },
              {
                onSuccess: () => showToast(t("webhooks.replayed"), { tone: "good" }),
                onError: showError,
              },
            )
          }
        >
          {t("webhooks.replay")}
        </Button>
      )}
    </li>
  );
};

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
