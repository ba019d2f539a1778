import { useState } from "react";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Field, SelectField } from "../../../ui/Field.tsx";
import { errorSentence, Notice } from "../../../ui/States.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { t } from "../text.ts";
import { KeyField } from "./KeyField.tsx";

interface NewRemoteDialogProps {
  readonly keysArePlain: boolean;
  readonly onClose: () => void;
}

/** Address, dialect and key; the key is tried before anything is kept. */
export const NewRemoteDialog = ({ keysArePlain, onClose }: NewRemoteDialogProps) => {
  const add = useDeskMutation("remotes.add");
  const [name, setName] = useState("");
  const [baseUrl, setBaseUrl] = useState("https://");
  const [dialect, setDialect] = useState<"wurk" | "firsthand">("wurk");
  const [key, setKey] = useState("");
  const [tried, setTried] = useState(false);
  const lacking = name.trim() === "" || key.trim() === "" || /^\s*(https?:\/\/)?\s*$/i.test(baseUrl);
  const submit = (): void => {
    setTried(true);
    if (lacking || add.isPending) return;
    const done = (): void => {
      showToast(t("remotes.added", { name: name.trim() }), { tone: "good" });
      onClose();
    };
    add.mutate({ name, baseUrl, dialect, key }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={t("remotes.addTitle")}
      confirm={t("remotes.addDo")}
      working={add.isPending && t("remotes.trying")}
      problem={add.error === null ? null : errorSentence(add.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("remotes.name")}
        value={name}
        onChange={setName}
        maxLength={60}
        autoFocus
        error={tried && name.trim() === "" ? t("remotes.nameEmpty") : undefined}
      />
      <SelectField
        label={t("remotes.dialect")}
        value={dialect}
        options={(["wurk", "firsthand"] as const).map((value) => ({
          value,
          label: t(`remotes.dialects.${value}`),
        }))}
        onChange={setDialect}
        hint={t(`remotes.allows.${dialect}`)}
      />
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
        error={tried && key.trim() === "" ? t("remotes.keyEmpty") : undefined}
      />
      {keysArePlain && <Notice>{t("remotes.plainKeys")}</Notice>}
    </FormDialog>
  );
};
