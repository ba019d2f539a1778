import { useState } from "react";
import styles from "./Inspector.module.css";

interface SharpeningPhotoProps {
  readonly thumbnail: string;
  /** Null while its address is not known. */
  readonly preview: string | null;
}

/** The thumbnail at once, the preview over it as soon as it is decoded: nothing jumps and nothing is empty. */
export const SharpeningPhoto = ({ thumbnail, preview }: SharpeningPhotoProps) => {
  const [decoded, setDecoded] = useState<string | null>(null);
  return (
    <>
      <img className={styles.photo} src={thumbnail} alt="" draggable={false} />
      {preview !== null && (
        <img
          key={preview}
          className={styles.photo}
          src={preview}
          alt=""
          draggable={false}
          decoding="async"
          hidden={decoded !== preview}
          onLoad={() => setDecoded(preview)}
        />
      )}
    </>
  );
};
