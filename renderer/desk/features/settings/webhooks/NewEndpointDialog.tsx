import { useState } from "react";
import type { WebhookList, WebhookWithSecret } from "#shared/contract/webhook-views.ts";
import { WEBHOOK_TYPES, type WebhookType } from "#shared/domain/webhooks.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { Field, SelectField } from "../../../ui/Field.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { Checkbox, Switch } from "../../../ui/Toggles.tsx";
import styles from "../Access.module.css";
import { FormDialog } from "../FormDialog.tsx";
import { t } from "../text.ts";

interface NewEndpointDialogProps {
  readonly list: WebhookList;
  readonly onMade: (made: WebhookWithSecret) => void;
  readonly onClose: () => void;
}

export const NewEndpointDialog = ({ list, onMade, onClose }: NewEndpointDialogProps) => {
  const create = useDeskMutation("webhooks.create");
  const [url, setUrl] = useState("https://");
  const [owner, setOwner] = useState(list.ownerNames[0] ?? "");
  const [everything, setEverything] = useState(true);
  const [types, setTypes] = useState<readonly WebhookType[]>([]);
  const [allowPrivate, setAllowPrivate] = useState(false);
  const [tried, setTried] = useState(false);
  const lackingUrl = /^\s*(https?:\/\/)?\s*$/i.test(url);
  const lackingTypes = !everything && types.length === 0;
  const full =
    list.endpoints.filter(({ ownerName }) => ownerName === owner).length >= list.maxPerOwner &&
    t("webhooks.full", { most: list.maxPerOwner });
  const submit = (): void => {
    setTried(true);
    if (lackingUrl || lackingTypes || full !== false || create.isPending) return;
    create.mutate(
      { ownerName: owner, url: url.trim(), events: everything ? ["*"] : [...types], allowPrivate },
      { onSuccess: onMade },
    );
  };
  return (
    <FormDialog
      title={t("webhooks.createTitle")}
      confirm={t("webhooks.create")}
      working={create.isPending && t("webhooks.creating")}
      disabled={full}
      problem={create.error === null ? null : errorSentence(create.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("webhooks.url")}
        hint={t("webhooks.urlHint")}
        value={url}
        onChange={setUrl}
        maxLength={2000}
        autoFocus
        error={tried && lackingUrl ? t("webhooks.urlEmpty") : undefined}
      />
      <SelectField
        label={t("webhooks.owner")}
        value={owner}
        options={list.ownerNames.map((each) => ({ value: each, label: each }))}
        onChange={setOwner}
        error={full === false ? undefined : full}
      />
      <fieldset className={styles.choices}>
        <legend>{t("webhooks.which")}</legend>
        <Checkbox label={t("webhooks.everything")} on={everything} onChange={setEverything} />
        {!everything && (
          <div className={styles.columns}>
            {WEBHOOK_TYPES.map((type) => (
              <Checkbox
                key={type}
                label={t(`webhooks.types.${type}`)}
                on={types.includes(type)}
                onChange={(on) => setTypes(on ? [...types, type] : types.filter((each) => each !== type))}
              />
            ))}
          </div>
        )}
        {tried && lackingTypes && (
          <p className={styles.wrong} role="alert">
            {t("webhooks.whichEmpty")}
          </p>
        )}
      </fieldset>
      <Switch
        label={t("webhooks.allowPrivate")}
        about={t("webhooks.allowPrivateAbout")}
        on={allowPrivate}
        onChange={setAllowPrivate}
      />
    </FormDialog>
  );
};
