import { useState } from "react";
import {
  LONGEST_REASON_TITLE,
  LONGEST_REASON_WORDS,
  type OwnReason,
  type OwnReasonsView,
} from "#shared/contract/reasons-calls.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { Field, SelectField } from "../../../ui/Field.tsx";
import { RejectedCard } from "../../../ui/RejectedCard.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { FormDialog } from "../FormDialog.tsx";
import styles from "./Reasons.module.css";
import { t } from "./text.ts";

interface ReasonDialogProps {
  readonly ownerName: string;
  /** Null: a new one. */
  readonly reason: OwnReason | null;
  readonly standard: OwnReasonsView["standard"];
  readonly onClose: () => void;
}

/** Title, words and what it counts as; beside them what the worker will see, as it is written. */
export const ReasonDialog = ({ ownerName, reason, standard, onClose }: ReasonDialogProps) => {
  const add = useDeskMutation("reasons.add");
  const edit = useDeskMutation("reasons.edit");
  const [title, setTitle] = useState(reason?.title ?? "");
  const [words, setWords] = useState(reason?.words ?? "");
  const [code, setCode] = useState<OwnReason["code"]>(reason?.code ?? "other");
  const said = words.trim();
  const missing = title.trim() === "" || said === "";
  const content = { title: title.trim(), words: said, code };
  const save = (): void => {
    if (missing) return;
    if (reason === null) add.mutate({ ownerName, ...content }, { onSuccess: onClose });
    else edit.mutate({ id: reason.id, ...content }, { onSuccess: onClose });
  };
  const error = add.error ?? edit.error;
  return (
    <FormDialog
      title={t(reason === null ? "newTitle" : "editTitle")}
      confirm={t("save")}
      working={(add.isPending || edit.isPending) && t("saving")}
      disabled={missing && t("needed")}
      problem={error === null ? null : errorSentence(error)}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label={t("name")}
        hint={t("nameHint")}
        value={title}
        maxLength={LONGEST_REASON_TITLE}
        onChange={setTitle}
        autoFocus
      />
      <Field
        label={t("words")}
        hint={t("wordsHint")}
        rows={3}
        value={words}
        maxLength={LONGEST_REASON_WORDS}
        onChange={setWords}
      />
      <SelectField
        label={t("code")}
        hint={t("codeHint")}
        value={code}
        options={standard.map((each) => ({ value: each.code, label: each.title }))}
        onChange={setCode}
      />
      <div className={styles.card}>
        <RejectedCard words={said === "" ? null : said} />
      </div>
    </FormDialog>
  );
};
