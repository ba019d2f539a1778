import { parentPort } from "node:worker_threads";
import { createIndex } from "./search/index-answers.ts";
import type { FromIndexWorker, ToIndexWorker } from "./search/worker-protocol.ts";

/**
 * The thread that holds the index of embeddings: a scan takes milliseconds, during which the scoring process goes on
 * decoding. A fault ends the thread, and with it the process; the service fills the next one.
 */
const port = parentPort;
if (port === null) throw new Error("The index worker runs as a worker thread only.");

const index = createIndex();

port.on("message", ({ id, request }: ToIndexWorker) => {
  if (request.type === "forget") index.forget();
  else port.postMessage({ id, reply: index.answer(request) } satisfies FromIndexWorker);
});
