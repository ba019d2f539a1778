/** `npm run backup -- DIR` and `npm run restore -- DIR`: a data folder's backup, without a window. */
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "#shared/lib/app-error.ts";
import type { OnProgress } from "./backup/layout.ts";
import { makeBackup } from "./backup/make-backup.ts";
import { finishRestore, stageRestore } from "./backup/restore.ts";
import { defaultDataDir } from "./default-data-dir.ts";
import { startFailure } from "./exit-codes.ts";
import { prepareDataDir } from "./files/data-dir.ts";
import { lockFolder } from "./store/engine/folder-lock.ts";

const home = import.meta.filename.endsWith(".ts")
  ? dirname(import.meta.dirname)
  : dirname(dirname(import.meta.dirname));

interface Asked {
  readonly action: "backup" | "restore";
  readonly folder: string;
  readonly dataDir: string;
}

const read = (args: readonly string[]): Asked => {
  const [action, ...rest] = args;
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: { data: { type: "string" } },
  });
  const [folder, ...more] = positionals;
  if ((action !== "backup" && action !== "restore") || folder === undefined || more.length > 0)
    throw new AppError(
      "invalid_setting",
      "Say which folder: npm run backup -- DIR, or npm run restore -- DIR; with --data DIR.",
    );
  return { action, folder: resolve(folder), dataDir: resolve(values.data ?? defaultDataDir(process.env)) };
};

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

/** One line a step, and each tenth of the bytes. */
const progress = (): OnProgress => {
  let last = "";
  const words = { database: "Copying the database", files: "Copying files", verify: "Reading it back" };
  return ({ step, doneBytes, totalBytes }) => {
    const tenth = totalBytes === 0 ? 0 : Math.floor((doneBytes * 10) / totalBytes);
    const line = `${words[step]}${tenth === 0 ? "" : `: ${String(tenth * 10)} %`}`;
    if (line !== last) say(line);
    last = line;
  };
};

const run = async ({ action, folder, dataDir }: Asked): Promise<void> => {
  const now = new Date().toISOString();
  if (action === "backup") {
    // Beside a running Winnow too: the copy is of one moment, and nothing is locked.
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
    const { files, missing } = await makeBackup({ dataDir, to: folder, version, now }, progress());
    say(`Backed up to ${folder}: the database and ${String(files)} files, read back and whole.`);
    if (missing.length > 0) say(`${String(missing.length)} files were missing in the data folder already.`);
    return;
  }
  prepareDataDir(dataDir);
  const lock = lockFolder(dataDir);
  try {
    const { manifest, replaced } = await stageRestore({ from: folder, dataDir, now }, progress());
    finishRestore(dataDir);
    say(`Restored what was backed up at ${manifest.madeAt}. What was there before lies in ${replaced}.`);
  } finally {
    lock.release();
  }
};

try {
  await run(read(process.argv.slice(2)));
} catch (error) {
  const { exitCode, sentence } = startFailure(error);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}
