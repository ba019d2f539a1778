import { useRef, useState } from "react";
import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { goToJob, goUp } from "../../state/route.ts";
import { showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { errorSentence, Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { AcceptChoice } from "./AcceptChoice.tsx";
import { CriteriaEditor } from "./CriteriaEditor.tsx";
import { change, emptyDraft, useDraft, type WholeDraft, withProposals } from "../../state/job-draft.ts";
import styles from "./NewJob.module.css";
import { FileFields, PlacesFields } from "./PlacesFields.tsx";
import { TypeChoice } from "./TypeChoice.tsx";
import { errorsOf, type FieldErrors, type FieldName, inputOf } from "./validate.ts";
import { WorkerPreview } from "./WorkerPreview.tsx";

/** Writes a job: what is asked, of how many, and what the worker will read of it. */
export const NewJobScreen = () => {
  const written = useDraft((state) => state.draft);
  const draft = withProposals(written, useDeskQuery("model.status", undefined).data);
  const form = useRef<HTMLFormElement>(null);
  const { shown, about, showAll } = useFormErrors(draft);
  const create = useDeskMutation("jobs.create");
  const submit = (): void => {
    if (create.isPending) return;
    if (Object.keys(errorsOf(draft)).length > 0) {
      showAll();
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    create.mutate(inputOf(draft), {
      onSuccess: (job) => {
        emptyDraft();
        showToast(t("newJob.created", { title: job.title }), { tone: "good" });
        goToJob(job.id);
      },
    });
  };
  useCommands(t("newJob.heading"), [
    {
      id: "new.create",
      title: t("newJob.create"),
      keys: ["$mod+Enter"],
      hint: 1,
      run: submit,
      whileTyping: true,
    },
  ]);
  const count = Object.keys(shown).length;
  return (
    <div className={styles.page}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h1 className={styles.title}>{t("newJob.heading")}</h1>
        <Panel title={t("newJob.type")}>
          <TypeChoice type={draft.type} />
        </Panel>
        <Panel title={t("newJob.brief")}>
          <div className={styles.fields}>
            <Field
              label={t("newJob.field.title")}
              aside={t("newJob.length", { count: draft.title.trim().length, of: 120 })}
              value={draft.title}
              onChange={(title) => change({ title })}
              placeholder={t("newJob.titleExample")}
              autoFocus
              {...about("title")}
            />
            <Field
              label={t("newJob.field.description")}
              hint={t("newJob.descriptionHint")}
              rows={5}
              value={draft.description}
              onChange={(description) => change({ description })}
              {...about("description")}
            />
            <CriteriaEditor criteria={draft.criteria} error={shown.scoring_criteria} />
          </div>
        </Panel>
        <Panel title={t("newJob.places")}>
          <PlacesFields draft={draft} about={about} />
        </Panel>
        <Panel title={t("newJob.files")}>
          <div className={styles.fields}>
            <AcceptChoice accept={draft.accept} error={shown.accept} />
            <FileFields draft={draft} about={about} />
          </div>
        </Panel>
        {create.error !== null && <Notice tone="bad">{errorSentence(create.error)}</Notice>}
        {count > 0 && <Notice tone="bad">{t("newJob.toMend", { count })}</Notice>}
        <div className={styles.foot}>
          <Button
            tone="primary"
            large
            keys="$mod+Enter"
            working={create.isPending && t("newJob.creating")}
            onPress={submit}
          >
            {t("newJob.create")}
          </Button>
          <Button tone="quiet" large onPress={goUp}>
            {t("newJob.leave")}
          </Button>
        </div>
      </form>
      <WorkerPreview draft={draft} />
    </div>
  );
};

interface FormErrors {
  /** What is wrong with fields that were left once, or with all after trying. */
  readonly shown: FieldErrors;
  readonly about: (field: FieldName) => { readonly error: string | undefined; readonly onBlur: () => void };
  readonly showAll: () => void;
}

const useFormErrors = (draft: WholeDraft): FormErrors => {
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const [all, setAll] = useState(false);
  const errors = errorsOf(draft);
  const shown = Object.fromEntries(
    Object.entries(errors).filter(([field]) => all || left.has(field as FieldName)),
  ) as FieldErrors;
  return {
    shown,
    about: (field) => ({
      error: shown[field],
      onBlur: () => setLeft((before) => new Set(before).add(field)),
    }),
    showAll: () => setAll(true),
  };
};
