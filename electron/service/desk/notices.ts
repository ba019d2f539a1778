import type { DomainEvent } from "#shared/domain/events.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { isPracticeJob, type Job } from "#shared/domain/job.ts";
import type { Ports } from "../ports.ts";

/** What the desktop is told while nobody may be looking at the desk. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Where the desk goes when it is clicked. */
  readonly to: string;
}

/** The notice of an event, or null where nobody has to be called. `job` is as the event left it. */
export const noticeOf = (event: DomainEvent, job: Job): Notice | null => {
  if (event.type === "job.deadline_missed") {
    return {
      title: `Deadline missed: ${job.title}`,
      body: `The 24 hours to pick winners are over. ${picked(job)} A moderator picks or settles now.`,
      to: `job/${job.id}/pick`,
    };
  }
  if (event.type === "job.selection_reminder") {
    const { hoursLeft } = event;
    return {
      title: `${hoursLeft === 1 ? "Less than an hour" : `Less than ${String(hoursLeft)} hours`} left: ${job.title}`,
      body: `${picked(job)} After that a moderator picks.`,
      to: `job/${job.id}/pick`,
    };
  }
  if (event.type === "job.winners_chosen" && job.selectionType === "random") {
    return {
      title: `Winners drawn: ${job.title}`,
      body: drawn(event.winnersNow, job.draw?.eligibleCount ?? 0),
      to: `job/${job.id}/results`,
    };
  }
  return null;
};

const picked = (job: Job): string =>
  `${String(job.counts.winners)} of ${String(job.maxCompletions ?? 0)} winners are picked.`;

const drawn = (winners: number, eligible: number): string =>
  winners === 0
    ? "Nobody was eligible, so nobody won."
    : `${winners === 1 ? "1 winner" : `${String(winners)} winners`} of ${String(eligible)} eligible. The receipt is with the results.`;

/** Calls `show` for what happened to jobs on this desk; practice calls nobody. Returns the way to stop. */
export const startDeskNotices = (ports: Ports, show: (notice: Notice) => void): (() => void) => {
  const consider = async (jobId: JobId, event: DomainEvent): Promise<void> => {
    const job = await ports.store.reader.job(jobId);
    if (job === null || isPracticeJob(job)) return;
    const notice = noticeOf(event, job);
    if (notice !== null) show(notice);
  };
  return ports.store.onCommitted((events) => {
    for (const { event } of events) {
      if (!("jobId" in event) || "submissionId" in event) continue;
      consider(event.jobId, event).catch((error: unknown) => {
        ports.log.error({ error }, "A notice could not be shown.");
      });
    }
  });
};
