import { useEffect, useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskEvent } from "../../bridge/events.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { dismissOffers } from "../../state/toasts.ts";
import { Centred, ErrorState } from "../../ui/States.tsx";
import { OpeningGrid } from "./grid/OpeningGrid.tsx";
import { SessionContext } from "./session-context.ts";
import { openSession } from "./state/open-session.ts";
import { t } from "./text.ts";
import { TriageLayout } from "./TriageLayout.tsx";

interface TriageScreenProps {
  readonly jobId: JobId;
  /** A submission to stand on. */
  readonly number: number | null;
}

/** Looking at what came in, and deciding. */
export const TriageScreen = ({ jobId, number }: TriageScreenProps) => {
  const job = useDeskQuery("jobs.get", { jobId });
  if (job.data !== undefined) return <Triage job={job.data} number={number} />;
  if (job.isError) {
    return (
      <Centred>
        <ErrorState title={t("empty.failed")} error={job.error} onRetry={() => void job.refetch()} />
      </Centred>
    );
  }
  return <OpeningGrid words={null} />;
};

const Triage = ({ job, number }: { readonly job: JobDetail; readonly number: number | null }) => {
  const [session] = useState(() => openSession(job, number));
  const [asked] = useState(number);
  useEffect(() => session.start(), [session]);
  useEffect(() => dismissOffers, []);
  useDeskEvent(session.hear);
  // The address names another submission while the screen is open: a notification, a link.
  useEffect(() => {
    if (number !== null && number !== asked) session.show(number);
  }, [session, number, asked]);
  return (
    <SessionContext value={session}>
      <TriageLayout job={job} />
    </SessionContext>
  );
};
