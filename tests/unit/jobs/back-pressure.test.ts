import { expect, onTestFinished, test, vi } from "vitest";
import type { SubmissionId } from "#shared/domain/ids.ts";
import { startScoringDispatch } from "../../../electron/jobs/scoring-dispatch.ts";
import type { Ports } from "../../../electron/service/ports.ts";

/** A store with a long queue whose submissions are read only when the test lets them be. */
const longQueue = (length: number) => {
  const queue = Array.from({ length }, (_, index) => `submission-${String(index)}` as SubmissionId);
  const open = new Map<SubmissionId, () => void>();
  let mostAsked = 0;
  const ports = {
    log: { error: vi.fn(), warn: vi.fn(), info: vi.fn() },
    store: {
      onCommitted: () => () => undefined,
      views: {
        scoreQueue: async (limit: number) => {
          mostAsked = Math.max(mostAsked, limit);
          return queue.slice(0, limit);
        },
      },
      reader: {
        submission: (id: SubmissionId) =>
          new Promise<null>((resolve) => {
            open.set(id, () => {
              open.delete(id);
              queue.splice(queue.indexOf(id), 1);
              resolve(null);
            });
          }),
      },
    },
  } as unknown as Ports;
  return { ports, open, queue, mostAsked: () => mostAsked };
};

test("of ten thousand that wait, a bounded number is read and handed over at a time", async () => {
  const { ports, open, queue, mostAsked } = longQueue(10_000);
  const dispatch = startScoringDispatch(ports, { inFlight: () => 24 });
  onTestFinished(async () => {
    const stopped = dispatch.stop();
    for (const finish of open.values()) finish();
    await stopped;
  });

  let most = 0;
  while (queue.length > 9_500) {
    await vi.waitFor(() => expect(open.size).toBe(24));
    most = Math.max(most, open.size);
    for (const finish of [...open.values()].slice(0, 10)) finish();
  }

  expect(most).toBe(24);
  expect(mostAsked()).toBeLessThanOrEqual(48);
});

test("nothing is handed over while held", async () => {
  const { ports, open } = longQueue(100);
  const dispatch = startScoringDispatch(ports, { paused: true, inFlight: () => 4 });
  onTestFinished(async () => {
    const stopped = dispatch.stop();
    for (const finish of open.values()) finish();
    await stopped;
  });
  dispatch.wake();
  await new Promise((resolve) => setImmediate(resolve));
  expect(open.size).toBe(0);
  dispatch.pause(false);
  await vi.waitFor(() => expect(open.size).toBe(4));
  dispatch.pause(true);
  for (const finish of [...open.values()].slice(0, 2)) finish();
  await new Promise((resolve) => setImmediate(resolve));
  expect(open.size).toBe(2);
});
