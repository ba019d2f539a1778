import { formatCount, formatShortCount } from "../../../ui/format/numbers.ts";
import { StarShape } from "../../../ui/Stars.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { ALL_STARS, toggleStars } from "../model/filters.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./FilterColumn.module.css";

/** How the stars are spread; each row is a filter. */
export const StarHistogram = () => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const byStars = useTriage((state) => state.counts?.byStars);
  const most = Math.max(1, ...(byStars ?? []));
  const active = filters.stars.length < ALL_STARS.length;
  return ALL_STARS.toReversed().map((stars) => {
    const count = byStars?.[stars] ?? 0;
    const shown = formatCount(count);
    return (
      <button
        key={stars}
        type="button"
        className={styles.starRow}
        aria-pressed={active && filters.stars.includes(stars)}
        title={stars === 0 ? t("filters.noStars") : undefined}
        onClick={() => setFilters(toggleStars(filters, stars))}
      >
        <span className={styles.starCount}>{stars === 0 ? "" : stars}</span>
        <span className={styles.said}>
          {stars === 0 ? t("filters.noStars") : t("filters.starsWord", { count: stars })},{" "}
        </span>
        {stars === 0 ? <StatusGlyph status="pending_score" size={12} decorative /> : <StarShape size={12} />}
        <span className={styles.bar}>
          <span className={styles.fill} style={{ width: `${((count / most) * 100).toFixed(1)}%` }} />
        </span>
        <span className={styles.starTotal} title={shown}>
          {byStars === undefined ? "" : formatShortCount(count)}
        </span>
      </button>
    );
  });
};
