import { useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JudgingView } from "#shared/contract/judging-views.ts";
import { promptProblem, tidyPrompts } from "#shared/domain/scoring/edit-prompts.ts";
import type { EditedPrompts, PromptParts } from "#shared/domain/scoring/prompt-set.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/States.tsx";
import { PromptPreview } from "./PromptPreview.tsx";
import { ContrastLines, CriterionLines, SubjectLines } from "./PromptLines.tsx";
import styles from "./Prompts.module.css";
import { t } from "./text.ts";

interface PromptsEditorProps {
  readonly job: JobDetail;
  readonly judging: JudgingView;
  readonly onClose: () => void;
}

const editable = ({ subjects, contrasts, criteria }: PromptParts): EditedPrompts => ({
  subjects,
  contrasts,
  criteria,
});

/** Subjects, criteria and contrasts to write, with what they would make of the job's own photos before saving. */
export const PromptsEditor = ({ job, judging, onClose }: PromptsEditorProps) => {
  const [draft, setDraft] = useState(() => editable(judging.prompts));
  const save = useDeskMutation("judging.savePrompts");
  const tidy = tidyPrompts(draft);
  const problem = promptProblem(tidy);
  const isSame = JSON.stringify(tidy) === JSON.stringify(tidyPrompts(editable(judging.prompts)));
  const send = (prompts: EditedPrompts | null): void =>
    save.mutate(
      { jobId: job.id, prompts },
      {
        onSuccess: () => {
          showToast(t(prompts === null ? "prompts.wasReset" : "prompts.saved"), { tone: "good" });
          onClose();
        },
        onError: showError,
      },
    );
  const change = (part: Partial<EditedPrompts>): void => setDraft((before) => ({ ...before, ...part }));
  return (
    <div className={styles.editor}>
      <p className={styles.small}>{t("prompts.how")}</p>
      <SubjectLines subjects={draft.subjects} onChange={(subjects) => change({ subjects })} />
      <CriterionLines criteria={draft.criteria} onChange={(criteria) => change({ criteria })} />
      <ContrastLines contrasts={draft.contrasts} onChange={(contrasts) => change({ contrasts })} />
      <PromptPreview job={job} judging={judging} prompts={problem === null ? tidy : null} />
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <div className={styles.actions}>
        <Button
          tone="primary"
          onPress={() => send(tidy)}
          disabled={problem ?? (isSame && t("prompts.nothing"))}
          working={save.isPending && t("prompts.saving")}
        >
          {t("prompts.save")}
        </Button>
        <Button onPress={onClose}>{t("prompts.cancel")}</Button>
        <span className={styles.grow} />
        {judging.edited && (
          <Button tone="quiet" icon="undo" onPress={() => send(null)}>
            {t("prompts.reset")}
          </Button>
        )}
      </div>
    </div>
  );
};
