import { useState } from "react";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { t } from "../text.ts";
import styles from "./ThumbCell.module.css";

/** The photo, fitted and never cropped; the first lines of a text; a grey frame until there is either. */
export const CellPicture = ({ row }: { readonly row: TriageRowView | null }) => {
  if (row === null) return <div className={styles.photo} />;
  if (row.thumbnail !== null) return <Photo key={row.thumbnail} address={row.thumbnail} />;
  if (row.text !== null)
    return (
      <div className={styles.text} aria-hidden="true">
        {row.text}
      </div>
    );
  return <div className={styles.photo} />;
};

const Photo = ({ address }: { readonly address: string }) => {
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <div className={styles.unread} aria-hidden="true">
        <Icon name="warning" />
        <span>{t("cell.cantOpen")}</span>
      </div>
    );
  }
  return (
    <div className={styles.photo}>
      <img src={address} alt="" decoding="async" draggable={false} onError={() => setFailed(true)} />
    </div>
  );
};
