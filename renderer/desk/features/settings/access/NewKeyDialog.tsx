import { useState } from "react";
import type { NewKeyView } from "#shared/contract/settings-views.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { Field, SelectField } from "../../../ui/Field.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { t } from "../text.ts";
import { ScopeChoice } from "./ScopeChoice.tsx";

interface NewKeyDialogProps {
  readonly owners: readonly string[];
  readonly onMade: (made: NewKeyView) => void;
  readonly onClose: () => void;
}

/** The value under which the list offers an owner that is not there yet; no owner is called so. */
const ANOTHER = "";

export const NewKeyDialog = ({ owners, onMade, onClose }: NewKeyDialogProps) => {
  const create = useDeskMutation("keys.create");
  const [name, setName] = useState("");
  const [owner, setOwner] = useState(owners[0] ?? ANOTHER);
  const [newOwner, setNewOwner] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(["jobs:read", "submissions:read"]);
  const [tried, setTried] = useState(false);
  const ownerName = (owner === ANOTHER ? newOwner : owner).trim();
  const submit = (): void => {
    setTried(true);
    if (name.trim() === "" || ownerName === "" || scopes.length === 0 || create.isPending) return;
    create.mutate({ ownerName, name: name.trim(), scopes }, { onSuccess: onMade });
  };
  return (
    <FormDialog
      title={t("keys.createTitle")}
      confirm={t("keys.create")}
      working={create.isPending && t("keys.creating")}
      problem={create.error === null ? null : errorSentence(create.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("keys.name")}
        hint={t("keys.nameHint")}
        value={name}
        onChange={setName}
        maxLength={60}
        autoFocus
        error={tried && name.trim() === "" ? t("keys.nameEmpty") : undefined}
      />
      <SelectField
        label={t("keys.owner")}
        hint={t("keys.ownerHint")}
        value={owner}
        options={[
          ...owners.map((each) => ({ value: each, label: each })),
          { value: ANOTHER, label: t("keys.ownerOther") },
        ]}
        onChange={setOwner}
      />
      {owner === ANOTHER && (
        <Field
          label={t("keys.ownerNew")}
          value={newOwner}
          onChange={setNewOwner}
          maxLength={60}
          error={tried && ownerName === "" ? t("keys.ownerEmpty") : undefined}
        />
      )}
      <ScopeChoice chosen={scopes} onChange={setScopes} lacking={tried && scopes.length === 0} />
    </FormDialog>
  );
};
