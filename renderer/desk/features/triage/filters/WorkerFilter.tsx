import { useState } from "react";
import { useBlind } from "../../../state/hidden.ts";
import { Field } from "../../../ui/Field.tsx";
import { toggledIn } from "../model/narrowing.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./FilterColumn.module.css";
import { FilterRow, Group } from "./FilterRow.tsx";

/** So many are in sight before a name is written. */
const IN_SIGHT = 6;

/** Whose submissions: those who sent most, or whose name is written. */
export const WorkerFilter = () => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const facets = useTriage((state) => state.counts?.facets);
  const [sought, setSought] = useState("");
  const blind = useBlind();
  if (blind || facets === undefined || facets.workers < 2) return null;
  const named = facets.byWorker.filter(({ name }) =>
    (name ?? "").toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const shown = named.filter(({ id }, at) => at < IN_SIGHT || filters.workers.includes(id));
  return (
    <Group title={t("filters.workers")}>
      {facets.workers > IN_SIGHT && (
        <Field
          label={t("filters.findWorker")}
          labelHidden
          placeholder={t("filters.findWorker")}
          icon="search"
          value={sought}
          onChange={setSought}
        />
      )}
      {shown.map(({ id, name, count }) => (
        <FilterRow
          key={id}
          on={filters.workers.includes(id)}
          count={count}
          onToggle={() => setFilters({ ...filters, workers: toggledIn(filters.workers, id) })}
        >
          <span className={styles.words}>{name ?? t("inspector.noName")}</span>
        </FilterRow>
      ))}
    </Group>
  );
};
