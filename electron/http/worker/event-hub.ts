/** Tells joined workers, after each commit, how their own submissions and their job stand now. */
import type { FastifyBaseLogger } from "fastify";
import type { WORKER_EVENT_NAMES } from "#shared/contract/worker.ts";
import type { FileId, JobId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import type { Ports } from "../../service/ports.ts";
import type { CommittedEvent, WorkerAccess } from "../../service/store-port.ts";
import { workerJobView, workerSubmissionView } from "../../service/worker-views.ts";

/** One open event stream. `send` may find that nobody reads any more and end it. */
export interface WorkerStream {
  readonly access: WorkerAccess;
  fileUrl(id: FileId): string;
  send(event: (typeof WORKER_EVENT_NAMES)[number], data: unknown): void;
  /** Ends it, asking the reader to wait that long before it opens another. */
  makeRoom(retryMs: number): void;
  end(): void;
}

export interface EventHub {
  add(stream: WorkerStream): void;
  remove(stream: WorkerStream): void;
  close(): void;
}

/** A phone keeps one; a few more cover tabs and connections that have not noticed yet that they are gone. */
const STREAMS_PER_WORKER = 4;
/** Of all workers together: each open stream costs a connection and some memory. */
const MOST_STREAMS = 5000;
/** Whoever had to make room asks for the status meanwhile, and does not push out the next one at once. */
const MADE_ROOM_RETRY_MS = 30_000;
/** Many submissions of a busy job become one message about its places. */
const JOB_NEWS_MS = 250;

export const createEventHub = (
  ports: Ports,
  log: FastifyBaseLogger,
  mostStreams = MOST_STREAMS,
): EventHub => {
  /** In the order they were opened. */
  const all = new Set<WorkerStream>();
  const byWorker = new Map<WorkerId, Set<WorkerStream>>();
  const byJob = new Map<JobId, Set<WorkerStream>>();
  const jobNews = new Map<JobId, NodeJS.Timeout>();
  let telling: Promise<void> = Promise.resolve();

  /** One after the other, so that an older state is never sent after a newer one. */
  const tell = (news: () => Promise<void>): void => {
    telling = telling.then(news).catch((error: unknown) => {
      log.error({ err: error }, "workers could not be told of a change");
    });
  };

  const tellOfSubmission = async (jobId: JobId, id: SubmissionId): Promise<void> => {
    const submission = await ports.store.reader.submission(id);
    for (const stream of byJob.get(jobId) ?? []) {
      if (submission?.workerId !== stream.access.worker.id) continue;
      stream.send(
        "submission",
        await workerSubmissionView(ports, submission, (file) => stream.fileUrl(file)),
      );
    }
  };

  const tellOfJob = async (jobId: JobId): Promise<void> => {
    const job = await ports.store.reader.job(jobId);
    if (job === null) return;
    const view = workerJobView(ports, job);
    for (const stream of byJob.get(jobId) ?? []) stream.send("job", view);
  };

  const scheduleJobNews = (jobId: JobId): void => {
    if (jobNews.has(jobId)) return;
    const timer = setTimeout(() => {
      jobNews.delete(jobId);
      tell(() => tellOfJob(jobId));
    }, JOB_NEWS_MS);
    timer.unref();
    jobNews.set(jobId, timer);
  };

  const stopListening = ports.store.onCommitted((events) => {
    const { jobs, submissions } = concerned(events);
    for (const [id, jobId] of submissions) {
      if (byJob.has(jobId)) tell(() => tellOfSubmission(jobId, id));
    }
    for (const jobId of jobs) {
      if (byJob.has(jobId)) scheduleJobNews(jobId);
    }
  });

  const remove = (stream: WorkerStream): void => {
    all.delete(stream);
    takeFrom(byJob, stream.access.jobId, stream);
    takeFrom(byWorker, stream.access.worker.id, stream);
  };

  /** The oldest makes room: it is most likely a connection that is gone. */
  const keepWithin = (streams: ReadonlySet<WorkerStream>, most: number): void => {
    const [oldest] = streams;
    if (streams.size <= most || oldest === undefined) return;
    remove(oldest);
    oldest.makeRoom(MADE_ROOM_RETRY_MS);
  };

  return {
    add: (stream) => {
      all.add(stream);
      addTo(byJob, stream.access.jobId, stream);
      keepWithin(addTo(byWorker, stream.access.worker.id, stream), STREAMS_PER_WORKER);
      keepWithin(all, mostStreams);
    },
    remove,
    close: () => {
      stopListening();
      for (const timer of jobNews.values()) clearTimeout(timer);
      for (const stream of all) stream.end();
      all.clear();
      byJob.clear();
      byWorker.clear();
    },
  };
};

const addTo = <K>(sets: Map<K, Set<WorkerStream>>, key: K, stream: WorkerStream): Set<WorkerStream> => {
  const streams = sets.get(key) ?? new Set();
  sets.set(key, streams);
  return streams.add(stream);
};

const takeFrom = <K>(sets: Map<K, Set<WorkerStream>>, key: K, stream: WorkerStream): void => {
  const streams = sets.get(key);
  streams?.delete(stream);
  if (streams?.size === 0) sets.delete(key);
};

/** Which submissions and jobs a commit touched, each once. Winners are told too. */
const concerned = (
  events: readonly CommittedEvent[],
): { readonly jobs: ReadonlySet<JobId>; readonly submissions: ReadonlyMap<SubmissionId, JobId> } => {
  const jobs = new Set<JobId>();
  const submissions = new Map<SubmissionId, JobId>();
  for (const { event } of events) {
    // That somebody sent the same before is for those who decide.
    if (!("jobId" in event) || event.type === "submission.copy_found") continue;
    jobs.add(event.jobId);
    if ("submissionId" in event) submissions.set(event.submissionId, event.jobId);
    if ("submissionIds" in event) for (const id of event.submissionIds) submissions.set(id, event.jobId);
  }
  return { jobs, submissions };
};
