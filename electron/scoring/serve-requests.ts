import type { Damaged } from "../service/examination-port.ts";
import { createCloseLooks } from "./close-look.ts";
import { prepareForms } from "./forms/prepare-forms.ts";
import { examinePicture, makePreview } from "./imaging/examine-picture.ts";
import { setUpSharp } from "./imaging/sharp-set-up.ts";
import { messageOf } from "./message-of.ts";
import { createModelSlot } from "./model-slot.ts";
import { createPipeline } from "./pipeline.ts";
import { parseToScorer, type FromScorer, type ToScorer } from "./protocol.ts";
import { createIndexHost } from "./search/index-host.ts";

/** Exit codes that the service's log shows. */
const MODEL_THREAD_ENDED = 70;
const INDEX_THREAD_ENDED = 71;
const SERVICE_GONE = 0;

const tell = (message: FromScorer): void => {
  process.send?.(message);
};

/**
 * The scoring process: takes requests from the service over IPC and answers each of them once. It ends when the
 * service does, and ends itself when a model thread dies, because the service then knows what was in flight.
 */
export const serveRequests = (modelWorker: URL, indexWorker: URL): void => {
  setUpSharp();
  const onCrash = (reason: string): void => {
    process.stderr.write(`A model worker died: ${reason}\n`);
    process.exit(MODEL_THREAD_ENDED);
  };
  const model = createModelSlot({
    workerEntry: modelWorker,
    onCrash,
    onLost: (problem) => tell({ type: "model-lost", problem }),
  });
  const pipeline = createPipeline({
    model,
    decode: examinePicture,
    onExamined: (id, result) => tell({ type: "examined", id, result }),
  });

  const index = createIndexHost({
    workerEntry: indexWorker,
    model,
    onCrash: (reason) => {
      process.stderr.write(`The index's thread died: ${reason}\n`);
      process.exit(INDEX_THREAD_ENDED);
    },
  });

  const looks = createCloseLooks({ model, pipeline });

  const preview = async (id: number, path: string, outPath: string, size: number): Promise<void> => {
    const result: { readonly kind: "made" } | Damaged = await makePreview(path, outPath, size);
    tell({ type: "previewed", id, result });
  };

  const prepare = async (path: string, home: string): Promise<void> => {
    try {
      const forms = await prepareForms({ path, home, workerEntry: modelWorker, onCrash });
      tell({ type: "prepared", forms, problem: null });
    } catch (error) {
      tell({ type: "prepared", forms: null, problem: messageOf(error) });
    }
  };

  const handle = async (message: ToScorer): Promise<void> => {
    switch (message.type) {
      case "use-model":
        index.forget();
        tell({ type: "model", problem: await model.use(message.folder, message.workers) });
        return;
      case "prepare-model":
        await prepare(message.path, message.home);
        return;
      case "pace":
        pipeline.setPace(message.workers);
        return;
      case "hasten":
        pipeline.hasten(message.id);
        return;
      case "examine":
        pipeline.add(message);
        return;
      case "preview":
        await pipeline.beside(message.priority, () =>
          preview(message.id, message.path, message.outPath, message.size),
        );
        return;
      case "index":
        tell({ type: "index", id: message.id, reply: await index.answer(message.request) });
        return;
      case "embed-prompts":
        tell({
          type: "prompts-embedded",
          id: message.id,
          result: await looks.embedPrompts(message.prompts),
        });
        return;
      case "heat-map":
        tell({ type: "heat-mapped", id: message.id, result: await looks.heatMap(message) });
        return;
      case "stop":
        looks.stop(message.id);
        return;
      case "finish":
        await pipeline.idle();
        await index.close();
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
