import { useState } from "react";
import { Icon } from "./Icon.tsx";
import styles from "./marks.module.css";

interface PictureProps {
  readonly src: string | undefined;
  /** Empty where words beside it name it. */
  readonly alt: string;
  readonly shape: "thumb" | "small" | "large";
  /** Said instead of a picture that this browser cannot show. */
  readonly missing?: string;
  readonly text?: boolean;
}

const shapes = { thumb: styles.thumb, small: styles.smallPicture, large: styles.largePicture };

/** A picture fitted into its frame, never cropped; a drawing where the browser cannot show it. */
export const Picture = ({ src, alt, shape, missing, text = false }: PictureProps) => {
  const [broken, setBroken] = useState<string | null>(null);
  const shown = src !== undefined && broken !== src;
  return (
    <span className={shapes[shape]}>
      {shown ? (
        <img src={src} alt={alt} decoding="async" onError={() => setBroken(src)} />
      ) : (
        <span className={styles.noPicture}>
          <Icon name={text ? "words" : "file"} size={shape === "large" ? 32 : 20} />
          {missing !== undefined && <span>{missing}</span>}
        </span>
      )}
    </span>
  );
};
