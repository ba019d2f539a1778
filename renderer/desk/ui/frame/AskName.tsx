import { useState } from "react";
import { useDeskMutation } from "../../bridge/queries.ts";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { Field } from "../Field.tsx";
import { errorSentence, Notice } from "../States.tsx";
import { t } from "../text.ts";

/** Asks once who decides here, where deciding begins: each decision carries the name. */
export const AskName = ({ onLater }: { readonly onLater: () => void }) => {
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const save = useDeskMutation("app.setActor");
  const trimmed = name.trim();
  const submit = (): void => {
    setTried(true);
    if (trimmed !== "") save.mutate({ name: trimmed });
  };
  return (
    <Dialog
      title={t("askName.title")}
      width={440}
      onClose={onLater}
      foot={
        <>
          <Button tone="primary" working={save.isPending && t("settings.general.saving")} onPress={submit}>
            {t("askName.go")}
          </Button>
          <Button tone="quiet" keys="Escape" onPress={onLater}>
            {t("askName.later")}
          </Button>
        </>
      }
    >
      <p>{t("settings.general.about")}</p>
      <Field
        label={t("settings.general.actor")}
        value={name}
        maxLength={60}
        onChange={setName}
        autoFocus
        error={tried && trimmed === "" ? t("settings.general.empty") : undefined}
        onKeyDown={(event) => {
          if (event.key === "Enter") submit();
        }}
      />
      {save.error !== null && <Notice tone="bad">{errorSentence(save.error)}</Notice>}
    </Dialog>
  );
};
