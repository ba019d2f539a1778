/**
 * What tests start beside themselves. `npm test` has just built the application and names the build: its few large
 * files start in a third of the time that the sources take, and are what people run. A test file run by itself
 * starts the sources, which are never older than they look.
 */
import { join } from "node:path";
import { entriesBeside } from "../../electron/entries.ts";

const built = process.env["WINNOW_BUILT_MAIN"];

export const SERVE_ENTRY =
  built === undefined
    ? join(import.meta.dirname, "..", "..", "electron", "serve.ts")
    : join(built, "serve.js");

/** A program folder's parts that hold its programs, and where the model command lies in such a folder. */
export const [PROGRAM_PARTS, MODEL_COMMAND] =
  built === undefined
    ? [["electron", "shared"], join("electron", "model-command.ts")]
    : [[join("out", "main")], join("out", "main", "model-command.js")];

export const ENTRIES = entriesBeside(SERVE_ENTRY);
