import { MOST_SEARCH_CHARACTERS } from "#shared/contract/search-views.ts";
import { Field } from "../../../ui/Field.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { enterGrid } from "../focus-grid.ts";
import { SEARCH_SCOPES } from "../model/search.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Search.module.css";

/** Words for what a photo shows; the grid follows as they are written. */
export const SearchField = () => {
  const session = useSession();
  const search = useTriage((state) => state.search);
  return (
    <div className={styles.search} role="search" data-search>
      <Field
        label={t("search.label")}
        labelHidden
        placeholder={t("search.placeholder")}
        icon="search"
        value={search.text}
        maxLength={MOST_SEARCH_CHARACTERS}
        onChange={(text) => session.search({ text })}
        trailing={<Kbd keys="/" />}
        onKeyDown={(event) => {
          if (event.key === "Escape") session.leaveSearch();
          if (event.key === "Escape" || event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            // The desk's own Escape would clear more than was meant.
            event.stopPropagation();
            enterGrid();
          }
        }}
      />
      <Segmented
        label={t("search.scope")}
        value={search.scope}
        segments={SEARCH_SCOPES.map((value) => ({ value, label: t(`search.${value}`) }))}
        onChange={(scope) => session.search({ scope })}
      />
    </div>
  );
};
