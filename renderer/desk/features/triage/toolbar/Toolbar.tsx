import type { JobId } from "#shared/domain/ids.ts";
import { useBlind } from "../../../state/hidden.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { formatCount, formatNumber } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { Chip } from "../../../ui/Marks.tsx";
import { activeGroups, dropGroup, SORTS } from "../model/filters.ts";
import { MAX_COLUMNS, MIN_COLUMNS } from "../model/grid-geometry.ts";
import { countWords, groupWords } from "../model/wording.ts";
import { useSession, useTriage } from "../session-context.ts";
import { setColumns, useViewPreferences } from "../state/view-preferences.ts";
import { t } from "../text.ts";
import { ExportButton } from "./ExportButton.tsx";
import styles from "./Toolbar.module.css";

interface ToolbarProps {
  readonly jobId: JobId;
  readonly texts: boolean;
  /** Where the filters have no column of their own: opens them. */
  readonly onFilters: (() => void) | null;
  readonly filtersOpen: boolean;
  readonly onHistory: () => void;
}

/** How many, which filters, in what order, how large; what is new, and what undo would undo. */
export const Toolbar = ({ jobId, texts, onFilters, filtersOpen, onHistory }: ToolbarProps) => {
  const filters = useTriage((state) => state.filters);
  const active = activeGroups(filters);
  const searching = useTriage((state) => state.sought !== null);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("label.toolbar")}>
      {onFilters !== null && (
        <Button icon="filter" keys="f" pressed={filtersOpen} onPress={onFilters}>
          {t("filters.button")}
          {active.length > 0 && <span className={styles.badge}>{active.length}</span>}
        </Button>
      )}
      <Count texts={texts} />
      <div className={styles.chips}>
        <SearchChips />
        <FilterChips />
      </div>
      <Drift />
      <span className={styles.grow} />
      <UndoButton />
      <IconButton icon="clock" label={t("history.open")} keys="Shift+H" onPress={onHistory} />
      {searching ? <span className={styles.order}>{t("search.order")}</span> : <SortSelect />}
      <ExportButton jobId={jobId} />
      <SizeSlider />
    </div>
  );
};

const Count = ({ texts }: { readonly texts: boolean }) => {
  const count = useTriage((state) => state.order.count);
  const filtering = useTriage((state) => state.loading.type === "filtering");
  const cut = useTriage(({ outcome }) => outcome?.type === "found" && outcome.cut);
  const everywhere = useTriage(({ sought }) => sought?.scope === "everywhere");
  if (everywhere) return <span className={styles.count}>{t("search.everywhere")}</span>;
  return (
    <span className={styles.count} data-filtering={filtering ? "" : undefined} role="status">
      {cut ? t("search.best", { shown: formatCount(count) }) : countWords(count, texts)}
    </span>
  );
};

/** What the order goes by: words, a photo, or both; each can be dropped. */
const SearchChips = () => {
  const session = useSession();
  const sought = useTriage((state) => state.sought);
  if (sought === null) return null;
  const text = sought.text.trim();
  const chip = (name: string, drop: () => void) => (
    <Chip onRemove={drop} removeLabel={t("search.drop", { name })}>
      <span className={styles.chipWords} title={name}>
        {name}
      </span>
    </Chip>
  );
  return (
    <>
      {text !== "" && chip(t("search.words", { text }), () => session.search({ text: "" }))}
      {sought.like !== null &&
        chip(t("search.like", { number: formatNumber(sought.like) }), () => session.search({ like: null }))}
    </>
  );
};

const FilterChips = () => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  return activeGroups(filters).map((group) => {
    const name = groupWords(filters, group);
    return (
      <Chip
        key={group}
        onRemove={() => setFilters(dropGroup(filters, group))}
        removeLabel={t("filters.remove", { name })}
      >
        <span className={styles.chipWords} title={name}>
          {name}
        </span>
      </Chip>
    );
  });
};

/** What waits outside the list: arrivals, or an order that scores have changed. Quiet: nothing moves by itself. */
const Drift = () => {
  const { bringIn } = useSession();
  const { fresh, moved } = useTriage((state) => state.drift);
  if (fresh === 0 && !moved) return null;
  return (
    <button
      type="button"
      className={styles.fresh}
      title={t(fresh > 0 ? "toolbar.freshTitle" : "toolbar.sortAgainTitle")}
      onClick={bringIn}
    >
      <Icon name={fresh > 0 ? "plus" : "sort"} size={12} />
      <span role="status">
        {fresh > 0 ? t("toolbar.fresh", { shown: formatCount(fresh) }) : t("toolbar.sortAgain")}
      </span>
      <Kbd keys="n" inButton />
    </button>
  );
};

const UndoButton = () => {
  const { undo } = useSession();
  const label = useTriage((state) => state.undoLabel);
  return (
    <span className={styles.undo}>
      <Button
        tone="quiet"
        icon="undo"
        keys="z"
        onPress={undo}
        disabled={label === null && t("toolbar.nothingToUndo")}
        {...(label !== null && { title: t("toolbar.undoTitle", { label }) })}
      >
        <span className={styles.undoWords}>
          {label === null ? t("verbs.undo") : t("toolbar.undoTitle", { label })}
        </span>
      </Button>
    </span>
  );
};

const SortSelect = () => {
  const blind = useBlind();
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  return (
    <label className={styles.sort}>
      <Icon name="sort" size={14} />
      <select
        aria-label={t("sort.label")}
        value={filters.sort}
        onChange={(event) => {
          const sort = SORTS.find((each) => each === event.target.value);
          if (sort !== undefined) setFilters({ ...filters, sort });
        }}
      >
        {SORTS.filter((sort) => !blind || sort !== "worker" || sort === filters.sort).map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
      <Icon name="down" size={12} />
    </label>
  );
};

/** To the right photos grow: fewer columns. */
const SizeSlider = () => {
  const columns = useViewPreferences((state) => state.columns);
  return (
    <label className={styles.size} title={t("toolbar.size")}>
      <Icon name="grid" size={14} />
      <input
        type="range"
        aria-label={t("toolbar.size")}
        aria-valuetext={t("toolbar.sizeNow", { count: columns })}
        min={MIN_COLUMNS}
        max={MAX_COLUMNS}
        step={1}
        value={MIN_COLUMNS + MAX_COLUMNS - columns}
        onChange={(event) => setColumns(MIN_COLUMNS + MAX_COLUMNS - Number(event.target.value))}
      />
    </label>
  );
};
