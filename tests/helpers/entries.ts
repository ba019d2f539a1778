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

export const ENTRIES = entriesBeside(SERVE_ENTRY);
