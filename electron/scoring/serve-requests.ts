import type { Damaged } from "../service/scorer-port.ts";
import { examinePicture, makePreview } from "./imaging/examine-picture.ts";
import { setUpSharp } from "./imaging/sharp-set-up.ts";
import { createModelSlot } from "./model-slot.ts";
import { createPipeline } from "./pipeline.ts";
import { parseToScorer, type FromScorer, type ToScorer } from "./protocol.ts";

/** Exit codes that the service's log shows. */
const MODEL_THREAD_ENDED = 70;
const SERVICE_GONE = 0;

const tell = (message: FromScorer): void => {
  process.send?.(message);
};

/**
 * The scoring process: takes requests from the service over IPC and answers each of them once. It ends when the
 * service does, and ends itself when a model thread dies, because the service then knows what was in flight.
 */
export const serveRequests = (modelWorker: URL): void => {
  setUpSharp();
  const model = createModelSlot({
    workerEntry: modelWorker,
    onCrash: (reason) => {
      process.stderr.write(`A model worker died: ${reason}\n`);
      process.exit(MODEL_THREAD_ENDED);
    },
    onLost: (problem) => tell({ type: "model-lost", problem }),
  });
  const pipeline = createPipeline({
    model,
    decode: examinePicture,
    onExamined: (id, result) => tell({ type: "examined", id, result }),
  });

  const preview = async (id: number, path: string, outPath: string, size: number): Promise<void> => {
    const result: { readonly kind: "made" } | Damaged = await makePreview(path, outPath, size);
    tell({ type: "previewed", id, result });
  };

  const handle = async (message: ToScorer): Promise<void> => {
    switch (message.type) {
      case "use-model":
        tell({ type: "model", problem: await model.use(message.folder, message.workers) });
        return;
      case "examine":
        pipeline.add(message);
        return;
      case "preview":
        await pipeline.beside(message.priority, () =>
          preview(message.id, message.path, message.outPath, message.size),
        );
        return;
      case "finish":
        await pipeline.idle();
        await model.use(null, 1);
        process.disconnect();
        return;
    }
  };

  process.on("disconnect", () => process.exit(SERVICE_GONE));
  process.on("message", (message) => {
    // A fault here has no request to be told to: the process ends and the service retries what was in flight.
    void handle(parseToScorer(message));
  });
  tell({ type: "hello" });
};
