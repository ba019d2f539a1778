import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import styles from "./Tray.module.css";

interface SlotPhotoProps {
  readonly row: TriageRowView | undefined;
  /** The place, or null for a candidate without one. */
  readonly mark: number | null;
  readonly locked?: boolean;
  /** For what is not a button: the photo speaks for itself. */
  readonly label?: string;
}

/** A small photo with its place below it. */
export const SlotPhoto = ({ row, mark, locked = false, label }: SlotPhotoProps) => (
  <span
    className={styles.thumb}
    data-picture
    {...(label !== undefined && { role: "img", "aria-label": label })}
  >
    <span className={styles.picture}>
      {row?.thumbnail !== null && row?.thumbnail !== undefined ? (
        <img src={row.thumbnail} alt="" draggable={false} />
      ) : (
        <span className={styles.text}>{row?.text ?? ""}</span>
      )}
    </span>
    <span className={styles.mark} data-placed={mark === null ? undefined : ""}>
      {locked && <Icon name="lock" size={10} />}
      {mark ?? `#${String(row?.number ?? "").padStart(4, "0")}`}
    </span>
  </span>
);
