import type { Answer, Refused } from "./failure.ts";
import { readEvents, type StreamEvent } from "./event-stream.ts";

/** `live`: changes come by themselves. `polling`: no stream to be had, so the status is asked for now and then. */
export type LiveState = "connecting" | "live" | "reconnecting" | "polling";

export interface LivePorts {
  readonly open: (signal: AbortSignal) => Promise<Answer<ReadableStream<Uint8Array>>>;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: LiveState) => void;
  /** Asks for everything that may have changed; false when nothing answered. */
  readonly refresh: () => Promise<boolean>;
  /** The service no longer knows this worker; the line stays closed. */
  readonly onRefused: (failure: Refused) => void;
  readonly times?: Partial<LiveTimes>;
}

export interface LiveTimes {
  /** Waits before the second, third ... try; the last one repeats. */
  readonly backOffMs: readonly number[];
  /** Tries in a row without a stream, after which the status is polled. */
  readonly triesBeforePolling: number;
  readonly pollMs: number;
  /** Silence after which a line counts as dead. Services send a comment well within it. */
  readonly silenceMs: number;
  /** Silence after which a nudge replaces the line rather than trusting it. */
  readonly doubtMs: number;
  /** A line that stood this long starts the back-off anew. */
  readonly provenMs: number;
}

const usualTimes: LiveTimes = {
  backOffMs: [1000, 2000, 4000, 8000, 15_000, 30_000],
  triesBeforePolling: 3,
  pollMs: 5000,
  silenceMs: 60_000,
  doubtMs: 20_000,
  provenMs: 10_000,
};

export interface Live {
  /** Tries again now: the phone woke up, or the network came back. */
  nudge(): void;
  stop(): void;
}

const refusesForGood = new Set([401, 403, 404]);

/** Keeps a line to the service and tells what comes over it, for as long as the page lives. */
export const startLive = (ports: LivePorts): Live => {
  const times = { ...usualTimes, ...ports.times };
  let state: LiveState | null = null;
  let stopped = false;
  let line: AbortController | null = null;
  let cutShort: (() => void) | null = null;
  let failures = 0;
  /** While polling: when the stream is tried again. */
  let nextTryAt = 0;
  let lastBytesAt = 0;
  /** What the service last asked to wait before the next stream. */
  let askedMs = 0;

  const show = (next: LiveState): void => {
    if (stopped || state === next) return;
    state = next;
    ports.onState(next);
  };

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        cutShort = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      cutShort = end;
    });

  const whenEnded = (): "over" | "ended" => (stopped ? "over" : "ended");

  /** Holds one line until it ends. */
  const hold = async (): Promise<"over" | "ended"> => {
    const controller = new AbortController();
    line = controller;
    let silence = setTimeout(() => controller.abort(), times.silenceMs);
    const openedAt = Date.now();
    try {
      const opened = await ports.open(controller.signal);
      if (!opened.ok) {
        const { failure } = opened;
        if (failure.kind !== "refused" || !refusesForGood.has(failure.status)) return whenEnded();
        ports.onRefused(failure);
        return "over";
      }
      lastBytesAt = Date.now();
      show("live");
      void ports.refresh();
      const onBytes = (): void => {
        lastBytesAt = Date.now();
        clearTimeout(silence);
        silence = setTimeout(() => controller.abort(), times.silenceMs);
      };
      await readEvents(opened.value, ports.onEvent, onBytes, (ms) => (askedMs = ms));
      return whenEnded();
    } catch {
      return whenEnded();
    } finally {
      clearTimeout(silence);
      line = null;
      if (state === "live" && Date.now() - openedAt >= times.provenMs) failures = 0;
    }
  };

  const waitForNextTry = async (): Promise<void> => {
    const usual = times.backOffMs[Math.min(failures, times.backOffMs.length) - 1] ?? times.pollMs;
    const wait = Math.max(usual, askedMs);
    askedMs = 0;
    if (failures <= times.triesBeforePolling && wait <= Math.max(usual, times.pollMs)) return pause(wait);
    nextTryAt = Date.now() + wait;
    while (!stopped && Date.now() < nextTryAt) {
      show((await ports.refresh()) ? "polling" : "reconnecting");
      await pause(Math.min(times.pollMs, Math.max(0, nextTryAt - Date.now())));
    }
  };

  const run = async (): Promise<void> => {
    show("connecting");
    while (!stopped) {
      if ((await hold()) === "over") return;
      failures += 1;
      if (state !== "polling") show("reconnecting");
      await waitForNextTry();
    }
  };
  void run();

  return {
    nudge: () => {
      nextTryAt = 0;
      failures = 0;
      cutShort?.();
      // A sleeping phone does not notice that its line was cut.
      if (state === "live" && Date.now() - lastBytesAt > times.doubtMs) line?.abort();
    },
    stop: () => {
      stopped = true;
      line?.abort();
      cutShort?.();
    },
  };
};
