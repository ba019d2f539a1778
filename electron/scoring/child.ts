import { setPriority } from "node:os";

// Before anything that starts threads is loaded, so that they all inherit it: scoring takes what the window leaves.
setPriority(0, 10);

const kind = import.meta.filename.endsWith(".ts") ? "ts" : "js";
const worker = (name: string): URL => new URL(`./${name}.${kind}`, import.meta.url);
const { serveRequests } = await import("./serve-requests.ts");
serveRequests(worker("model-worker"), worker("index-worker"));
