import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { type Transferable, Worker } from "node:worker_threads";
import type {
  DiskFault,
  DiskReply,
  DiskRequest,
  DiskWorkInput,
  DiskWorkName,
  DiskWorkResult,
} from "./disk-work.ts";

/** Each lets many uploads wait for the disk at once; a second goes on where the first is held up by a single call. */
const MOST_WORKERS = 2;

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface DiskWorker {
  readonly thread: Worker;
  readonly pending: Map<number, Pending>;
}

/** Of the whole process: a worker holds nothing between two pieces of work, so nobody has to end it. */
const workers = new Set<DiskWorker>();
let lastId = 0;

/**
 * Has a worker thread do this. Throws what the disk said, with its `code`. What is named in `handedOver` is no longer
 * the caller's.
 */
export const onDisk = <Name extends DiskWorkName>(
  name: Name,
  input: DiskWorkInput<Name>,
  handedOver: readonly Transferable[] = [],
): Promise<DiskWorkResult<Name>> =>
  new Promise<DiskWorkResult<Name>>((resolve, reject) => {
    const { thread, pending } = freest();
    lastId += 1;
    pending.set(lastId, { resolve, reject });
    thread.ref();
    thread.postMessage({ id: lastId, name, input } satisfies DiskRequest, handedOver);
  });

/** One that is idle, or a new one, or the one with the least to do. */
const freest = (): DiskWorker => {
  let best: DiskWorker | null = null;
  for (const worker of workers) {
    if (worker.pending.size === 0) return worker;
    if (best === null || worker.pending.size < best.pending.size) best = worker;
  }
  return best === null || workers.size < MOST_WORKERS ? startWorker() : best;
};

const startWorker = (): DiskWorker => {
  const thread = new Worker(entry(), { name: "winnow-disk" });
  const worker: DiskWorker = { thread, pending: new Map() };
  let failure: unknown = null;
  workers.add(worker);
  thread.unref();
  thread.on("message", (reply: DiskReply) => {
    const asked = worker.pending.get(reply.id);
    worker.pending.delete(reply.id);
    if (worker.pending.size === 0) thread.unref();
    if ("fault" in reply) asked?.reject(errorFrom(reply.fault));
    else asked?.resolve(reply.result as never);
  });
  thread.on("error", (error) => {
    failure = error;
  });
  thread.on("exit", () => {
    workers.delete(worker);
    for (const { reject } of worker.pending.values()) {
      reject(errorFrom({ code: "EIO", message: `A disk worker ended: ${String(failure)}` }));
    }
  });
  return worker;
};

export const errorFrom = ({ code, message }: DiskFault): Error =>
  Object.assign(new Error(message), code === null ? {} : { code });

let known: string | null = null;

/** TypeScript beside this file in the source tree; in a build, JavaScript beside the entry or above its chunks. */
const entry = (): string => {
  const name = `disk-worker${extname(import.meta.filename)}`;
  const places = [join(import.meta.dirname, name), join(import.meta.dirname, "..", name)];
  return (known ??= places.find((place) => existsSync(place)) ?? join(import.meta.dirname, name));
};
