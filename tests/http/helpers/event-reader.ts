/** Reads server-sent events as the page does: by fetch, with the token in a header. */
import { expect } from "vitest";
import type { WorkerJob, WorkerSubmission } from "#shared/contract/worker.ts";

export interface TestEvent {
  readonly event: string;
  /** Of `submission`, or of `job`. */
  readonly data: Partial<WorkerSubmission> & Partial<Pick<WorkerJob, "code" | "state">>;
}

export interface EventReader {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly TestEvent[];
  readonly isOver: () => boolean;
  /** What the service last asked to wait before another stream is opened. */
  readonly retryMs: () => number | null;
  /** Waits for the first event that fits, among those that came and those to come. */
  until(fits: (event: TestEvent) => boolean): Promise<TestEvent>;
  stop(): void;
}

export const readEvents = async (url: string, token: string): Promise<EventReader> => {
  const stopping = new AbortController();
  const answer = await fetch(`${url}/worker/v1/events`, {
    headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
    signal: stopping.signal,
  });
  const events: TestEvent[] = [];
  let over = false;
  let retryMs: number | null = null;
  const reading = async (): Promise<void> => {
    let rest = "";
    for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const retry = /^retry: (\d+)$/m.exec(block)?.[1];
        if (retry !== undefined) retryMs = Number(retry);
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event !== undefined && data !== undefined)
          events.push({ event, data: JSON.parse(data) as TestEvent["data"] });
      }
    }
  };
  void reading()
    .catch(() => null)
    .finally(() => (over = true));
  return {
    status: answer.status,
    headers: answer.headers,
    events,
    isOver: () => over,
    retryMs: () => retryMs,
    until: async (fits) => {
      await expect.poll(() => events.some(fits), { timeout: 5000 }).toBe(true);
      return events.find(fits)!;
    },
    stop: () => stopping.abort(),
  };
};
