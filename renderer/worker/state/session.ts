import { createStore, type StoreApi } from "zustand/vanilla";
import type { WorkerJob, WorkerSubmission } from "#shared/contract/worker.ts";
import { type Api, createApi, PAGE_SIZE } from "../wire/api.ts";
import type { StreamEvent } from "../wire/event-stream.ts";
import type { Failure } from "../wire/failure.ts";
import { type Live, type LiveState, startLive } from "../wire/live.ts";
import { randomKey } from "../wire/random-key.ts";
import { createResumableSender, needsResumable } from "../wire/resumable.ts";
import { createUploadNotes } from "../wire/upload-notes.ts";
import { startUpload } from "../wire/upload.ts";
import { type Announcements, createAnnouncements } from "./announcements.ts";
import type { PageAddress } from "./address.ts";
import { createDraft, type DraftStore } from "./draft.ts";
import { checkFiles, type Measure } from "./file-checks.ts";
import { type Gate, INVITE_MISSING, receiveJob } from "./gate.ts";
import type { KeptQueue } from "./kept-queue.ts";
import type { Keyring } from "./keyring.ts";
import { createQueue, type Queue } from "./queue.ts";
import type { Entry } from "./queue-entry.ts";
import { createSubmissions, merge, previewKey, type SubmissionsStore } from "./submissions.ts";
import type { Views } from "./view.ts";
import { describeChange } from "../text/changes.ts";

export interface SessionPorts {
  readonly address: PageAddress;
  readonly keyring: Keyring;
  readonly views: Views;
  readonly measure: Measure;
  readonly kept: KeptQueue;
}

/** One worker at one job: everything that the page remembers and can do. */
export interface Session {
  /** What stands before the service's paths. */
  readonly base: string;
  readonly gate: StoreApi<Gate>;
  readonly line: StoreApi<{ readonly state: LiveState }>;
  readonly submissions: SubmissionsStore;
  readonly queue: Queue;
  readonly draft: DraftStore;
  readonly views: Views;
  readonly announcements: Announcements;
  /** The name last given on this device. */
  readonly knownName: string;
  readonly enter: () => Promise<void>;
  readonly join: (name: string) => Promise<void>;
  readonly older: () => Promise<Failure | null>;
  /** Takes a place again for a rejected submission. */
  readonly retry: (id: string) => Promise<Failure | null>;
  /** The phone woke up, or the network came back. */
  readonly wake: () => void;
}

const unauthorised = 401;

const parseEvent = <Value>(event: StreamEvent): Value | null => {
  try {
    return JSON.parse(event.data) as Value;
  } catch {
    return null;
  }
};

export const createSession = (ports: SessionPorts): Session => {
  const { address, keyring, views, kept } = ports;
  const { base, code } = address;
  const api: Api = createApi({ base, code, token: () => keyring.token(code) });
  const gate = createStore<Gate>(() => ({ kind: "entering" }));
  const line = createStore<{ state: LiveState }>(() => ({ state: "connecting" }));
  const submissions = createSubmissions();
  const announcements = createAnnouncements();
  let live: Live | null = null;

  const takeJob = (facts: WorkerJob): void => gate.setState({ kind: "open", job: receiveJob(facts) }, true);

  const take = (arrived: readonly WorkerSubmission[]): void => {
    const known = new Map(submissions.getState().list.map((one) => [one.id, one]));
    submissions.setState(({ list }) => ({ list: merge(list, arrived) }));
    for (const one of arrived) {
      const before = known.get(one.id);
      if (before !== undefined && (before.status !== one.status || before.winner !== one.winner)) {
        announcements.announce(describeChange(one));
      }
    }
  };

  const refresh = async (): Promise<boolean> => {
    const [job, newest] = await Promise.all([api.job(), api.submissions()]);
    if (job.ok) takeJob(job.value);
    if (newest.ok) {
      take(newest.value);
      submissions.setState(({ loaded, more }) => ({
        loaded: true,
        more: loaded ? more : newest.value.length === PAGE_SIZE,
      }));
    }
    return job.ok && newest.ok;
  };

  const listen = (): void => {
    live ??= startLive({
      open: (signal) => api.events(signal),
      onState: (state) => {
        line.setState({ state });
        if (state === "live") tryUnsent();
      },
      refresh,
      onRefused: (failure) => gate.setState({ kind: "shut", failure }, true),
      onEvent: (event) => {
        if (event.name === "submission") {
          const one = parseEvent<WorkerSubmission>(event);
          if (one !== null) take([one]);
        } else if (event.name === "job") {
          const facts = parseEvent<WorkerJob>(event);
          if (facts !== null) takeJob(facts);
        }
      },
    });
  };

  const onSent = (entry: Entry, submission: WorkerSubmission): void => {
    kept.forget(entry.key);
    submissions.setState(({ previews }) => ({
      previews: { ...previews, [previewKey(submission.id, submission.attempt)]: entry.previews },
    }));
    take([submission]);
    const { view } = views.store.getState();
    if (view.kind === "entry" && view.key === entry.key) {
      views.replace({ kind: "submission", id: submission.id });
    }
    // Places left and the like; the result itself comes over the line.
    void api.job().then((job) => job.ok && takeJob(job.value));
  };

  const resumable = createResumableSender({
    endpoint: `${base}/worker/v1/uploads`,
    code,
    notes: createUploadNotes(() => localStorage),
    load: () => import("../wire/tus-sending.ts"),
  });

  const queue = createQueue({
    check: async ({ files }) => {
      const state = gate.getState();
      return state.kind === "open" ? checkFiles(files, state.job.facts, ports.measure) : [];
    },
    send: ({ key, parcel, destination }, onProgress) => {
      const path =
        destination.kind === "new"
          ? `/jobs/${encodeURIComponent(code)}/submissions`
          : `/submissions/${encodeURIComponent(destination.submissionId)}/attempts`;
      const start = needsResumable(parcel) ? resumable.send : startUpload;
      return start({
        url: `${base}/worker/v1${path}`,
        token: keyring.token(code),
        key,
        parcel,
        onProgress,
      });
    },
    reachable: async () => {
      const answer = await api.job();
      return answer.ok || answer.failure.kind === "refused";
    },
    preview: (file) => URL.createObjectURL(file),
    forgetPreview: (preview) => URL.revokeObjectURL(preview),
    newKey: randomKey,
    keep: kept.keep,
    onStarted: (key) => kept.note(key, { triedAt: Date.now() }),
    onAnyway: (key) => kept.note(key, { anyway: true }),
    onDropped: (key) => {
      kept.forget(key);
      resumable.drop(key, keyring.token(code));
    },
    onSent,
  });

  /** There is reason to think that the connection is back. */
  const tryUnsent = (): void => {
    if (queue.store.getState().pause?.cause === "no_connection") queue.tryNow();
  };

  /** What an earlier page left, or another tab that is gone. */
  const takeOver = (): void => {
    if (gate.getState().kind === "open") void kept.takeOver().then(queue.restore);
  };

  const start = async (): Promise<void> => {
    const job = await api.job();
    if (job.ok) {
      takeJob(job.value);
      listen();
      takeOver();
      return;
    }
    const { failure } = job;
    if (failure.kind === "refused" && failure.status === unauthorised) {
      keyring.forget(code);
      ask(null);
    } else {
      gate.setState({ kind: "shut", failure }, true);
    }
  };

  const ask = (failure: Failure | null): void =>
    gate.setState(
      address.invite === ""
        ? { kind: "shut", failure: failure ?? INVITE_MISSING }
        : { kind: "asking", joining: false, failure },
      true,
    );

  const isNotMe = (failure: Failure): boolean =>
    failure.kind === "refused" && [400, 401, 403, 422].includes(failure.status);

  return {
    base,
    gate,
    line,
    submissions,
    queue,
    draft: createDraft(),
    views,
    announcements,
    knownName: keyring.name(),
    enter: async () => {
      gate.setState({ kind: "entering" }, true);
      if (keyring.token(code) === null) ask(null);
      else await start();
    },
    join: async (name) => {
      gate.setState({ kind: "asking", joining: true, failure: null }, true);
      const trimmed = name.trim();
      const request = { invite: address.invite, ...(trimmed === "" ? {} : { name: trimmed }) };
      const token = keyring.earlierToken(code);
      let answer = await api.join(token === null ? request : { ...request, token });
      // The earlier token may be another owner's, or revoked: then this is a new worker.
      if (token !== null && !answer.ok && isNotMe(answer.failure)) answer = await api.join(request);
      if (answer.ok) {
        keyring.keep(code, answer.value.token, trimmed);
        await start();
      } else {
        const { failure } = answer;
        const passing = failure.kind === "unreachable" || failure.status === 429 || failure.status >= 500;
        gate.setState(
          passing ? { kind: "asking", joining: false, failure } : { kind: "shut", failure },
          true,
        );
      }
    },
    older: async () => {
      const last = submissions.getState().list.slice(-1)[0];
      const answer = await api.submissions(last?.number);
      if (!answer.ok) return answer.failure;
      submissions.setState(({ list }) => {
        const merged = merge(list, answer.value);
        return { list: merged, more: answer.value.length === PAGE_SIZE && merged.length > list.length };
      });
      return null;
    },
    retry: async (id) => {
      const answer = await api.retry(id);
      if (!answer.ok) return answer.failure;
      take([answer.value]);
      return null;
    },
    wake: () => {
      live?.nudge();
      tryUnsent();
      takeOver();
    },
  };
};
