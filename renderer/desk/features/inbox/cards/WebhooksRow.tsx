import type { WebhooksInboxCard } from "#shared/contract/inbox-calls.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { formatCount, formatShortCount } from "../../../ui/format/numbers.ts";
import { formatDay } from "../../../ui/format/times.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import styles from "../Inbox.module.css";
import { t } from "../text.ts";
import { WEBHOOKS } from "./open-card.ts";
import type { RowProps } from "./row.ts";
import { RowLink } from "./RowLink.tsx";

/** A program that was not told: since when and why, until when that can be made good, and the way to. */
export const WebhooksRow = ({ card, ...row }: RowProps & { readonly card: WebhooksInboxCard }) => {
  const replay = useDeskMutation("webhooks.replayParked");
  const until = useClock((now) => formatDay(card.at, now));
  return (
    <li className={classes(styles.row, row.current && styles.current)}>
      <span className={styles.glyph} aria-hidden="true">
        <Icon name="warning" />
      </span>
      <span className={classes(styles.strip, styles.noStrip)} aria-hidden="true">
        <Icon name="bolt" />
      </span>
      <div className={styles.words}>
        <div className={styles.titleLine}>
          <RowLink to={WEBHOOKS} {...row}>
            {hostOf(card.url)}
          </RowLink>
          <span className={styles.kind}>
            <Tag icon="bolt">{t("webhooks.kind")}</Tag>
          </span>
        </div>
        <p className={styles.about}>
          {card.lastError ?? ""} {t("webhooks.consequence", { when: until })}
        </p>
      </div>
      <div className={styles.nums}>
        <b title={formatCount(card.parked)}>{formatShortCount(card.parked)}</b>
        <span>{t("webhooks.parked", { count: card.parked })}</span>
      </div>
      <div className={styles.act}>
        <Button
          working={replay.isPending && t("webhooks.replaying")}
          onPress={() =>
            replay.mutate(
              { endpointId: card.endpointId },
              {
                onSuccess: ({ events }) =>
                  showToast(t("webhooks.replayed", { count: events }), { tone: "good" }),
                onError: showError,
              },
            )
          }
        >
          {t("webhooks.replay")}
        </Button>
      </div>
    </li>
  );
};

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
