import type { KeyView } from "#shared/contract/settings-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { t } from "../text.ts";

interface RevokeKeyDialogProps {
  readonly view: KeyView;
  readonly onClose: () => void;
}

export const RevokeKeyDialog = ({ view, onClose }: RevokeKeyDialogProps) => {
  const revoke = useDeskMutation("keys.revoke");
  const done = (): void => {
    onClose();
    showToast(t("keys.revoked", { name: view.name }), { tone: "good" });
  };
  return (
    <ConfirmDialog
      title={t("keys.revokeTitle", { name: view.name })}
      confirm={t("keys.revokeDo")}
      hold
      working={revoke.isPending && t("keys.revoking")}
      problem={revoke.error === null ? null : errorSentence(revoke.error)}
      onConfirm={() => revoke.mutate({ keyId: view.id }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t("keys.revokeAbout")}</p>
      {view.fromEnvironment && <p>{t("keys.revokeEnvironment")}</p>}
    </ConfirmDialog>
  );
};
