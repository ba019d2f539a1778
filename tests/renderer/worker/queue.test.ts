// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { BACK_OFF_MS, createQueue, MAX_BREAKS, type Queue } from "../../../renderer/worker/state/queue.ts";
import type { Problem } from "../../../renderer/worker/state/file-checks.ts";
import type { Entry } from "../../../renderer/worker/state/queue-entry.ts";
import {
  type Answer,
  answered,
  failed,
  type Failure,
  UNREACHABLE,
} from "../../../renderer/worker/wire/failure.ts";
import type { Parcel } from "../../../renderer/worker/wire/multipart.ts";

const parcel = (name: string): Parcel => ({ files: [new File(["0123456789"], name)], text: "" });
const taken = answered({ id: "sub_1", number: 1 } as WorkerSubmission);
const refusal = (status: number, code: string | null = null, retryAfter: number | null = null): Failure => ({
  kind: "refused",
  status,
  code,
  message: null,
  retryAfter,
});

interface Line {
  readonly entry: Entry;
  progress(sent: number, kept?: number): void;
  end(answer: Answer<WorkerSubmission>): Promise<void>;
  cancelled: boolean;
}

/** A queue whose far end the test holds in its hand. */
const startQueue = (problems: (parcel: Parcel) => readonly Problem[] = () => []) => {
  const lines: Line[] = [];
  const far = { reachable: true, sent: [] as string[], forgotten: [] as string[], dropped: [] as string[] };
  let keys = 0;
  const queue = createQueue({
    check: async (one) => problems(one),
    send: (entry, onProgress) => {
      const { promise, resolve } = Promise.withResolvers<Answer<WorkerSubmission>>();
      const line: Line = {
        entry,
        cancelled: false,
        progress: (sent, kept) => onProgress({ sent, total: 10, ...(kept === undefined ? {} : { kept }) }),
        end: async (answer) => {
          resolve(answer);
          await vi.advanceTimersByTimeAsync(0);
        },
      };
      lines.push(line);
      return {
        done: promise,
        cancel: () => {
          line.cancelled = true;
        },
      };
    },
    reachable: async () => far.reachable,
    preview: (file) => `blob:${file.name}`,
    forgetPreview: (address) => far.forgotten.push(address),
    newKey: () => {
      keys += 1;
      return `key-${String(keys)}`;
    },
    onSent: ({ key }) => far.sent.push(key),
    onDropped: (key) => far.dropped.push(key),
    keep: async () => true,
    onStarted: () => undefined,
    onAnyway: () => undefined,
  });
  return { queue, lines, far };
};

const add = async (queue: Queue, ...names: string[]): Promise<readonly string[]> => {
  const keys = queue.add(names.map(parcel), { kind: "new" });
  await vi.advanceTimersByTimeAsync(0);
  return keys;
};
const kinds = (queue: Queue): string[] => queue.store.getState().entries.map(({ state }) => state.kind);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("sending", () => {
  test("two go out at a time, in order", async () => {
    const { queue, lines, far } = startQueue();
    await add(queue, "a", "b", "c");
    expect(kinds(queue)).toEqual(["sending", "sending", "waiting"]);
    await lines[0]!.end(taken);
    expect(lines.map(({ entry }) => entry.parcel.files[0]?.name)).toEqual(["a", "b", "c"]);
    expect(far.sent).toEqual(["key-1"]);
    expect(queue.store.getState().sent).toBe(1);
  });

  test("a photo chosen again while it is on its way goes out once, and again after it has arrived", async () => {
    const { queue, lines } = startQueue();
    const photo = parcel("a");
    const [first] = queue.add([photo], { kind: "new" });
    expect(queue.add([photo, parcel("b")], { kind: "new" })).toEqual([first, "key-2"]);
    expect(queue.add([photo], { kind: "attempt", submissionId: "sub_9" })).toEqual(["key-3"]);
    await vi.advanceTimersByTimeAsync(0);
    await lines[0]!.end(taken);
    expect(queue.add([photo], { kind: "new" })).toEqual(["key-4"]);
  });

  test("the count of what was sent starts anew once everything is out", async () => {
    const { queue, lines } = startQueue();
    await add(queue, "a");
    await lines[0]!.end(taken);
    expect(queue.store.getState()).toMatchObject({ entries: [], sent: 0 });
  });

  test("cancelling ends the sending, forgets the preview and lets the next one go", async () => {
    const { queue, lines, far } = startQueue();
    const [first] = await add(queue, "a", "b", "c");
    queue.remove(first!);
    expect(lines[0]!.cancelled).toBe(true);
    expect(far.forgotten).toEqual(["blob:a"]);
    expect(kinds(queue)).toEqual(["sending", "sending"]);
    await lines[0]!.end(taken);
    expect(far.sent).toEqual([]);
  });

  test("what the cheap checks find is held until the worker decides", async () => {
    const { queue, lines } = startQueue(({ files }) => (files[0]?.name === "b" ? [{ kind: "empty" }] : []));
    const [, held] = await add(queue, "a", "b", "c");
    expect(kinds(queue)).toEqual(["sending", "held", "sending"]);
    await lines[0]!.end(taken);
    queue.sendAnyway(held!);
    expect(kinds(queue)).toEqual(["sending", "sending"]);
  });
});

describe("a dropped connection", () => {
  test("keeps the share, waits, and starts over with the same key", async () => {
    const { queue, lines, far } = startQueue();
    await add(queue, "a");
    lines[0]!.progress(6);
    await lines[0]!.end(failed(UNREACHABLE));
    expect(queue.store.getState()).toMatchObject({
      entries: [{ state: { kind: "stopped", progress: { sent: 6, total: 10 } } }],
      pause: { cause: "no_connection" },
    });
    await vi.advanceTimersByTimeAsync(BACK_OFF_MS[0]!);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.entry.key).toBe(lines[0]!.entry.key);
    await lines[1]!.end(taken);
    expect(far.sent).toEqual(["key-1"]);
  });

  test("is asked about at growing intervals, and nothing is sent before something answers", async () => {
    const { queue, lines, far } = startQueue();
    await add(queue, "a");
    far.reachable = false;
    await lines[0]!.end(failed(UNREACHABLE));
    for (const wait of BACK_OFF_MS) {
      expect(queue.store.getState().pause?.until).toBe(Date.now() + wait);
      await vi.advanceTimersByTimeAsync(wait);
    }
    expect(lines).toHaveLength(1);
    far.reachable = true;
    queue.tryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(lines).toHaveLength(2);
  });

  test("that takes two uploads with it counts as one", async () => {
    const { queue, lines } = startQueue();
    await add(queue, "a", "b");
    await lines[0]!.end(failed(UNREACHABLE));
    await lines[1]!.end(failed(UNREACHABLE));
    expect(queue.store.getState().pause?.until).toBe(Date.now() + BACK_OFF_MS[0]!);
  });

  test("that keeps breaking one file while the service answers is handed to the worker", async () => {
    const { queue, lines } = startQueue();
    const [key] = await add(queue, "a");
    for (let n = 0; n < MAX_BREAKS; n += 1) {
      await lines[n]!.end(failed(UNREACHABLE));
      queue.tryNow();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(kinds(queue)).toEqual(["refused"]);
    queue.sendAnyway(key!);
    expect(kinds(queue)).toEqual(["sending"]);
  });

  test("that breaks a file which gets on each time never gives it up, and its share stays", async () => {
    const { queue, lines } = startQueue();
    await add(queue, "a");
    for (let kept = 1; kept <= 2 * MAX_BREAKS; kept += 1) {
      lines.at(-1)!.progress(kept, kept);
      await lines.at(-1)!.end(failed(UNREACHABLE));
      expect(kinds(queue)).toEqual(["stopped"]);
      queue.tryNow();
      await vi.advanceTimersByTimeAsync(0);
      expect(queue.store.getState().entries[0]?.state).toMatchObject({
        kind: "sending",
        progress: { sent: kept },
      });
    }
    expect(lines).toHaveLength(2 * MAX_BREAKS + 1);
  });

  test("no longer matters when the last unsent entry is taken away", async () => {
    const { queue, lines, far } = startQueue();
    const [key] = await add(queue, "a");
    await lines[0]!.end(failed(UNREACHABLE));
    queue.remove(key!);
    expect(far.dropped).toEqual([key]);
    expect(queue.store.getState()).toEqual({ entries: [], pause: null, sent: 0 });
  });
});

describe("a refusal", () => {
  test("of one file leaves the others alone", async () => {
    const { queue, lines } = startQueue();
    await add(queue, "a", "b", "c");
    await lines[0]!.end(failed(refusal(422, "file_damaged")));
    expect(kinds(queue)).toEqual(["refused", "sending", "sending"]);
  });

  test.each([
    [409, "no_places_left"],
    [409, "job_closed"],
    [507, "disk_full"],
    [401, null],
  ])("that would meet all of them (%i %s) sends nothing more in vain", async (status, code) => {
    const { queue, lines } = startQueue();
    await add(queue, "a", "b", "c", "d");
    await lines[0]!.end(failed(refusal(status, code)));
    expect(kinds(queue)).toEqual(["refused", "sending", "refused", "refused"]);
    expect(lines).toHaveLength(2);
  });

  test("for haste waits as long as the service says, then goes on", async () => {
    const { queue, lines } = startQueue();
    await add(queue, "a");
    await lines[0]!.end(failed(refusal(429, "rate_limited", 7)));
    expect(queue.store.getState().pause).toEqual({ cause: "too_many", until: Date.now() + 7000 });
    await vi.advanceTimersByTimeAsync(6999);
    expect(lines).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(lines).toHaveLength(2);
  });

  test.each([
    [500, null],
    [400, null],
  ])("without a reason of the rules (%i) is tried again by itself", async (status, code) => {
    const { queue, lines } = startQueue();
    await add(queue, "a");
    await lines[0]!.end(failed(refusal(status, code)));
    expect(kinds(queue)).toEqual(["stopped"]);
    await vi.advanceTimersByTimeAsync(BACK_OFF_MS[0]!);
    expect(lines).toHaveLength(2);
  });

  test("of a new try does not touch new submissions", async () => {
    const { queue, lines } = startQueue();
    queue.add([parcel("again")], { kind: "attempt", submissionId: "sub_9" });
    await add(queue, "a");
    await lines[0]!.end(failed(refusal(409, "not_retrying")));
    expect(kinds(queue)).toEqual(["refused", "sending"]);
  });
});
