import { useState } from "react";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";

interface LoupeImageProps {
  readonly label: string;
  readonly thumbnail: string;
  readonly preview: string | null;
  /** Read only where one looks closer than the preview can show. */
  readonly original: string | null;
}

/** Thumbnail, preview and original, each over the one before as soon as it is there. */
export const LoupeImage = ({ label, thumbnail, preview, original }: LoupeImageProps) => {
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const failed = preview !== null && unreadable === preview;
  return (
    <>
      <img className={styles.layer} src={thumbnail} alt={label} draggable={false} />
      {preview !== null && (
        <img
          key={`preview ${preview}`}
          className={styles.layer}
          src={preview}
          alt=""
          draggable={false}
          onError={() => setUnreadable(preview)}
        />
      )}
      {original !== null && unreadable !== original && (
        <img
          key={`original ${original}`}
          className={styles.layer}
          src={original}
          alt=""
          draggable={false}
          onError={() => setUnreadable(original)}
        />
      )}
      {failed && <p className={styles.note}>{t("loupe.cantOpen")}</p>}
      {original !== null && unreadable === original && <p className={styles.note}>{t("loupe.noOriginal")}</p>}
    </>
  );
};
