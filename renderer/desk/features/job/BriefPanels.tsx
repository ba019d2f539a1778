import { useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/icons/Icon.tsx";
import { kindWithCap } from "../../ui/job/job-words.ts";
import { payWords, requirementsOf } from "../../ui/job/requirement-words.ts";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import { BriefEditor } from "./brief/BriefEditor.tsx";
import styles from "./Job.module.css";
import { t as tJob } from "./text.ts";

/** What was asked: the words may change while the job runs, the rules are fixed. */
export const BriefPanels = ({ job }: { readonly job: JobDetail }) => {
  const [editing, setEditing] = useState(false);
  return (
    <>
      {editing ? (
        <BriefEditor job={job} onClose={() => setEditing(false)} />
      ) : (
        <WordsPanels job={job} onEdit={() => setEditing(true)} />
      )}
      <RulesPanel job={job} />
    </>
  );
};

interface WordsPanelsProps {
  readonly job: JobDetail;
  readonly onEdit: () => void;
}

const WordsPanels = ({ job, onEdit }: WordsPanelsProps) => {
  const barred = job.briefBarred;
  useCommands(t("job.brief"), [
    {
      id: "job.editBrief",
      title: tJob("brief.editing"),
      keys: ["e"],
      when: () => barred === null,
      run: onEdit,
    },
  ]);
  return (
    <div className={styles.two}>
      <Panel
        title={t("job.brief")}
        aside={
          <Button tone="quiet" keys="e" disabled={barred ?? false} onPress={onEdit}>
            {tJob("brief.edit")}
          </Button>
        }
      >
        <p className={styles.brief}>{job.description}</p>
      </Panel>
      <Panel title={t("job.criteria")}>
        {job.scoringCriteria.length === 0 ? (
          <p className={styles.about}>{t("job.noCriteria")}</p>
        ) : (
          <ul className={styles.criteria}>
            {job.scoringCriteria.map((criterion) => (
              <li key={criterion}>
                <Icon name="check" />
                {criterion}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
};

const RulesPanel = ({ job }: { readonly job: JobDetail }) => (
  <Panel title={t("job.rules")}>
    <dl className={styles.facts}>
      <dt>{t("job.kindOf")}</dt>
      <dd>{kindWithCap(job)}</dd>
      <dt>{t("newJob.files")}</dt>
      <dd>
        {requirementsOf(job).map(({ key, words }) => (
          <div key={key}>{words}</div>
        ))}
      </dd>
      <dt>{t("job.pays")}</dt>
      <dd>{payWords(job.pricePerFileCents)}</dd>
      <dt>{t("job.scoring")}</dt>
      <dd>{scoringWords(job)}</dd>
      {job.holdFirst > 0 && (
        <>
          <dt>{t("newJob.field.hold_first")}</dt>
          <dd>{t("job.hold", { count: job.holdFirst })}</dd>
        </>
      )}
    </dl>
  </Panel>
);

const scoringWords = ({ policy, minStarRating }: JobDetail): string => {
  switch (policy) {
    case "auto":
      return t("job.policy.auto", { count: minStarRating });
    case "advise":
      return t("job.policy.advise");
    case "off":
      return t("job.policy.off");
  }
};
