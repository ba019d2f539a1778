import type { WebhookDeliveryView, WebhookEventView } from "#shared/contract/webhook-views.ts";
import type { DeliveryState } from "#shared/domain/webhooks.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatMoment } from "../../../ui/format/times.ts";
import { Tag } from "../../../ui/Marks.tsx";
import styles from "../Access.module.css";
import { t } from "../text.ts";

const TONES: Readonly<Record<DeliveryState, "accent" | "good" | "bad">> = {
  waiting: "accent",
  delivered: "good",
  parked: "bad",
};

/** One event with where it went, and the way to send it again. */
export const EventRow = ({ event }: { readonly event: WebhookEventView }) => {
  const replay = useDeskMutation("webhooks.replay");
  const when = useClock((now) => formatMoment(event.at, now));
  const type = t(`webhooks.types.${event.type}`);
  const again = (): void =>
    replay.mutate(
      { eventId: event.id },
      {
        onSuccess: () => showToast(t("webhooks.events.replayed"), { tone: "good" }),
        onError: showError,
      },
    );
  return (
    <tr>
      <td>
        <div className={styles.name}>{type}</div>
        <div className={styles.under}>
          {when} · {event.ownerName}
        </div>
      </td>
      <td>
        {event.deliveries.length === 0 && <span className={styles.under}>{t("webhooks.events.nobody")}</span>}
        {event.deliveries.map((delivery) => (
          <Delivery key={delivery.endpointId} delivery={delivery} />
        ))}
      </td>
      <td>
        <div className={styles.buttons}>
          {event.deliveries.some(({ deleted }) => !deleted) && (
            <Button
              tone="quiet"
              icon="again"
              ariaLabel={t("webhooks.events.replayWhat", { type, when })}
              working={replay.isPending && t("webhooks.events.replay")}
              onPress={again}
            >
              {t("webhooks.events.replay")}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
};

const Delivery = ({ delivery }: { readonly delivery: WebhookDeliveryView }) => {
  const { url, deleted, state, attempts, nextAttemptAt, lastError } = delivery;
  const next = useClock((now) => (nextAttemptAt === null ? "" : formatMoment(nextAttemptAt, now)));
  const facts = [
    ...(attempts > 0 ? [t("webhooks.events.tries", { count: attempts })] : []),
    ...(state === "waiting" && next !== "" ? [t("webhooks.events.next", { when: next })] : []),
    ...(deleted ? [t("webhooks.events.gone")] : []),
  ];
  return (
    <div>
      <div className={styles.tags}>
        <Tag tone={TONES[state]}>{t(`webhooks.events.${state}`)}</Tag>
        <span className={styles.under}>{facts.join(", ")}</span>
      </div>
      <div className={styles.url}>{url}</div>
      {lastError !== null && <div className={styles.under}>{lastError}</div>}
    </div>
  );
};
