import { useState } from "react";
import type { AppInfo } from "#shared/contract/desk-views.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { errorSentence, Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Settings.module.css";

/** Who decides on this desk. */
export const GeneralSection = ({ info }: { readonly info: AppInfo }) => {
  const [name, setName] = useState(info.actor ?? "");
  const [tried, setTried] = useState(false);
  const save = useDeskMutation("app.setActor");
  const trimmed = name.trim();
  const submit = (): void => {
    setTried(true);
    if (trimmed === "") return;
    save.mutate(
      { name: trimmed },
      { onSuccess: () => showToast(t("settings.general.saved"), { tone: "good" }) },
    );
  };
  return (
    <Panel>
      <form
        className={styles.name}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t("settings.general.actor")}
          value={name}
          maxLength={60}
          onChange={setName}
          error={tried && trimmed === "" ? t("settings.general.empty") : undefined}
        />
        <Button
          onPress={submit}
          working={save.isPending && t("settings.general.saving")}
          disabled={trimmed === (info.actor ?? "") && t("settings.general.same")}
        >
          {t("settings.general.save")}
        </Button>
      </form>
      <p className={styles.small}>{t("settings.general.about")}</p>
      {save.error !== null && <Notice tone="bad">{errorSentence(save.error)}</Notice>}
    </Panel>
  );
};
