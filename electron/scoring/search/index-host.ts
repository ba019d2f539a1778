import { Worker } from "node:worker_threads";
import { messageOf } from "../message-of.ts";
import type { ModelSlot } from "../model-slot.ts";
import type { IndexReply, IndexRequest } from "./messages.ts";
import { modelKey } from "./model-key.ts";
import { createTextDirections } from "./text-direction.ts";
import type { FromIndexWorker, ToIndexWorker } from "./worker-protocol.ts";

/** The index as the scoring process's main thread sees it. */
export interface IndexHost {
  answer(request: IndexRequest): Promise<IndexReply>;
  /** The model changes: what is held belongs to none. */
  forget(): void;
  close(): Promise<void>;
}

interface HostOptions {
  readonly workerEntry: URL;
  readonly model: Pick<ModelSlot, "current">;
  /** The thread ended that nobody asked to. */
  readonly onCrash: (reason: string) => void;
}

type Loaded = NonNullable<ReturnType<ModelSlot["current"]>>;

/** Starts the thread with the first request. Texts are embedded here, by the model in use. */
export const createIndexHost = ({ workerEntry, model, onCrash }: HostOptions): IndexHost => {
  const waiting = new Map<number, (reply: IndexReply) => void>();
  const directions = new WeakMap<Loaded, (text: string) => Promise<Float32Array>>();
  let worker: Worker | null = null;
  let closing = false;
  let lastId = 0;

  const start = (): Worker => {
    const started = new Worker(workerEntry, { name: "winnow-index" });
    started.on("message", ({ id, reply }: FromIndexWorker) => {
      const resolve = waiting.get(id);
      waiting.delete(id);
      resolve?.(reply);
    });
    started.on("error", (error: Error) => onCrash(error.message));
    started.on("exit", (code) => {
      if (!closing) onCrash(`the index's thread ended with code ${code}`);
    });
    return started;
  };

  const ask = (request: IndexRequest): Promise<IndexReply> =>
    new Promise((resolve) => {
      worker ??= start();
      lastId += 1;
      waiting.set(lastId, resolve);
      // Copied, not handed over: the arrays of a message from the service may share one buffer.
      worker.postMessage({ id: lastId, request } satisfies ToIndexWorker);
    });

  const directionOf = async (key: string, text: string): Promise<Float32Array | null> => {
    const loaded = model.current();
    if (loaded === null || modelKey(loaded.ref) !== key) return null;
    const known = directions.get(loaded) ?? createTextDirections((texts) => loaded.pool.embedTexts(texts));
    directions.set(loaded, known);
    return known(text);
  };

  return {
    answer: async (request) => {
      if (request.type !== "nearest" || request.text === null) return ask(request);
      const direction = await directionOf(request.key, request.text).catch((error: unknown) => {
        process.stderr.write(`A text could not be embedded: ${messageOf(error)}\n`);
        return null;
      });
      if (direction === null) return { kind: "no_model" };
      const { vector } = request;
      const both = vector === null ? direction : direction.map((value, at) => value + (vector[at] ?? 0));
      return ask({ ...request, text: null, vector: both });
    },
    forget: () => worker?.postMessage({ id: 0, request: { type: "forget" } } satisfies ToIndexWorker),
    close: async () => {
      closing = true;
      await worker?.terminate();
    },
  };
};
