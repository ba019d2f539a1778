import { parentPort, workerData } from "node:worker_threads";
import { loadClipModel, type ClipModel } from "./clip/clip-model.ts";
import type { FromModelWorker, ModelWorkerData, ToModelWorker } from "./clip/worker-protocol.ts";

/**
 * Entry of a model worker: a thread of the scoring process that holds one loaded model and answers one request
 * after the other. A model's run blocks the thread it is called from, which is why it has one of its own.
 */
const port = parentPort;
if (port === null) throw new Error("The model worker runs as a worker thread only.");

const tell = (message: FromModelWorker): void => {
  port.postMessage(message, "rows" in message ? [message.rows.buffer] : []);
};
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const answer = async (model: ClipModel, request: ToModelWorker): Promise<void> => {
  try {
    if (request.type === "pictures") {
      tell({
        type: "embedded",
        id: request.id,
        rows: await model.embedPictures(request.pixels, request.count),
      });
    } else {
      if (model.embedTexts === null) throw new Error("This worker was started without the text half.");
      tell({ type: "embedded", id: request.id, rows: await model.embedTexts(request.texts) });
    }
  } catch (error) {
    tell({ type: "failed", id: request.id, message: messageOf(error) });
  }
};

try {
  const { folder, withText } = workerData as ModelWorkerData;
  const model = await loadClipModel(folder, withText);
  let last = Promise.resolve();
  port.on("message", (request: ToModelWorker) => {
    last = last.then(() => answer(model, request));
  });
  tell({ type: "loaded", width: model.width });
} catch (error) {
  tell({ type: "refused", message: messageOf(error) });
}
