import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Log } from "../../service/ports.ts";
import { StoreError, type StoreErrorCode } from "../store-error.ts";
import type {
  Checkpoint,
  LongReadInput,
  LongReadName,
  LongReadResult,
  ReaderData,
  ReaderReply,
  ReaderRequest,
} from "./long-reads.ts";

type Call = ReaderRequest extends infer R ? (R extends ReaderRequest ? Omit<R, "id"> : never) : never;

interface Pending {
  readonly call: Call;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  /** A read that was in the thread when it died is asked once more. */
  readonly repeated: boolean;
}

/** The reader worker as main sees it: started when first needed, and again when it dies. */
export interface ReaderClient {
  read<Name extends LongReadName>(name: Name, input: LongReadInput<Name>): Promise<LongReadResult<Name>>;
  checkpoint(): Promise<Checkpoint>;
  close(): Promise<void>;
}

/** TypeScript beside this folder in the source tree; in a build, JavaScript beside the entry or above its chunks. */
export const defaultReaderEntry = (): string => {
  const name = `reader-worker${extname(import.meta.filename)}`;
  const places = [join(import.meta.dirname, name), join(import.meta.dirname, "..", name)];
  return places.find((place) => existsSync(place)) ?? join(import.meta.dirname, name);
};

export const readerClient = (entry: string, data: ReaderData, log: Log): ReaderClient => {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let lastId = 0;
  let closed = false;

  const start = (): Worker => {
    const started = new Worker(entry, { workerData: data, name: "winnow-reader" });
    started.on("message", onReply);
    started.on("error", (error) => {
      log.warn({ error: String(error) }, "The reader worker failed.");
    });
    started.on("exit", () => {
      if (worker === started) onDeath();
    });
    return started;
  };

  const onReply = (reply: ReaderReply): void => {
    const call = pending.get(reply.id);
    if (call === undefined) return;
    pending.delete(reply.id);
    if (pending.size === 0) worker?.unref();
    if ("error" in reply) call.reject(errorFrom(reply.error));
    else call.resolve(reply.value as never);
  };

  const onDeath = (): void => {
    worker = null;
    const lost = [...pending.values()];
    pending.clear();
    for (const call of lost) {
      if (call.repeated || closed) call.reject(closed ? isClosed() : gaveUp());
      else send({ ...call, repeated: true });
    }
  };

  const send = (call: Pending): void => {
    lastId += 1;
    worker ??= start();
    worker.ref();
    pending.set(lastId, call);
    worker.postMessage({ id: lastId, ...call.call } satisfies ReaderRequest);
  };

  const ask = <T>(call: Call): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (closed) reject(isClosed());
      else send({ call, resolve, reject, repeated: false });
    });

  return {
    read: (name, input) => ask({ name, input }),
    checkpoint: () => ask({ name: "checkpoint" }),
    close: async () => {
      closed = true;
      await worker?.terminate();
    },
  };
};

const errorFrom = ({ code, message }: { readonly code: string | null; readonly message: string }): Error =>
  code === null ? new Error(message) : new StoreError(code as StoreErrorCode, message);

const gaveUp = (): StoreError =>
  new StoreError("storage_failed", "The reader stopped twice over the same question. Start Winnow again.");

const isClosed = (): StoreError => new StoreError("store_closed", "Winnow is closing.");
