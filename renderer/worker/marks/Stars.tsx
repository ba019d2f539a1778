import { say } from "../words.ts";
import styles from "./marks.module.css";

const outline =
  "M8 1.300l2.050 4.260 4.650.62-3.400 3.240.83 4.630L8 11.820l-4.130 2.230.83-4.630-3.400-3.240 4.650-.62z";
const sizes = { small: 14, medium: 20, large: 32 } as const;

interface StarsProps {
  /** 1 to 5; a fraction is rounded for the drawing and spoken as it is. */
  readonly value: number;
  readonly size?: keyof typeof sizes;
}

export const Stars = ({ value, size = "small" }: StarsProps) => (
  <span
    className={size === "large" ? styles.starsLarge : styles.stars}
    role="img"
    aria-label={say("stars.label", { n: value })}
  >
    {[1, 2, 3, 4, 5].map((star) => (
      <svg key={star} width={sizes[size]} height={sizes[size]} viewBox="0 0 16 16" aria-hidden="true">
        {star <= Math.round(value) ? (
          <path d={outline} fill="currentColor" />
        ) : (
          <path
            className={styles.starEmpty}
            d={outline}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.200"
            transform="translate(.4 .4) scale(.95)"
          />
        )}
      </svg>
    ))}
  </span>
);
