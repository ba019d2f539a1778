import type { OwnReason } from "#shared/contract/reasons-calls.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { t } from "./text.ts";

interface DeleteReasonProps {
  readonly reason: OwnReason;
  readonly onClose: () => void;
}

export const DeleteReason = ({ reason, onClose }: DeleteReasonProps) => {
  const remove = useDeskMutation("reasons.remove");
  return (
    <ConfirmDialog
      title={t("deleteTitle", { title: reason.title })}
      confirm={t("delete")}
      working={remove.isPending && t("deleting")}
      problem={remove.error === null ? null : errorSentence(remove.error)}
      onConfirm={() => remove.mutate({ id: reason.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {t("deleteBody")}
    </ConfirmDialog>
  );
};
