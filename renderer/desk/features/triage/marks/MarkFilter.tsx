import { Icon } from "../../../ui/icons/Icon.tsx";
import { FilterRow, Group } from "../filters/FilterRow.tsx";
import styles from "../filters/FilterColumn.module.css";
import { toggledIn } from "../model/narrowing.ts";
import { useSession, useTriage } from "../session-context.ts";
import { MARK_ICONS, MARK_ORDER } from "./mark-looks.ts";
import { t } from "./text.ts";

/** Only what people marked so. */
export const MarkFilter = () => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const counts = useTriage((state) => state.counts?.byMarks);
  return (
    <Group title={t("title")}>
      {MARK_ORDER.map((mark) => (
        <FilterRow
          key={mark}
          on={filters.marks.includes(mark)}
          count={counts?.[mark]}
          onToggle={() => setFilters({ ...filters, marks: toggledIn(filters.marks, mark) })}
        >
          <Icon name={MARK_ICONS[mark]} size={14} />
          <span className={styles.words}>{t(`mark.${mark}`)}</span>
        </FilterRow>
      ))}
    </Group>
  );
};
