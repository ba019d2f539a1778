import type { ReactNode } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { StatusGlyph, statusWord } from "../../../ui/StatusGlyph.tsx";
import {
  activeGroups,
  chooseReviewed,
  cleared,
  copyRows,
  type Reviewed,
  STATUS_ROWS,
  toggleCopies,
  toggleStatus,
} from "../model/filters.ts";
import { LearningSection } from "../learning/LearningSection.tsx";
import { MarkFilter } from "../marks/MarkFilter.tsx";
import { SessionSection } from "../pace/SessionSection.tsx";
import { PrivacySection } from "../privacy/PrivacySection.tsx";
import { SearchField } from "../search/SearchField.tsx";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./FilterColumn.module.css";
import { FilterRow, Group } from "./FilterRow.tsx";
import { FurtherFilters } from "./FurtherFilters.tsx";
import { RangeFilter } from "./RangeFilter.tsx";
import { SavedViews } from "./SavedViews.tsx";
import { StarHistogram } from "./StarHistogram.tsx";

const REVIEWED_ROWS: readonly Exclude<Reviewed, "all">[] = ["not_yet", "by_person", "overrides"];

/** What is shown, and how much each choice would show. */
export const FilterColumn = ({ head, texts }: { readonly head?: ReactNode; readonly texts: boolean }) => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const counts = useTriage((state) => state.counts);
  const review = counts?.byReview;
  const reviewCounts = { not_yet: review?.notYet, by_person: review?.byPerson, overrides: review?.overrides };
  return (
    <section className={styles.column} aria-label={t("label.filters")}>
      {head}
      {!texts && <SearchField />}
      <SavedViews />
      <Group title={t("filters.status")}>
        {STATUS_ROWS.map((status) => (
          <FilterRow
            key={status}
            on={filters.statuses.includes(status)}
            count={counts?.byStatus[status]}
            onToggle={() => setFilters(toggleStatus(filters, status))}
          >
            <StatusGlyph status={status} decorative />
            <span className={styles.words}>{statusWord(status)}</span>
          </FilterRow>
        ))}
      </Group>
      <Group title={t("filters.stars")}>
        <StarHistogram />
      </Group>
      {!texts && <RangeFilter name="confidence" />}
      <Group title={t("copies.filter")}>
        {copyRows(texts, filters, counts?.byCopies ?? null).map((mark) => (
          <FilterRow
            key={mark}
            on={filters.copies.includes(mark)}
            count={counts?.byCopies[mark]}
            onToggle={() => setFilters(toggleCopies(filters, mark))}
          >
            <Icon name={mark === "filler" ? "text" : "copy"} size={14} />
            <span className={styles.words}>{t(`copies.mark.${mark}`)}</span>
          </FilterRow>
        ))}
      </Group>
      <Group title={t("filters.reviewed")}>
        {REVIEWED_ROWS.map((reviewed) => (
          <FilterRow
            key={reviewed}
            on={filters.reviewed === reviewed}
            count={reviewCounts[reviewed]}
            onToggle={() => setFilters(chooseReviewed(filters, reviewed))}
          >
            <span className={styles.words}>{t(`filters.${reviewed}`)}</span>
          </FilterRow>
        ))}
      </Group>
      <MarkFilter />
      <FurtherFilters texts={texts} />
      <LearningSection />
      <PrivacySection />
      <SessionSection />
      {activeGroups(filters).length > 0 && (
        <div className={styles.clear}>
          <Button tone="quiet" icon="cross" onPress={() => setFilters(cleared(filters))}>
            {t("filters.clear")}
          </Button>
        </div>
      )}
    </section>
  );
};
