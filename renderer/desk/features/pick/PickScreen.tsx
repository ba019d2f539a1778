import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { BEST_SHOWN, MOST_SHOWN, type PickView } from "#shared/contract/pick-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { call } from "../../bridge/call.ts";
import { queryKey, useDeskQuery } from "../../bridge/queries.ts";
import { dismissToast, showError, showToast } from "../../state/toasts.ts";
import { Centred, ErrorState, LoadingState } from "../../ui/States.tsx";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { ClaimFirst } from "./ClaimFirst.tsx";
import type { Kept } from "./model/comparison.ts";
import { poolOf } from "./model/pool.ts";
import { NothingToPick } from "./NothingToPick.tsx";
import { PickLayout } from "./PickLayout.tsx";
import { pickActions } from "./state/pick-actions.ts";
import { PickContext, type PickDesk } from "./state/pick-context.ts";
import { pickStore } from "./state/pick-store.ts";
import { usePickLeft } from "./state/use-pick-left.ts";
import { t } from "./text.ts";

/** Choosing winners: side by side, into numbered places, and sealed at the end. */
export const PickScreen = ({ jobId }: { readonly jobId: JobId }) => {
  const job = useDeskQuery("jobs.get", { jobId });
  const [best, setBest] = useState(BEST_SHOWN);
  const view = useDeskQuery("pick.get", { jobId, best }, { keepPrevious: true });
  const failed = job.error ?? view.error;
  if (job.data !== undefined && view.data !== undefined) {
    const more = (): void => setBest((before) => Math.min(MOST_SHOWN, before + BEST_SHOWN));
    return <Pick job={job.data} view={view.data} more={best < MOST_SHOWN ? more : null} />;
  }
  if (failed !== null) {
    const retry = (): void => {
      void job.refetch();
      void view.refetch();
    };
    return (
      <Centred>
        <ErrorState title={t("empty.failed")} error={failed} onRetry={retry} />
      </Centred>
    );
  }
  return <LoadingState>{t("empty.opening")}</LoadingState>;
};

interface PickProps {
  readonly job: JobDetail;
  readonly view: PickView;
  /** Shows more of the best. */
  readonly more: (() => void) | null;
}

const Pick = ({ job, view, more }: PickProps) => {
  const desk = usePickDesk(job, view, more);
  // A dialog that has just sealed the last place still has its receipt to show.
  const [sealing, setSealing] = useState(false);
  const claim = useClaimState(view);
  const nothing = view.blocked !== null || desk.pool.candidates.length === 0 || desk.pool.open === 0;
  return (
    <PickContext value={desk}>
      {nothing && !sealing ? (
        <NothingToPick job={job} view={view} />
      ) : (claim === "free" || claim === "theirs") && !sealing ? (
        <ClaimFirst job={job} view={view} state={claim} />
      ) : (
        <PickLayout sealing={sealing} onSealing={setSealing} />
      )}
    </PickContext>
  );
};

let told = 0;

/** The same sentence once on the screen, however often the key is pressed. */
const tellOnce = (text: string): void => {
  dismissToast(told);
  told = showToast(text);
};

const usePickDesk = (job: JobDetail, view: PickView, more: PickDesk["more"]): PickDesk => {
  const pool = useMemo(() => poolOf(view), [view]);
  const rows = useMemo(
    () => new Map([...view.candidates, ...view.winners].map((row) => [row.number, row])),
    [view],
  );
  const [store] = useState(() => pickStore(job.id, view, pool));
  usePickLeft(job.id, store);
  const save = useSavedPlan(job.id);
  const actions = useMemo(() => pickActions(store, { pool, save, tell: tellOnce }), [store, pool, save]);
  return { job, view, pool, rows, store, actions, more };
};

/** What was chosen is kept one change after the other, so that the last one stands. */
const useSavedPlan = (jobId: JobId): ((kept: Kept) => void) => {
  const client = useQueryClient();
  const queue = useRef<Promise<void>>(Promise.resolve());
  return useMemo(
    () =>
      ({ plan, duels, notes }: Kept) => {
        queue.current = queue.current.then(async () => {
          try {
            await call("pick.setPlan", { jobId, plan: [...plan], duels: [...duels], notes });
            await client.invalidateQueries({ queryKey: queryKey("pick.get", { jobId }) });
            // In a missed job each pick renews the claim, and these say until when.
            for (const name of ["inbox.get", "jobs.list", "jobs.get"])
              void client.invalidateQueries({ queryKey: [name] });
          } catch (error) {
            showError(error);
            await client.invalidateQueries({ queryKey: queryKey("pick.get", { jobId }) });
          }
        });
      },
    [client, jobId],
  );
};
