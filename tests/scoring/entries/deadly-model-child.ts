import { ENTRIES } from "../../helpers/entries.ts";

/** The scoring process with a runtime that crashes on every model. Everything else is the real thing. */
process.on("message", (message: { type?: string; folder?: unknown }) => {
  if (message.type === "use-model" && message.folder !== null) process.kill(process.pid, "SIGSEGV");
});

await import(ENTRIES.scoring);
