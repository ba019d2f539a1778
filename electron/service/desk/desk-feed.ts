import type { DeskEvent } from "#shared/contract/desk-events.ts";
import type { DomainEvent } from "#shared/domain/events.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import type { Ports } from "../ports.ts";

/** Changes are told at most this often, so that a burst of uploads is one redraw. */
const GATHER_MS = 60;

interface Gathered {
  readonly submissions: Set<SubmissionId>;
  arrived: number;
}

/** Turns committed events into what windows are told. Returns the way to stop. */
export const startDeskFeed = (ports: Ports, tell: (event: DeskEvent) => void): (() => void) => {
  let perJob = new Map<JobId, Gathered>();
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<void> => {
    const gathered = perJob;
    perJob = new Map();
    timer = undefined;
    for (const [jobId, { submissions, arrived }] of gathered) {
      if (submissions.size === 0) continue;
      const changed = await ports.store.reader.submissions([...submissions]);
      tell({ type: "submissions.changed", jobId, numbers: changed.map(({ number }) => number), arrived });
    }
    tell({ type: "jobs.changed", jobIds: [...gathered.keys()] });
  };

  const gather = (event: DomainEvent): void => {
    if (!("jobId" in event)) return;
    const entry = perJob.get(event.jobId) ?? { submissions: new Set<SubmissionId>(), arrived: 0 };
    perJob.set(event.jobId, entry);
    if ("submissionId" in event) entry.submissions.add(event.submissionId);
    if ("submissionIds" in event) for (const id of event.submissionIds) entry.submissions.add(id);
    if (event.type === "submission.received" && event.attempt === 1) entry.arrived += 1;
  };

  const unsubscribe = ports.store.onCommitted((events) => {
    for (const { event } of events) gather(event);
    if (perJob.size === 0 || timer !== undefined) return;
    timer = setTimeout(() => {
      flush().catch((error: unknown) => {
        ports.log.error({ error }, "Windows could not be told of a change.");
      });
    }, GATHER_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
};
