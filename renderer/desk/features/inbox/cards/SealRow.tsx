import type { SealInboxCard } from "#shared/contract/inbox-calls.ts";
import { goToJob } from "../../../state/route.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { CountdownRing } from "../../../ui/CountdownRing.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import styles from "../Inbox.module.css";
import { t } from "../text.ts";
import type { RowProps } from "./row.ts";
import { RowLink } from "./RowLink.tsx";

/** A seal of which batches are still to go. */
export const SealRow = ({ card, ...row }: RowProps & { readonly card: SealInboxCard }) => (
  <li className={classes(styles.row, row.current && styles.current)}>
    {card.at === null ? (
      <span className={styles.glyph} aria-hidden="true">
        <Icon name="lock" />
      </span>
    ) : (
      <CountdownRing at={card.at} />
    )}
    <span className={classes(styles.strip, styles.noStrip)} aria-hidden="true">
      <Icon name="lock" />
    </span>
    <div className={styles.words}>
      <div className={styles.titleLine}>
        <RowLink to={{ screen: "job", jobId: card.jobId, tab: "pick", number: null }} {...row}>
          {card.title}
        </RowLink>
        <span className={styles.kind}>
          <Tag icon="lock">{t("seal.kind")}</Tag>
        </span>
      </div>
      <p className={styles.about}>
        {card.problem ?? ""} {t(`seal.consequence.${card.destination}`)}
      </p>
    </div>
    <div className={styles.nums}>
      <b>{formatCount(card.total - card.confirmed)}</b>
      <span>{t("seal.left", { count: card.total - card.confirmed, total: card.total })}</span>
    </div>
    <div className={styles.act}>
      <Button onPress={() => goToJob(card.jobId, "pick")}>{t("seal.open")}</Button>
    </div>
  </li>
);
