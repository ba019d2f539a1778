import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { goToJob } from "../../state/route.ts";
import { canPick } from "../../ui/job/deadline.ts";
import { BudgetNotice } from "../../ui/job/BudgetNotice.tsx";
import { ModelNotice } from "../../ui/job/ModelNotice.tsx";
import { Centred, ErrorState, LoadingState } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { BriefPanels } from "./BriefPanels.tsx";
import { DrawPanel } from "./DrawPanel.tsx";
import { PromptsPanel } from "./judging/PromptsPanel.tsx";
import { ThresholdPanel } from "./judging/ThresholdPanel.tsx";
import { CostsPanel } from "./costs/CostsPanel.tsx";
import { DuplicatePanel } from "./DuplicatePanel.tsx";
import { JobWebhooksPanel } from "./webhooks/JobWebhooksPanel.tsx";
import { EndingsPanel } from "./EndingsPanel.tsx";
import { ExportPanel } from "./ExportPanel.tsx";
import styles from "./Job.module.css";
import { SharePanel, useCopyLink } from "./SharePanel.tsx";
import { StandPanel } from "./StandPanel.tsx";
import { Timeline } from "./Timeline.tsx";

export const BriefScreen = ({ jobId }: { readonly jobId: JobId }) => {
  const job = useDeskQuery("jobs.get", { jobId });
  if (job.data !== undefined) return <JobPage job={job.data} />;
  if (job.isError) {
    return (
      <Centred>
        <ErrorState title={t("job.failed")} error={job.error} onRetry={() => void job.refetch()} />
      </Centred>
    );
  }
  return <LoadingState>{t("common.opening")}</LoadingState>;
};

/** What the job asks, how it stands, who can reach it, and how it ends. */
const JobPage = ({ job }: { readonly job: JobDetail }) => {
  useJobKeys(job);
  return (
    <div className={styles.page}>
      <Timeline job={job} />
      <ModelNotice waiting={job.waitingForModel} />
      <BudgetNotice waiting={job.waitingForBudget} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <StandPanel job={job} />
          {job.policy !== "off" && <ThresholdPanel job={job} />}
          <BriefPanels job={job} />
          {job.policy !== "off" && <PromptsPanel job={job} />}
        </div>
        <div className={styles.column}>
          {job.type !== "social" && <SharePanel job={job} />}
          {job.draw !== null && <DrawPanel jobId={job.id} draw={job.draw} />}
          {job.counts.total > 0 && <ExportPanel jobId={job.id} />}
          <CostsPanel job={job} />
          <JobWebhooksPanel jobId={job.id} />
          <DuplicatePanel job={job} />
          <EndingsPanel job={job} />
        </div>
      </div>
    </div>
  );
};

const nothingSelected = (): boolean => window.getSelection()?.isCollapsed !== false;

const useJobKeys = (job: JobDetail): void => {
  const copyLink = useCopyLink(job.share);
  useCommands(t("job.page"), [
    {
      id: "job.triage",
      title: t("inbox.triage"),
      keys: ["t"],
      hint: 1,
      run: () => goToJob(job.id, "triage"),
    },
    ...(canPick(job)
      ? [{ id: "job.pick", title: t("inbox.pick"), keys: ["p"], hint: 2, run: () => goToJob(job.id, "pick") }]
      : []),
    {
      id: "job.copy",
      title: t("share.copyKey"),
      keys: ["$mod+c"],
      hint: 3,
      when: nothingSelected,
      run: copyLink,
    },
    {
      id: "job.back",
      title: t("keys.back"),
      keys: ["Escape"],
      hint: 4,
      when: () => false,
      run: () => undefined,
    },
  ]);
};
