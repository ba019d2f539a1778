import { useState } from "react";
import { KEY_OVERLAPS, type KeyView, type NewKeyView } from "#shared/contract/settings-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { SelectField } from "../../../ui/Field.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { t } from "../text.ts";

interface RotateKeyDialogProps {
  readonly view: KeyView;
  readonly onMade: (made: NewKeyView) => void;
  readonly onClose: () => void;
}

const CHOICES = KEY_OVERLAPS.map((ms) => `${ms}` as const);

/** A new key in place of this one, with time to change over. */
export const RotateKeyDialog = ({ view, onMade, onClose }: RotateKeyDialogProps) => {
  const rotate = useDeskMutation("keys.rotate");
  const [overlap, setOverlap] = useState<(typeof CHOICES)[number]>("86400000");
  const submit = (): void => {
    const overlapMs = KEY_OVERLAPS.find((ms) => String(ms) === overlap);
    if (overlapMs === undefined || rotate.isPending) return;
    rotate.mutate({ keyId: view.id, overlapMs }, { onSuccess: onMade });
  };
  return (
    <FormDialog
      title={t("keys.rotateTitle", { name: view.name })}
      confirm={t("keys.rotateDo")}
      working={rotate.isPending && t("keys.rotating")}
      problem={rotate.error === null ? null : errorSentence(rotate.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("keys.rotateAbout")}</p>
      <SelectField
        label={t("keys.overlap")}
        value={overlap}
        options={CHOICES.map((value) => ({ value, label: t(`keys.overlaps.${value}`) }))}
        onChange={setOverlap}
      />
    </FormDialog>
  );
};
