import { createStore, type StoreApi } from "zustand/vanilla";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import type { Answer, Failure } from "../wire/failure.ts";
import type { Parcel } from "../wire/multipart.ts";
import type { Progress, Upload } from "../wire/upload.ts";
import type { Problem } from "./file-checks.ts";
import type { KeptEntry, NewKept } from "./kept-queue.ts";
import { concernsAll, isPassing, isTooMany } from "./queue-failures.ts";
import { bytesOf, type Destination, type Entry, type EntryState, isSame, isUnsent } from "./queue-entry.ts";

/** Sending stands still until `until` (milliseconds since 1970), then goes on by itself. */
export interface Pause {
  readonly cause: "no_connection" | "too_many";
  readonly until: number;
}

export interface QueueState {
  /** In the order in which they were added. */
  readonly entries: readonly Entry[];
  readonly pause: Pause | null;
  /** Sent since the queue was last empty, for "3 of 5". */
  readonly sent: number;
}

export interface QueuePorts {
  readonly check: (parcel: Parcel) => Promise<readonly Problem[]>;
  readonly send: (entry: Entry, onProgress: (progress: Progress) => void) => Upload;
  /** Whether the service answers at all: asked before a large file is sent again. */
  readonly reachable: () => Promise<boolean>;
  readonly preview: (file: File) => string;
  readonly forgetPreview: (address: string) => void;
  readonly newKey: () => string;
  /** The entry was taken away; what lies of it at the service is not wanted. */
  readonly onDropped: (key: string) => void;
  /** Keeps an entry beyond the page; false where that cannot be. */
  readonly keep: (entry: NewKept) => Promise<boolean>;
  /** Sending begins, or the worker wants it sent whatever was found. */
  readonly onStarted: (key: string) => void;
  readonly onAnyway: (key: string) => void;
  /** The previews are the receiver's from here on. */
  readonly onSent: (entry: Entry, submission: WorkerSubmission) => void;
}

export interface Queue {
  readonly store: StoreApi<QueueState>;
  /** Answers with the keys of the entries, one a parcel; what is on its way already is not sent twice. */
  readonly add: (parcels: readonly Parcel[], destination: Destination) => readonly string[];
  /** Takes an entry away, also in the middle of sending. */
  readonly remove: (key: string) => void;
  /** Sends what was held or refused after all. */
  readonly sendAnyway: (key: string) => void;
  /** Goes on with what was kept of an earlier page. */
  readonly restore: (kept: readonly KeptEntry[]) => void;
  /** Ends a pause now. */
  readonly tryNow: () => void;
}

export const MAX_AT_ONCE = 2;
/** Sending that breaks this often, while the service answers otherwise, has another cause than the network. */
export const MAX_BREAKS = 4;
export const BACK_OFF_MS: readonly number[] = [2000, 4000, 8000, 15_000, 30_000];
const defaultRateWaitMs = 10_000;
/** The service knows a repeated sending for a day; what is older may count twice, so the worker decides. */
const ANSWERS_KEPT_MS = 23 * 60 * 60 * 1000;
/** How far it came, also in an earlier sending. */
const progressOf = ({ state, parcel }: Entry): Progress =>
  state.kind === "sending" || state.kind === "stopped" ? state.progress : { sent: 0, total: bytesOf(parcel) };

/** The photos on their way: checks them, sends two at a time, and outlives dropped connections and, kept, the page. */
export const createQueue = (ports: QueuePorts): Queue => {
  const store = createStore<QueueState>(() => ({ entries: [], pause: null, sent: 0 }));
  const uploads = new Map<string, Upload>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Pauses in a row without anything having gone out. */
  let pauses = 0;
  /** Why nothing new is taken, until the worker tries again. */
  let allRefused: Failure | null = null;

  const find = (key: string): Entry | undefined =>
    store.getState().entries.find((entry) => entry.key === key);

  const update = (key: string, change: Partial<Pick<Entry, "state" | "breaks" | "kept" | "safe">>): void =>
    store.setState(({ entries }) => ({
      entries: entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)),
    }));

  const leave = (key: string): void => {
    store.setState(({ entries, sent }) => {
      const left = entries.filter((entry) => entry.key !== key);
      return { entries: left, sent: left.length === 0 ? 0 : sent };
    });
  };

  const drop = (key: string): void => {
    for (const address of find(key)?.previews ?? []) ports.forgetPreview(address);
    leave(key);
  };

  const pauseFor = (cause: Pause["cause"], ms: number): void => {
    clearTimeout(timer);
    store.setState({ pause: { cause, until: Date.now() + ms } });
    timer = setTimeout(() => void resume(), ms);
  };

  const pauseWithoutConnection = (): void => {
    if ((store.getState().pause?.until ?? 0) > Date.now()) return;
    pauseFor("no_connection", BACK_OFF_MS[Math.min(pauses, BACK_OFF_MS.length - 1)] ?? 0);
    pauses += 1;
  };

  const resume = async (): Promise<void> => {
    clearTimeout(timer);
    const { pause } = store.getState();
    if (pause?.cause === "no_connection" && !(await ports.reachable())) {
      pauseWithoutConnection();
      return;
    }
    store.setState({ pause: null });
    pump();
  };

  const refuseAllWaiting = (failure: Failure): void => {
    allRefused = failure;
    for (const { key, state, destination } of store.getState().entries) {
      if (destination.kind === "new" && (state.kind === "waiting" || state.kind === "stopped")) {
        update(key, { state: { kind: "refused", failure } });
      }
    }
  };

  const afterFailure = (entry: Entry, failure: Failure): void => {
    const { key } = entry;
    if (isTooMany(failure)) {
      const seconds = failure.kind === "refused" ? failure.retryAfter : null;
      update(key, { state: { kind: "waiting" } });
      pauseFor("too_many", seconds === null ? defaultRateWaitMs : seconds * 1000);
      return;
    }
    const passing = isPassing(failure, entry);
    const progress = progressOf(entry);
    const kept = progress.kept ?? 0;
    // What gets on, however slowly, is not given up.
    const breaks = kept > entry.kept ? 1 : entry.breaks + 1;
    if (passing && breaks < MAX_BREAKS) {
      update(key, { state: { kind: "stopped", progress }, breaks, kept });
      pauseWithoutConnection();
      return;
    }
    update(key, { state: { kind: "refused", failure }, breaks: 0 });
    if (concernsAll(failure)) refuseAllWaiting(failure);
  };

  const settle = (key: string, answer: Answer<WorkerSubmission>): void => {
    uploads.delete(key);
    const entry = find(key);
    if (entry === undefined) return;
    if (answer.ok) {
      pauses = 0;
      store.setState(({ sent }) => ({ sent: sent + 1 }));
      ports.onSent(entry, answer.value);
      leave(key);
    } else {
      afterFailure(entry, answer.failure);
    }
    pump();
  };

  const start = (entry: Entry): void => {
    const { key } = entry;
    update(key, { state: { kind: "sending", progress: progressOf(entry) } });
    ports.onStarted(key);
    const upload = ports.send(entry, (progress) => {
      if (find(key)?.state.kind === "sending") update(key, { state: { kind: "sending", progress } });
    });
    uploads.set(key, upload);
    void upload.done.then((answer) => settle(key, answer));
  };

  const pump = (): void => {
    for (;;) {
      const { entries, pause } = store.getState();
      if (pause !== null || uploads.size >= MAX_AT_ONCE) return;
      const next = entries.find(({ state }) => state.kind === "stopped" || state.kind === "waiting");
      if (next === undefined) return;
      start(next);
    }
  };

  const afterCheck = ({ destination }: Entry, problems: readonly Problem[]): EntryState => {
    if (allRefused !== null && destination.kind === "new") return { kind: "refused", failure: allRefused };
    return problems.length === 0 ? { kind: "waiting" } : { kind: "held", problems };
  };

  let checking = Promise.resolve();
  const checkSoon = (entry: Entry): void => {
    checking = checking.then(async () => {
      if (find(entry.key) === undefined) return;
      const problems = await ports.check(entry.parcel);
      update(entry.key, { state: afterCheck(entry, problems) });
      pump();
    });
  };

  /** Milliseconds, and in one of them the order within. */
  let lastOrder = 0;
  const keep = ({ key, parcel, destination }: Entry): void => {
    lastOrder = Math.max(lastOrder + 1, Date.now());
    void ports.keep({ key, parcel, destination, order: lastOrder }).then((safe) => update(key, { safe }));
  };

  const restored = ({ key, parcel, destination, anyway, triedAt }: KeptEntry): Entry => {
    const old = triedAt !== null && Date.now() - triedAt > ANSWERS_KEPT_MS;
    const state: EntryState = old
      ? { kind: "held", problems: [{ kind: "old" }] }
      : { kind: anyway ? "waiting" : "checking" };
    // It may have arrived before the page was closed, so it counts as broken off once.
    const breaks = triedAt === null ? 0 : 1;
    return {
      key,
      parcel,
      destination,
      state,
      breaks,
      kept: 0,
      safe: true,
      previews: parcel.files.map(ports.preview),
    };
  };

  return {
    store,
    restore: (kept) => {
      const known = new Set(store.getState().entries.map(({ key }) => key));
      const back = kept.filter(({ key }) => !known.has(key)).map(restored);
      if (back.length === 0) return;
      store.setState(({ entries }) => ({ entries: [...back, ...entries] }));
      back.filter(({ state }) => state.kind === "checking").forEach(checkSoon);
      pump();
    },
    add: (parcels, destination) => {
      allRefused = null;
      const { entries: before } = store.getState();
      const known = parcels.map((parcel) => before.find((entry) => isSame(entry, parcel, destination)));
      const added = parcels.flatMap((parcel, place): Entry | [] => {
        if (known[place] !== undefined) return [];
        const previews = parcel.files.map(ports.preview);
        const state: EntryState = { kind: "checking" };
        return { key: ports.newKey(), parcel, destination, previews, state, breaks: 0, kept: 0, safe: false };
      });
      store.setState(({ entries }) => ({ entries: [...entries, ...added] }));
      added.forEach(keep);
      added.forEach(checkSoon);
      const fresh = added.values();
      return known.flatMap((entry) => entry?.key ?? fresh.next().value?.key ?? []);
    },
    remove: (key) => {
      uploads.get(key)?.cancel();
      uploads.delete(key);
      drop(key);
      ports.onDropped(key);
      if (!store.getState().entries.some(isUnsent)) {
        clearTimeout(timer);
        store.setState({ pause: null });
      }
      pump();
    },
    sendAnyway: (key) => {
      allRefused = null;
      ports.onAnyway(key);
      update(key, { state: { kind: "waiting" }, breaks: 0 });
      pump();
    },
    tryNow: () => void resume(),
  };
};
