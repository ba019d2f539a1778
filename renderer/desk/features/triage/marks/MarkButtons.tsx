import { Button } from "../../../ui/Button.tsx";
import { useRow, useSession } from "../session-context.ts";
import styles from "./Marks.module.css";
import { MARK_ICONS, MARK_KEYS, MARK_ORDER } from "./mark-looks.ts";
import { t } from "./text.ts";

/** Marks of the desk on this item, or on the selection. A press with the pointer leaves the focus where it is. */
export const MarkButtons = ({ number }: { readonly number: number }) => {
  const session = useSession();
  const row = useRow(number);
  return (
    <div
      className={styles.buttons}
      role="group"
      aria-label={t("title")}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {MARK_ORDER.map((mark) => (
        <Button
          key={mark}
          tone="quiet"
          icon={MARK_ICONS[mark]}
          keys={MARK_KEYS[mark]}
          pressed={row?.marks.includes(mark) === true}
          title={t(`about.${mark}`)}
          onPress={() => session.mark(mark)}
        >
          {t(`verb.${mark}`)}
        </Button>
      ))}
    </div>
  );
};
