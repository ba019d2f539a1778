import { useState } from "react";
import type { ModelsView } from "#shared/contract/model-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { t } from "../text.ts";
import styles from "./Models.module.css";

/** Where downloads come from; one line, because few ever change it. */
export const MirrorPanel = ({ mirror }: { readonly mirror: ModelsView["mirror"] }) => {
  const [text, setText] = useState(mirror.base);
  const set = useDeskMutation("models.setMirror");
  const changed = text.trim() !== mirror.base;
  const send = (base: string | null): void =>
    set.mutate(
      { base },
      {
        onSuccess: (all) => {
          if (!("mirror" in all)) return;
          setText(all.mirror.base);
          showToast(t("models.mirrorSaved"), { tone: "good" });
        },
      },
    );
  return (
    <Panel>
      <h2 className={styles.title}>{t("models.mirror")}</h2>
      <p className={styles.about}>
        {mirror.fixed ? t("models.mirrorFixed") : t("models.mirrorAbout", { form: t("models.mirrorForm") })}
      </p>
      <form
        className={styles.mirror}
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && !mirror.fixed) send(text.trim());
        }}
      >
        <Field
          label={t("models.mirror")}
          labelHidden
          value={text}
          onChange={setText}
          disabled={mirror.fixed}
          maxLength={500}
          error={set.error === null || !changed ? undefined : errorSentence(set.error)}
        />
        {!mirror.fixed && changed && (
          <Button type="submit" working={set.isPending && t("models.mirrorSaving")} onPress={() => undefined}>
            {t("models.mirrorSave")}
          </Button>
        )}
        {!mirror.fixed && !changed && mirror.base !== mirror.usual && (
          <Button tone="quiet" onPress={() => send(null)}>
            {t("models.mirrorReset")}
          </Button>
        )}
      </form>
    </Panel>
  );
};
