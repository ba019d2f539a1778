import { setPriority } from "node:os";

// Before anything that starts threads is loaded, so that they all inherit it: scoring takes what the window leaves.
setPriority(0, 10);

const modelWorker = import.meta.filename.endsWith(".ts") ? "./model-worker.ts" : "./model-worker.js";
const { serveRequests } = await import("./serve-requests.ts");
serveRequests(new URL(modelWorker, import.meta.url));
