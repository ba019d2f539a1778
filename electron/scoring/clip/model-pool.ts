import { Worker } from "node:worker_threads";
import type { ImageSpec } from "../imaging/model-input.ts";
import { ModelFolderError, type ModelFolder } from "./model-folder.ts";
import type { FromModelWorker, ModelWorkerData, ToModelWorker } from "./worker-protocol.ts";

/** The loaded model: workers of one thread each. */
export interface ModelPool {
  readonly image: ImageSpec;
  /** Length of an embedding. */
  readonly width: number;
  /** How many batches may run at once. */
  readonly workers: number;
  embedPictures(pixels: Float32Array<ArrayBuffer>, count: number): Promise<Float32Array>;
  embedTexts(texts: readonly string[]): Promise<Float32Array>;
  close(): Promise<void>;
}

interface PoolOptions {
  readonly folder: ModelFolder;
  /** False: pictures only. The text half would only take memory. */
  readonly withText: boolean;
  readonly workers: number;
  /** The model worker's entry, which is `.ts` in the source tree and `.js` in the built app. */
  readonly workerEntry: URL;
  /** A worker thread ended that nobody asked to. */
  readonly onCrash: (reason: string) => void;
}

interface Member {
  readonly worker: Worker;
  readonly width: number;
  running: number;
  readonly ask: (request: ToModelWorker) => Promise<Float32Array>;
}

const startWorker = async (
  withText: boolean,
  { folder, workerEntry, onCrash }: PoolOptions,
): Promise<Member> => {
  const worker = new Worker(workerEntry, { workerData: { folder, withText } satisfies ModelWorkerData });
  const waiting = new Map<
    number,
    { resolve: (rows: Float32Array) => void; reject: (error: Error) => void }
  >();
  const width = await new Promise<number>((resolve, reject) => {
    let loaded = false;
    const ended = (reason: string): void => {
      if (loaded) onCrash(reason);
      else reject(new Error(reason));
    };
    worker.on("error", (error: Error) => ended(error.message));
    worker.on("exit", (code) => {
      if (code !== STOPPED) ended(`the model's thread ended with code ${code}`);
    });
    worker.on("message", (message: FromModelWorker) => {
      if (message.type === "loaded") {
        loaded = true;
        resolve(message.width);
      } else if (message.type === "refused") {
        reject(new Error(message.message));
      } else {
        const asked = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.type === "embedded") asked?.resolve(message.rows);
        else asked?.reject(new Error(message.message));
      }
    });
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  const member: Member = {
    worker,
    width,
    running: 0,
    ask: async (request) => {
      member.running += 1;
      try {
        return await new Promise<Float32Array>((resolve, reject) => {
          waiting.set(request.id, { resolve, reject });
          worker.postMessage(request, request.type === "pictures" ? [request.pixels.buffer] : []);
        });
      } finally {
        member.running -= 1;
      }
    },
  };
  return member;
};

/** The exit code of a worker that `terminate()` ended. */
const STOPPED = 1;

/**
 * Loads a model folder into worker threads. Throws a ModelFolderError with a sentence for a person when the model
 * does not run.
 */
export const openModelPool = async (options: PoolOptions): Promise<ModelPool> => {
  const members: Member[] = [];
  try {
    // One after the other: what is wrong with the first is wrong with all, and two loads at once double the peak.
    for (let index = 0; index < options.workers; index += 1) {
      members.push(await startWorker(options.withText && index === 0, options));
    }
  } catch (error) {
    await Promise.all(members.map(({ worker }) => worker.terminate()));
    const detail = error instanceof Error ? error.message : String(error);
    throw new ModelFolderError(`The model can't be loaded: ${detail}`, { cause: error });
  }
  const [first] = members;
  if (first === undefined) throw new RangeError("A model needs at least one worker.");
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  return {
    image: options.folder.image,
    width: first.width,
    workers: members.length,
    embedPictures: (pixels, count) => {
      const idlest = members.reduce((a, b) => (b.running < a.running ? b : a));
      return idlest.ask({ type: "pictures", id: nextId(), pixels, count });
    },
    embedTexts: (texts) => first.ask({ type: "texts", id: nextId(), texts }),
    close: async () => {
      await Promise.all(members.map(({ worker }) => worker.terminate()));
    },
  };
};
