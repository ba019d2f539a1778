import type { KeyView } from "#shared/contract/settings-views.ts";
import { useClock } from "../../../state/clock.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { formatDay, formatMoment } from "../../../ui/format/times.ts";
import { Tag } from "../../../ui/Marks.tsx";
import styles from "../Access.module.css";
import { t } from "../text.ts";

export type KeyAction = "edit" | "rotate" | "revoke";

interface KeyTableProps {
  readonly keys: readonly KeyView[];
  readonly onAct: (action: KeyAction, key: KeyView) => void;
}

const isRevoked = ({ revokedAt }: KeyView, now: number): boolean => revokedAt !== null && revokedAt <= now;

/** Keys that are good first, those that open nothing any more after them. */
export const KeyTable = ({ keys, onAct }: KeyTableProps) => {
  const over = useClock((now) =>
    keys
      .filter((key) => isRevoked(key, now))
      .map(({ id }) => id)
      .join(),
  ).split(",");
  const isOver = ({ id }: KeyView): boolean => over.includes(id);
  const ordered = keys.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("keys.column.name")}</th>
            <th scope="col">{t("keys.column.scopes")}</th>
            <th scope="col">{t("keys.column.made")}</th>
            <th scope="col">{t("keys.column.used")}</th>
            <th scope="col" className={styles.end}>
              {t("keys.column.actions")}
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((key) => (
            <KeyRow key={key.id} view={key} revoked={isOver(key)} onAct={onAct} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface KeyRowProps {
  readonly view: KeyView;
  readonly revoked: boolean;
  readonly onAct: KeyTableProps["onAct"];
}

const KeyRow = ({ view, revoked, onAct }: KeyRowProps) => {
  const { name, ownerName, revokedAt, createdAt, lastUsedAt, fromEnvironment } = view;
  const made = useClock((now) => formatDay(createdAt, now));
  const used = useClock((now) => (lastUsedAt === null ? t("keys.never") : formatMoment(lastUsedAt, now)));
  const when = useClock((now) => (revokedAt === null ? "" : formatMoment(revokedAt, now)));
  return (
    <tr className={revoked ? styles.dim : undefined}>
      <td>
        <div className={styles.name}>{name}</div>
        <div className={styles.under}>{ownerName}</div>
        {(revokedAt !== null || fromEnvironment) && (
          <div className={styles.tags}>
            {revokedAt !== null && (
              <Tag tone={revoked ? "plain" : "accent"}>
                {t(revoked ? "keys.state.revoked" : "keys.state.until", { when })}
              </Tag>
            )}
            {fromEnvironment && <Tag title={t("keys.environmentAbout")}>{t("keys.environment")}</Tag>}
          </div>
        )}
      </td>
      <td className={styles.under}>{view.scopes.map((scope) => t(`scopes.${scope}.short`)).join(", ")}</td>
      <td className={styles.nowrap}>{made}</td>
      <td className={classes(styles.nowrap, lastUsedAt === null && styles.dim)}>{used}</td>
      <td>
        {!revoked && (
          <div className={styles.buttons}>
            <Button tone="quiet" ariaLabel={t("keys.editWhat", { name })} onPress={() => onAct("edit", view)}>
              {t("keys.edit")}
            </Button>
            {revokedAt === null && (
              <Button
                tone="quiet"
                ariaLabel={t("keys.rotateWhat", { name })}
                onPress={() => onAct("rotate", view)}
              >
                {t("keys.rotate")}
              </Button>
            )}
            <Button
              tone="quiet"
              ariaLabel={t("keys.revokeWhat", { name })}
              onPress={() => onAct("revoke", view)}
            >
              {t("keys.revoke")}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
};
