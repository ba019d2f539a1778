import { basename } from "node:path";
import { ENTRIES } from "../../helpers/entries.ts";

/**
 * The scoring process with a flaw: a file whose name starts with "poison-" ends it, in the way the name says, as a
 * decoder with a bug would. Everything else is the real thing.
 */
const DEATHS: Record<string, () => void> = {
  segv: () => process.kill(process.pid, "SIGSEGV"),
  kill: () => process.kill(process.pid, "SIGKILL"),
  abort: () => process.abort(),
  exit: () => process.exit(3),
};

process.on("message", (message: { type?: string; path?: string }) => {
  const [, way] = /^poison-(\w+?)\b/u.exec(basename(message.path ?? "")) ?? [];
  if (way !== undefined) DEATHS[way]?.();
});

await import(ENTRIES.scoring);
