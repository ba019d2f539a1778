import type { OwnReason } from "#shared/contract/reasons-calls.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showError } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import styles from "./Reasons.module.css";
import { t } from "./text.ts";

interface ReasonItemProps {
  readonly reason: OwnReason;
  /** From 1: its digit. */
  readonly place: number;
  readonly count: number;
  readonly countsAs: string;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** One reason with its key, what the worker reads, and what can be done with it. */
export const ReasonItem = ({ reason, place, count, countsAs, onEdit, onDelete }: ReasonItemProps) => {
  const move = useDeskMutation("reasons.move");
  const { id, title, words } = reason;
  const by = (step: -1 | 1): void => move.mutate({ id, by: step }, { onError: showError });
  return (
    <li className={styles.item}>
      <Kbd keys={`Shift+${String(place)}`} exact />
      <div className={styles.words}>
        <div className={styles.name}>{title}</div>
        <p className={styles.said}>{words}</p>
        <p className={styles.said}>{t("countsAs", { title: countsAs })}</p>
      </div>
      <span className={styles.verbs}>
        <Button
          tone="quiet"
          ariaLabel={t("upOf", { title })}
          disabled={place === 1 && t("first")}
          onPress={() => by(-1)}
        >
          {t("up")}
        </Button>
        <Button
          tone="quiet"
          ariaLabel={t("downOf", { title })}
          disabled={place === count && t("last")}
          onPress={() => by(1)}
        >
          {t("down")}
        </Button>
        <Button tone="quiet" ariaLabel={t("editOf", { title })} onPress={onEdit}>
          {t("edit")}
        </Button>
        <Button tone="quiet" icon="cross" ariaLabel={t("deleteOf", { title })} onPress={onDelete}>
          {t("delete")}
        </Button>
      </span>
    </li>
  );
};
