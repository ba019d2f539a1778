import { useState } from "react";
import type { SavedView } from "#shared/contract/saved-views-calls.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { filterInput, filtersFrom } from "../model/filters.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./SavedViews.module.css";
import { SavedViewsDialog } from "./SavedViewsDialog.tsx";

/** So many have a key. */
const WITH_KEYS = 9;

/** Filters and sorts that have a name: one press brings them back. */
export const SavedViews = () => {
  const session = useSession();
  const filters = useTriage((state) => state.filters);
  const views = useDeskQuery("views.list", { jobId: session.jobId }).data ?? [];
  const [open, setOpen] = useState(false);
  const enter = (view: SavedView | undefined): void => {
    if (view !== undefined) session.setFilters(filtersFrom(view.filter));
  };
  useCommands(t("label.screen"), [
    { id: "triage.views", title: t("verbs.views"), keys: ["$mod+s"], run: () => setOpen(true) },
    ...views.slice(0, WITH_KEYS).map((view, at) => ({
      id: `triage.view${String(at + 1)}`,
      title: t("views.pick", { place: view.name }),
      keys: [`$mod+${String(at + 1)}`],
      run: () => enter(view),
    })),
  ]);
  const now = JSON.stringify(filterInput(filters));
  return (
    <div role="group" aria-label={t("views.title")} className={styles.views}>
      {views.map((view, at) => (
        <button
          key={view.id}
          type="button"
          className={styles.view}
          aria-pressed={JSON.stringify(filterInput(filtersFrom(view.filter))) === now}
          onClick={() => enter(view)}
        >
          <span className={styles.name}>{view.name}</span>
          {at < WITH_KEYS && <Kbd keys={`$mod+${String(at + 1)}`} />}
        </button>
      ))}
      <Button tone="quiet" icon="pin" onPress={() => setOpen(true)}>
        {t("views.manage")}
      </Button>
      {open && <SavedViewsDialog views={views} onClose={() => setOpen(false)} />}
    </div>
  );
};
