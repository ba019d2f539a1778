import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { assertNever } from "#shared/lib/assert-never.ts";
import type { DeskAnswers, DeskCall } from "#shared/contract/desk-calls.ts";
import type { DeskEvent } from "#shared/contract/desk-events.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { OF_A_JOB, OF_SUBMISSIONS, OVERVIEWS } from "./stale.ts";

/** Scoring changes a job many times a second; figures that follow it are asked for at most this often. */
const OVERVIEW_EVERY_MS = 1000;
const SUBMISSIONS_EVERY_MS = 200;

/** Listens to what main tells, for as long as the component is shown. */
export const useDeskEvent = (listener: (event: DeskEvent) => void): void => {
  const latest = useEffectEvent(listener);
  useEffect(() => window.winnow.listen((event) => latest(event)), []);
};

/** Makes answers stale by what main tells. Used once, by the application. */
export const useStaleAnswers = (navigate: (to: string) => void): void => {
  const client = useQueryClient();
  const onNavigate = useEffectEvent(navigate);
  useEffect(() => {
    const gather = gatherStale(client);
    const stop = window.winnow.listen((event) => {
      if (event.type === "navigate") onNavigate(event.to);
      else gather.tell(event);
    });
    return () => {
      stop();
      gather.stop();
    };
  }, [client]);
};

type ChangeEvent = Exclude<DeskEvent, { type: "navigate" }>;

const gatherStale = (client: QueryClient): { tell: (event: ChangeEvent) => void; stop: () => void } => {
  const overviews = throttled(OVERVIEW_EVERY_MS, () => invalidate(client, OVERVIEWS));
  const perJob = new Map<string, ReturnType<typeof throttled>>();
  const ofJob = (jobId: JobId, calls: readonly DeskCall[], everyMs: number): void => {
    const key = `${jobId} ${calls.join()}`;
    const entry = perJob.get(key) ?? throttled(everyMs, () => invalidate(client, calls, jobId));
    perJob.set(key, entry);
    entry.run();
  };
  const tell = (event: ChangeEvent): void => {
    switch (event.type) {
      case "submissions.changed":
        overviews.run();
        ofJob(event.jobId, OF_A_JOB, OVERVIEW_EVERY_MS);
        ofJob(event.jobId, OF_SUBMISSIONS, SUBMISSIONS_EVERY_MS);
        return;
      case "jobs.changed":
        overviews.run();
        // The first job, wherever it was made, ends the first-run screen.
        if (isFirstRun(client)) invalidate(client, ["app.info"]);
        for (const jobId of event.jobIds) ofJob(jobId, OF_A_JOB, SUBMISSIONS_EVERY_MS);
        return;
      case "app.changed":
        void client.invalidateQueries({ queryKey: ["app.info"] });
        return;
      case "model.changed":
        void client.invalidateQueries({ queryKey: ["model.status"] });
        invalidate(client, ["models.get"]);
        void client.invalidateQueries({ queryKey: ["judging.get"] });
        overviews.run();
        return;
      case "models.changed":
        invalidate(client, ["models.get"]);
        return;
      case "scoring.changed":
        invalidate(client, ["scoring.get", "scoring.settings"]);
        return;
      case "remotes.changed":
        invalidate(client, ["remotes.get", "remotes.conflicts"]);
        overviews.run();
        return;
      case "backup.changed":
        invalidate(client, ["backup.get"]);
        return;
      case "preferences.changed":
        invalidate(client, ["preferences.get"]);
        return;
      case "share.changed":
        ofJob(event.jobId, ["jobs.get"], SUBMISSIONS_EVERY_MS);
        return;
      default:
        assertNever(event);
    }
  };
  const stop = (): void => {
    overviews.stop();
    for (const entry of perJob.values()) entry.stop();
  };
  return { tell, stop };
};

const isFirstRun = (client: QueryClient): boolean =>
  client
    .getQueriesData<DeskAnswers["app.info"]>({ queryKey: ["app.info"] })
    .some(([, info]) => info?.firstRun === true);

const invalidate = (client: QueryClient, calls: readonly DeskCall[], jobId?: JobId): void => {
  void client.invalidateQueries({
    predicate: ({ queryKey: [name, input] }) =>
      calls.includes(name as DeskCall) &&
      (jobId === undefined || (input as { jobId?: JobId } | null)?.jobId === jobId),
  });
};

/** Runs at once, then at most every `everyMs`, and once more after the last call. */
const throttled = (everyMs: number, action: () => void): { run: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const run = (): void => {
    if (timer !== null) {
      again = true;
      return;
    }
    action();
    timer = setTimeout(() => {
      timer = null;
      if (!again) return;
      again = false;
      run();
    }, everyMs);
  };
  return { run, stop: () => timer !== null && clearTimeout(timer) };
};
