import { useState } from "react";
import type { RemoteView } from "#shared/contract/remote-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Field } from "../../../ui/Field.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { t } from "../text.ts";
import { KeyField } from "./KeyField.tsx";

interface ChangeRemoteDialogProps {
  readonly remote: RemoteView;
  readonly onClose: () => void;
}

/** Another key, or another address. The key is asked for again in either case: the old one never goes to a new address. */
export const ChangeRemoteDialog = ({ remote, onClose }: ChangeRemoteDialogProps) => {
  const change = useDeskMutation("remotes.changeKey");
  const [baseUrl, setBaseUrl] = useState(remote.baseUrl);
  const [key, setKey] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (key.trim() === "" || change.isPending) return;
    const done = (): void => {
      showToast(t("remotes.changed", { name: remote.name }), { tone: "good" });
      onClose();
    };
    change.mutate({ remoteId: remote.id, baseUrl, key }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={t("remotes.changeTitle", { name: remote.name })}
      confirm={t("remotes.changeDo")}
      working={change.isPending && t("remotes.trying")}
      problem={change.error === null ? null : errorSentence(change.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("remotes.address")}
        hint={t("remotes.addressHint")}
        value={baseUrl}
        onChange={setBaseUrl}
        maxLength={2000}
      />
      <KeyField
        value={key}
        onChange={setKey}
        autoFocus
        error={tried && key.trim() === "" ? t("remotes.keyEmpty") : undefined}
      />
    </FormDialog>
  );
};
