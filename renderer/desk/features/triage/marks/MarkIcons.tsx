import type { DeskMark } from "#shared/domain/marks.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import styles from "./Marks.module.css";
import { MARK_ICONS, MARK_ORDER } from "./mark-looks.ts";
import { t } from "./text.ts";

/** In a cell's facts, where the words are said with the cell. */
export const MarkIcons = ({ marks }: { readonly marks: readonly DeskMark[] }) =>
  marks.length > 0 && (
    <span className={styles.icons}>
      {MARK_ORDER.filter((mark) => marks.includes(mark)).map((mark) => (
        <span key={mark} title={t(`mark.${mark}`)} data-mark={mark}>
          <Icon name={MARK_ICONS[mark]} size={12} />
        </span>
      ))}
    </span>
  );
