import type { WebhookEndpointView } from "#shared/contract/webhook-views.ts";
import type { WebhookWish } from "#shared/domain/webhooks.ts";
import { useClock } from "../../../state/clock.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatMoment } from "../../../ui/format/times.ts";
import { Tag } from "../../../ui/Marks.tsx";
import styles from "../Access.module.css";
import { t } from "../text.ts";

export type EndpointAction = "rotate" | "delete";

interface EndpointTableProps {
  readonly endpoints: readonly WebhookEndpointView[];
  readonly onAct: (action: EndpointAction, endpoint: WebhookEndpointView) => void;
}

export const EndpointTable = ({ endpoints, onAct }: EndpointTableProps) => (
  <div className={styles.wide}>
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("webhooks.column.url")}</th>
          <th scope="col">{t("webhooks.column.events")}</th>
          <th scope="col">{t("webhooks.column.state")}</th>
          <th scope="col" className={styles.end}>
            {t("webhooks.column.actions")}
          </th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map((endpoint) => (
          <EndpointRow key={endpoint.id} endpoint={endpoint} onAct={onAct} />
        ))}
      </tbody>
    </table>
  </div>
);

const wishWords = (wish: WebhookWish): string =>
  wish === "*" ? t("webhooks.all") : t(`webhooks.types.${wish}`);

const EndpointRow = ({
  endpoint,
  onAct,
}: Pick<EndpointTableProps, "onAct"> & { readonly endpoint: WebhookEndpointView }) => {
  const { url, ownerName, events, allowPrivate, earlierSecretUntil, waiting, parked } = endpoint;
  const earlier = useClock((now) =>
    earlierSecretUntil === null || earlierSecretUntil <= now ? "" : formatMoment(earlierSecretUntil, now),
  );
  return (
    <tr>
      <td>
        <div className={styles.url}>{url}</div>
        <div className={styles.under}>{ownerName}</div>
        {(allowPrivate || earlier !== "") && (
          <div className={styles.tags}>
            {allowPrivate && <Tag icon="network">{t("webhooks.private")}</Tag>}
            {earlier !== "" && <Tag tone="accent">{t("webhooks.earlier", { when: earlier })}</Tag>}
          </div>
        )}
      </td>
      <td className={styles.under}>{events.map(wishWords).join(", ")}</td>
      <td>
        <div className={styles.tags}>
          {waiting > 0 && <Tag tone="accent">{t("webhooks.waiting", { count: waiting })}</Tag>}
          {parked > 0 && (
            <Tag tone="bad" icon="warning">
              {t("webhooks.parked", { count: parked })}
            </Tag>
          )}
          {waiting + parked === 0 && <span className={styles.under}>{t("webhooks.quiet")}</span>}
        </div>
      </td>
      <td>
        <div className={styles.buttons}>
          <Button
            tone="quiet"
            ariaLabel={t("webhooks.rotateWhat", { url })}
            onPress={() => onAct("rotate", endpoint)}
          >
            {t("webhooks.rotate")}
          </Button>
          <Button
            tone="quiet"
            ariaLabel={t("webhooks.deleteWhat", { url })}
            onPress={() => onAct("delete", endpoint)}
          >
            {t("webhooks.delete")}
          </Button>
        </div>
      </td>
    </tr>
  );
};
