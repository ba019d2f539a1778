import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OpenedStore, openStore, type StoreOptions } from "../../electron/store/open-store.ts";
import type { Log } from "../../electron/service/ports.ts";
import { ENTRIES } from "../helpers/entries.ts";
import { NOON } from "./moments.ts";

/** Keeps what was logged, so that a test can look at it. */
export const quietLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  const keep = (_: unknown, message: string) => void lines.push(message);
  return { lines, info: keep, warn: keep, error: keep };
};

/** A folder of its own that is gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "winnow-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const openIn = async (dataDir: string, options: Partial<StoreOptions> = {}): Promise<OpenedStore> => {
  const store = await openStore({
    dataDir,
    log: quietLog(),
    now: () => NOON,
    entry: ENTRIES.reader,
    ...options,
  });
  onTestFinished(() => store.close());
  return store;
};

export const temporaryStore = async (
  options: Partial<StoreOptions> = {},
): Promise<{ readonly dataDir: string; readonly store: OpenedStore }> => {
  const dataDir = temporaryFolder();
  return { dataDir, store: await openIn(dataDir, options) };
};
