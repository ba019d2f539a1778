import type {
  JoinAnswer,
  JoinRequest,
  WorkerJob,
  WorkerSubmission,
  WorkerSubmissionList,
} from "#shared/contract/worker.ts";
import { type Answer, answered, failed, failureOf, UNREACHABLE } from "./failure.ts";
import { randomKey } from "./random-key.ts";

export const PAGE_SIZE = 20;
const patienceMs = 20_000;

/** Calls of the worker API that carry no files. A call never throws. */
export interface Api {
  join(request: JoinRequest): Promise<Answer<JoinAnswer>>;
  job(): Promise<Answer<WorkerJob>>;
  /** Newest first; those before the given number. */
  submissions(before?: number): Promise<Answer<readonly WorkerSubmission[]>>;
  submission(id: string): Promise<Answer<WorkerSubmission>>;
  retry(id: string): Promise<Answer<WorkerSubmission>>;
  /** Opens the stream of server-sent events. */
  events(signal: AbortSignal): Promise<Answer<ReadableStream<Uint8Array>>>;
}

export interface ApiOptions {
  /** What stands before `/worker/v1`. */
  readonly base: string;
  readonly code: string;
  readonly token: () => string | null;
}

export const createApi = ({ base, code, token }: ApiOptions): Api => {
  const authorization = (): Record<string, string> => {
    const value = token();
    return value === null ? {} : { Authorization: `Bearer ${value}` };
  };

  const ask = async (path: string, init: RequestInit): Promise<Answer<Response>> => {
    try {
      const response = await fetch(`${base}/worker/v1${path}`, { cache: "no-store", ...init });
      if (response.ok) return answered(response);
      return failed(failureOf(response.status, await response.text(), response.headers.get("Retry-After")));
    } catch {
      return failed(UNREACHABLE);
    }
  };

  const call = async <Value>(method: string, path: string, body?: object): Promise<Answer<Value>> => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), patienceMs);
    try {
      const answer = await ask(path, {
        method,
        signal: patience.signal,
        headers: {
          ...authorization(),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(method === "POST" ? { "Idempotency-Key": randomKey() } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) return answer;
      return answered((await answer.value.json()) as Value);
    } catch {
      return failed(UNREACHABLE);
    } finally {
      clearTimeout(timer);
    }
  };

  const jobPath = `/jobs/${encodeURIComponent(code)}`;
  const submissionPath = (id: string): string => `/submissions/${encodeURIComponent(id)}`;

  return {
    join: (request) => call("POST", `${jobPath}/join`, request),
    job: () => call("GET", jobPath),
    submissions: async (before) => {
      const from = before === undefined ? "" : `&before=${before}`;
      const answer = await call<WorkerSubmissionList>("GET", `/submissions?limit=${PAGE_SIZE}${from}`);
      return answer.ok ? answered(answer.value.data) : answer;
    },
    submission: (id) => call("GET", submissionPath(id)),
    retry: (id) => call("POST", `${submissionPath(id)}/retry`),
    events: async (signal) => {
      const answer = await ask("/events", {
        signal,
        headers: { ...authorization(), Accept: "text/event-stream" },
      });
      if (!answer.ok) return answer;
      return answer.value.body === null ? failed(UNREACHABLE) : answered(answer.value.body);
    },
  };
};
