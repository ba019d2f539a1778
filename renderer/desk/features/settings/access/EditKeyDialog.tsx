import { useState } from "react";
import type { KeyView } from "#shared/contract/settings-views.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Field } from "../../../ui/Field.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { t } from "../text.ts";
import { ScopeChoice } from "./ScopeChoice.tsx";

interface EditKeyDialogProps {
  readonly view: KeyView;
  readonly onClose: () => void;
}

/** Another name, other scopes; the key itself stays. */
export const EditKeyDialog = ({ view, onClose }: EditKeyDialogProps) => {
  const rename = useDeskMutation("keys.rename");
  const setScopes = useDeskMutation("keys.setScopes");
  const [name, setName] = useState(view.name);
  const [scopes, choose] = useState<Scope[]>([...view.scopes]);
  const trimmed = name.trim();
  const renamed = trimmed !== view.name;
  const rescoped = scopes.length !== view.scopes.length || scopes.some((each) => !view.scopes.includes(each));
  const working = rename.isPending || setScopes.isPending;
  const problem = rename.error ?? setScopes.error;
  const save = async (): Promise<void> => {
    if (trimmed === "" || scopes.length === 0 || working || (!renamed && !rescoped)) return;
    if (renamed) await rename.mutateAsync({ keyId: view.id, name: trimmed });
    if (rescoped) await setScopes.mutateAsync({ keyId: view.id, scopes });
    showToast(t("keys.saved"), { tone: "good" });
    onClose();
  };
  return (
    <FormDialog
      title={t("keys.editTitle")}
      confirm={t("keys.save")}
      working={working && t("keys.saving")}
      disabled={!renamed && !rescoped && t("keys.same")}
      problem={problem === null ? null : errorSentence(problem)}
      // A refusal stands in the dialog, which stays open.
      onSubmit={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <Field
        label={t("keys.name")}
        value={name}
        onChange={setName}
        maxLength={60}
        autoFocus
        error={trimmed === "" ? t("keys.nameEmpty") : undefined}
      />
      <ScopeChoice chosen={scopes} onChange={choose} lacking={scopes.length === 0} />
    </FormDialog>
  );
};
