import type { MissedJob } from "#shared/contract/coverage-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { go } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { Centred, EmptyState, ErrorState, LoadingState } from "../../ui/States.tsx";
import { CoverLayout } from "./CoverLayout.tsx";
import { t } from "./text.ts";

/** Missed jobs, one after the other: whom to choose in the creator's place, and why. */
export const CoverageScreen = ({ jobId }: { readonly jobId: JobId | null }) => {
  const queue = useDeskQuery("coverage.queue", undefined);
  if (queue.isError) {
    return (
      <Centred>
        <ErrorState title={t("failed")} error={queue.error} onRetry={() => void queue.refetch()} />
      </Centred>
    );
  }
  if (queue.data === undefined) return <LoadingState>{t("opening")}</LoadingState>;
  const chosen = queue.data.find((job) => job.jobId === jobId) ?? firstFor(queue.data);
  if (chosen === undefined) {
    return (
      <Centred>
        <EmptyState
          title={t("none.title")}
          frames={["flag"]}
          actions={<Button onPress={() => go({ screen: "inbox" })}>{t("none.inbox")}</Button>}
        >
          {t("none.body")}
        </EmptyState>
      </Centred>
    );
  }
  return <Covered key={chosen.jobId} queue={queue.data} jobId={chosen.jobId} />;
};

/** What this desk holds comes before what is free, and that before what another holds. */
const firstFor = (queue: readonly MissedJob[]): MissedJob | undefined =>
  queue.find(({ claim }) => claim?.byThisDesk === true) ??
  queue.find(({ claim }) => claim === null) ??
  queue[0];

interface CoveredProps {
  readonly queue: readonly MissedJob[];
  readonly jobId: JobId;
}

const Covered = ({ queue, jobId }: CoveredProps) => {
  const job = useDeskQuery("jobs.get", { jobId });
  const view = useDeskQuery("coverage.get", { jobId });
  const failed = job.error ?? view.error;
  if (job.data !== undefined && view.data !== undefined)
    return <CoverLayout queue={queue} job={job.data} view={view.data} />;
  if (failed !== null) {
    return (
      <Centred>
        <ErrorState title={t("failed")} error={failed} onRetry={() => void view.refetch()} />
      </Centred>
    );
  }
  return <LoadingState>{t("opening")}</LoadingState>;
};
