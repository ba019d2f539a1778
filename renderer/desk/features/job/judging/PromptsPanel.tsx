import { useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JudgingView } from "#shared/contract/judging-views.ts";
import type { PromptParts } from "#shared/domain/scoring/prompt-set.ts";
import { spokenPrompt } from "#shared/domain/scoring/subject-prompts.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState } from "../../../ui/States.tsx";
import { CalibrationNotice } from "./CalibrationNotice.tsx";
import { PromptsEditor } from "./PromptsEditor.tsx";
import styles from "./Prompts.module.css";
import { t } from "./text.ts";

/** Every text that the job's photos are compared with, and the way to change them. */
export const PromptsPanel = ({ job }: { readonly job: JobDetail }) => {
  const judging = useDeskQuery("judging.get", { jobId: job.id });
  const [editing, setEditing] = useState(false);
  const view = judging.data;
  if (view === undefined) {
    return judging.isError ? (
      <Panel title={t("prompts.title")}>
        <ErrorState
          title={t("prompts.failed")}
          error={judging.error}
          onRetry={() => void judging.refetch()}
        />
      </Panel>
    ) : null;
  }
  return (
    <Panel
      title={t("prompts.title")}
      aside={
        <>
          <Tag>{t(view.edited ? "prompts.edited" : "prompts.byRules")}</Tag>
          {!editing && (
            <Button tone="quiet" onPress={() => setEditing(true)}>
              {t("prompts.edit")}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.about}>{t(view.edited ? "prompts.aboutEdited" : "prompts.aboutRules")}</p>
      {editing ? (
        <PromptsEditor job={job} judging={view} onClose={() => setEditing(false)} />
      ) : (
        <Listed prompts={view.prompts} />
      )}
      <CalibrationNotice judging={view} />
    </Panel>
  );
};

const Listed = ({ prompts }: { readonly prompts: JudgingView["prompts"] }) => (
  <dl className={styles.listed}>
    <dt>{t("prompts.subjects")}</dt>
    <dd>
      {prompts.subjects.map((text) => (
        <p key={text} className={styles.subject}>
          {text}
        </p>
      ))}
    </dd>
    <dt>{t("prompts.criteria")}</dt>
    <dd>
      {prompts.criteria.length === 0 && <p className={styles.about}>{t("prompts.noCriteria")}</p>}
      {prompts.criteria.map(({ criterion, prompt, contrast }, index) => (
        <p key={`${String(index)} ${criterion}`} title={criterion}>
          {prompt} <span className={styles.about}>{t("prompts.against")}</span> {contrast}
        </p>
      ))}
    </dd>
    <dt>{t("prompts.contrasts")}</dt>
    <dd>
      <Contrasts contrasts={prompts.contrasts} />
    </dd>
  </dl>
);

const Contrasts = ({ contrasts }: Pick<PromptParts, "contrasts">) =>
  contrasts.length === 0 ? (
    <p className={styles.about}>{t("prompts.noContrasts")}</p>
  ) : (
    <ul className={styles.chips}>
      {contrasts.map(({ text, from }) => (
        <li key={text} className={styles.chip} title={text}>
          {spokenPrompt(text)}
          {from !== "rules" && (
            <span className={styles.origin}>
              {t(from === "neighbour" ? "prompts.neighbour" : "prompts.person")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
