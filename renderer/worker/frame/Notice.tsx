import type { ReactNode } from "react";
import { Icon, type IconName } from "../marks/Icon.tsx";
import styles from "./notice.module.css";

interface NoticeProps {
  readonly icon?: IconName;
  /** Stands in place of the icon. */
  readonly mark?: ReactNode;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `edge` where it must not be missed. */
  readonly look?: "quiet" | "edge" | "bad";
}

/** A quiet box with one cause and one way on. */
export const Notice = ({ icon, mark, title, children, look = "quiet" }: NoticeProps) => (
  <div className={styles[look]}>
    {mark}
    {icon !== undefined && (
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
    )}
    <div className={styles.words}>
      {title !== undefined && <strong>{title}</strong>}
      {children !== undefined && <div className={styles.sentence}>{children}</div>}
    </div>
  </div>
);
