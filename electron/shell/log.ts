import { renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Logger, pino } from "pino";

const MAX_BYTES = 5 * 1024 * 1024;

/** JSON lines in the data folder; the last full file is kept beside the current one. */
export const openLog = (dataDir: string): Logger => {
  const file = join(dataDir, "winnow.log");
  try {
    if (statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // There is no log yet.
  }
  return pino({ level: "info" }, pino.destination({ dest: file, sync: true, mkdir: true }));
};
