import type { ConflictInboxCard } from "#shared/contract/inbox-calls.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { CountdownRing } from "../../../ui/CountdownRing.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import styles from "../Inbox.module.css";
import { openConflict } from "../sync/open-conflict.ts";
import { t } from "../text.ts";
import type { RowProps } from "./row.ts";
import { RowButton } from "./RowLink.tsx";

/** Winners that both sides chose: how many each, and the way to both beside each other. */
export const ConflictRow = ({ card, ...row }: RowProps & { readonly card: ConflictInboxCard }) => {
  const open = (): void => openConflict(card.conflictId);
  return (
    <li className={classes(styles.row, row.current && styles.current)}>
      {card.at === null ? (
        <span className={styles.glyph} aria-hidden="true">
          <Icon name="warning" />
        </span>
      ) : (
        <CountdownRing at={card.at} />
      )}
      <span className={classes(styles.strip, styles.noStrip)} aria-hidden="true">
        <Icon name="warning" />
      </span>
      <div className={styles.words}>
        <div className={styles.titleLine}>
          <RowButton onPress={open} {...row}>
            {card.title}
          </RowButton>
          <span className={styles.kind}>
            <Tag icon="warning">{t("conflict.kind")}</Tag>
          </span>
        </div>
        <p className={styles.about}>{t("conflict.about", { name: card.remoteName, count: card.places })}</p>
      </div>
      <div className={styles.nums}>
        <b>{formatCount(card.mine)}</b>
        <span>{t("conflict.sides", { theirs: card.theirs })}</span>
      </div>
      <div className={styles.act}>
        <Button onPress={open}>{t("conflict.settle")}</Button>
      </div>
    </li>
  );
};
