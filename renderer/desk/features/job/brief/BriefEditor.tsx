import { useMemo, useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { WorkerPageFrame } from "../../../ui/job/WorkerPageFrame.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { errorSentence, Notice } from "../../../ui/States.tsx";
import { t } from "../text.ts";
import styles from "./Brief.module.css";

interface BriefEditorProps {
  readonly job: JobDetail;
  readonly onClose: () => void;
}

/** The words of the brief, beside the worker's page as it would show them. */
export const BriefEditor = ({ job, onClose }: BriefEditorProps) => {
  const [title, setTitle] = useState(job.title);
  const [description, setDescription] = useState(job.description);
  const [criteria, setCriteria] = useState(job.scoringCriteria.join("\n"));
  const save = useDeskMutation("jobs.setBrief");
  const scoringCriteria = useMemo(() => linesOf(criteria), [criteria]);
  const isSame =
    title.trim() === job.title &&
    description.trim() === job.description &&
    scoringCriteria.join("\n") === job.scoringCriteria.join("\n");
  const send = (): void => {
    if (isSame || save.isPending) return;
    save.mutate(
      { jobId: job.id, title, description, scoringCriteria: [...scoringCriteria] },
      {
        onSuccess: () => {
          showToast(t("brief.saved"), { tone: "good" });
          onClose();
        },
      },
    );
  };
  useCommands(t("brief.editing"), [
    { id: "brief.save", title: t("brief.save"), keys: ["$mod+Enter"], hint: 1, whileTyping: true, run: send },
    {
      id: "brief.leave",
      title: t("brief.cancel"),
      keys: ["Escape"],
      hint: 2,
      whileTyping: true,
      run: onClose,
    },
  ]);
  const view = useDeskQuery("jobs.workerView", { jobId: job.id }).data;
  const facts = useMemo(
    () => (view === undefined ? null : { ...view, title, description, scoring_criteria: scoringCriteria }),
    [view, title, description, scoringCriteria],
  );
  return (
    <Panel title={t("brief.editing")}>
      <p className={styles.about}>{t("brief.about")}</p>
      <div className={styles.editor}>
        <div className={styles.fields}>
          <Field label={t("brief.title")} value={title} maxLength={120} onChange={setTitle} autoFocus />
          <Field label={t("brief.description")} rows={6} value={description} onChange={setDescription} />
          <Field
            label={t("brief.criteria")}
            hint={t("brief.criteriaHint")}
            rows={5}
            value={criteria}
            onChange={setCriteria}
          />
          {save.error !== null && <Notice tone="bad">{errorSentence(save.error)}</Notice>}
          <div className={styles.actions}>
            <Button
              tone="primary"
              keys="$mod+Enter"
              disabled={isSame && t("brief.nothing")}
              working={save.isPending && t("brief.saving")}
              onPress={send}
            >
              {t("brief.save")}
            </Button>
            <Button tone="quiet" onPress={onClose}>
              {t("brief.cancel")}
            </Button>
          </div>
        </div>
        {facts !== null && <WorkerPageFrame label={t("brief.preview")} facts={facts} />}
      </div>
    </Panel>
  );
};

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
