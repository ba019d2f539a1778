import { useState } from "react";
import type { SavedView } from "#shared/contract/saved-views-calls.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showError } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { filterInput } from "../model/filters.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./SavedViews.module.css";

const LONGEST_NAME = 60;

interface SavedViewsDialogProps {
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

/** Names what the list shows now, and puts the names in order. */
export const SavedViewsDialog = ({ views, onClose }: SavedViewsDialogProps) => (
  <Dialog
    title={t("views.manage")}
    onClose={onClose}
    foot={<Button onPress={onClose}>{t("views.close")}</Button>}
  >
    <NewView />
    <ul className={styles.list}>
      {views.map((view, at) => (
        <ViewItem
          key={`${view.id} ${view.name}`}
          view={view}
          first={at === 0}
          last={at === views.length - 1}
        />
      ))}
    </ul>
  </Dialog>
);

const NewView = () => {
  const { jobId } = useSession();
  const filters = useTriage((state) => state.filters);
  const add = useDeskMutation("views.add");
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"job" | "all">("job");
  const [tried, setTried] = useState(false);
  const save = (): void => {
    setTried(true);
    if (name.trim() === "") return;
    const asked = { name, jobId: scope === "job" ? jobId : null, filter: filterInput(filters) };
    add.mutate(asked, {
      onSuccess: () => {
        setName("");
        setTried(false);
      },
      onError: showError,
    });
  };
  return (
    <div className={styles.new}>
      <Field
        label={t("views.save")}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={setName}
        autoFocus
        error={tried && name.trim() === "" ? t("views.nameNeeded") : undefined}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
        }}
      />
      <Segmented
        label={t("views.scope")}
        value={scope}
        segments={[
          { value: "job", label: t("views.forJob") },
          { value: "all", label: t("views.forAll") },
        ]}
        onChange={setScope}
      />
      <Button tone="primary" onPress={save}>
        {t("verbs.saveView")}
      </Button>
    </div>
  );
};

interface ViewItemProps {
  readonly view: SavedView;
  readonly first: boolean;
  readonly last: boolean;
}

const ViewItem = ({ view, first, last }: ViewItemProps) => {
  const rename = useDeskMutation("views.rename");
  const remove = useDeskMutation("views.remove");
  const move = useDeskMutation("views.move");
  const [name, setName] = useState(view.name);
  const keep = (): void => {
    if (name.trim() === "") setName(view.name);
    else if (name.trim() !== view.name) rename.mutate({ id: view.id, name }, { onError: showError });
  };
  const by = (step: -1 | 1): void => move.mutate({ id: view.id, by: step }, { onError: showError });
  return (
    <li className={styles.item}>
      <Field
        label={t("views.rename")}
        labelHidden
        value={name}
        maxLength={LONGEST_NAME}
        onChange={setName}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
        }}
      />
      <span className={styles.scope}>{view.jobId === null ? t("views.all") : ""}</span>
      <Button tone="quiet" disabled={first && t("views.up")} onPress={() => by(-1)}>
        {t("views.up")}
      </Button>
      <Button tone="quiet" disabled={last && t("views.down")} onPress={() => by(1)}>
        {t("views.down")}
      </Button>
      <Button
        tone="quiet"
        icon="cross"
        onPress={() => remove.mutate({ id: view.id }, { onError: showError })}
      >
        {t("views.remove")}
      </Button>
    </li>
  );
};
