import type { Stars as StarCount } from "#shared/domain/scoring/score.ts";
import styles from "./Stars.module.css";
import { t } from "./text.ts";

const STAR =
  "M8 1.3l2.050 4.260 4.650.62-3.400 3.240.83 4.630L8 11.820l-4.130 2.230.83-4.630-3.400-3.240 4.650-.62z";
const ALL = [1, 2, 3, 4, 5] as const;

interface StarsProps {
  /** Null while there is no score. */
  readonly count: StarCount | null;
  /** Side of one star in pixels: 14 in rows, 20 and 32 where they are the subject. */
  readonly size?: number;
}

/** Five stars, so many of them filled. */
export const Stars = ({ count, size = 14 }: StarsProps) => (
  <span
    className={styles.stars}
    role="img"
    aria-label={count === null ? t("stars.none") : t("stars.count", { count })}
  >
    {ALL.map((star) =>
      count !== null && star <= count ? (
        <StarShape key={star} size={size} />
      ) : (
        <svg
          key={star}
          width={size}
          height={size}
          viewBox="0 0 16 16"
          className={styles.empty}
          aria-hidden="true"
        >
          <path d={STAR} fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round" />
        </svg>
      ),
    )}
  </span>
);

/** One filled star, to stand after a figure. */
export const StarShape = ({ size = 10 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" fill="var(--accent-mark)" aria-hidden="true">
    <path d={STAR} />
  </svg>
);
