import type { ModelsView, ModelView } from "#shared/contract/model-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { formatBytes } from "../../../ui/format/numbers.ts";
import { errorSentence } from "../../../ui/States.tsx";
import { t } from "../text.ts";

interface RemoveModelDialogProps {
  readonly model: ModelView;
  readonly all: ModelsView;
  readonly onClose: () => void;
}

export const RemoveModelDialog = ({ model, all, onClose }: RemoveModelDialogProps) => {
  const { name, title, bytes, inUse } = model;
  const remove = useDeskMutation("models.remove");
  const others = all.models.filter((other) => other.installed !== null && other.name !== name);
  const done = (): void => {
    onClose();
    showToast(t("models.removed", { title }), { tone: "good" });
  };
  return (
    <ConfirmDialog
      title={t("models.removeTitle", { title })}
      confirm={t("models.removeDo")}
      working={remove.isPending && t("models.removing")}
      problem={remove.error === null ? null : errorSentence(remove.error)}
      onConfirm={() => remove.mutate({ name }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t("models.removeAbout", { size: formatBytes(bytes) })}</p>
      {inUse && <p>{t(others.length > 0 ? "models.removeTakesOver" : "models.removeOnly")}</p>}
    </ConfirmDialog>
  );
};
