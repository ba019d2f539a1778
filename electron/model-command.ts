/** `npm run model -- list|fetch|import|verify|remove`: the models of a data folder, without a window (API.md, Commands). */
import "./thread-pool.ts";
import { dirname, join } from "node:path";
import { pino } from "pino";
import type { ModelsView, ModelView } from "#shared/contract/model-views.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { instant } from "#shared/lib/instant.ts";
import { entriesBeside } from "./entries.ts";
import { startFailure } from "./exit-codes.ts";
import { readKnownModels } from "./files/models/known-models.ts";
import { openModelStorage } from "./files/models/open-model-storage.ts";
import { type ModelCommand, readModelCommand } from "./model-command-line.ts";
import { jsonOutput, type Output, wordsOutput } from "./model-command-output.ts";
import { openModelParts } from "./model-parts.ts";
import { prepareDataDir } from "./files/data-dir.ts";
import { createScorer } from "./scoring/client.ts";
import { openModelShelf } from "./scoring/model-shelf.ts";
import { MODEL_SETTING, readChoice } from "./service/model-choice.ts";
import { createModelLibrary, type ModelLibrary, viewsOf } from "./service/models.ts";
import { openStore } from "./store/open-store.ts";
import { readSetting } from "./store/read-setting.ts";

const log = pino({ level: process.env["WINNOW_LOG"] ?? "silent" }, pino.destination({ fd: 2, sync: true }));
const now = () => instant(Date.now());
const home = import.meta.filename.endsWith(".ts")
  ? dirname(import.meta.dirname)
  : dirname(dirname(import.meta.dirname));
const resourcesDir = join(home, "resources");
const FAILED = 1;
const STOPPED = 130;

/** Looks only: works while Winnow runs with the folder. */
const look = async ({ action, what, dataDir }: ModelCommand, say: Output): Promise<number> => {
  const known = await readKnownModels(resourcesDir);
  const storage = await openModelStorage({ dataDir, now, readOnly: true });
  const installed = await storage.installed();
  if (action === "list") {
    const choice = readChoice(readSetting(dataDir, MODEL_SETTING));
    for (const view of viewsOf(known, installed)) {
      say.model({ ...view, inUse: choice.kind === "installed" && choice.name === view.name, fetch: null });
    }
    if (choice.kind === "folder") say.remark(`In use is the folder ${choice.path}.`);
    if (choice.kind === "practice") say.remark("In use is the practice model, for every job.");
    return 0;
  }
  const wanted = installed.filter((model) => what === null || what === model.name || what === model.id);
  if (wanted.length === 0) {
    say.failed("not_found", what === null ? "No model is installed." : `The model ${what} is not installed.`);
    return FAILED;
  }
  let faulty = 0;
  for (const model of wanted) {
    const faults = await storage.verify(model);
    if (faults.length === 0)
      say.done("verified", model.name, `${model.title}: every file is as it was installed.`);
    else say.faults(model.name, model.title, faults);
    faulty += faults.length;
  }
  if (faulty > 0) say.remark("Download or import the model again; it takes the place of the damaged one.");
  return faulty > 0 ? FAILED : 0;
};

/** Takes the data folder for as long as it lasts. */
const change = async (command: ModelCommand, say: Output): Promise<number> => {
  const { dataDir, base } = command;
  prepareDataDir(dataDir);
  const store = await openStore({ dataDir, log, now });
  const scorer = createScorer({
    entry: entriesBeside(import.meta.filename).scoring,
    execPath: process.execPath,
    log,
  });
  try {
    const changed = new Set<() => void>();
    const onChange = (): void => {
      for (const tell of changed) tell();
    };
    const parts = await openModelParts({
      ...{ dataDir, resourcesDir, store, now, log, base, onChange },
      onInstalled: (model) => library.welcome(model),
    });
    let choice = readChoice(await store.reader.setting(MODEL_SETTING));
    const shelf = openModelShelf({
      scorer,
      practiceFolder: join(resourcesDir, "models", "practice"),
      installed: (name) => parts.storage.find(name),
      fetching: () => null,
    });
    const library = createModelLibrary({
      ...parts,
      choice: () => choice,
      // Loaded once, so that a model that does not work is told here and not at the next start.
      useModel: async (next) => {
        await shelf.use(next);
        await store.write(async (tx) => {
          await tx.setSetting(MODEL_SETTING, JSON.stringify(next));
          return null;
        });
        choice = next;
      },
      prepare: async ({ path }) => {
        await scorer.prepareModel({ path });
      },
      looking: () => null,
      onChange,
      log,
    });
    const stop = (): void => {
      void parts.downloads.stop().then(onChange);
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    return await act(command, library, say, changed);
  } finally {
    await scorer.close();
    await store.close();
  }
};

const act = async (
  { action, what }: ModelCommand,
  library: ModelLibrary,
  say: Output,
  changed: Set<() => void>,
): Promise<number> => {
  if (action === "import") {
    const model = await library.importFrom(what ?? "");
    if (isRefusal(model)) return refused(say, model.code, model.message);
    say.done("installed", model.name, `${model.title} is imported.`);
    await sayInUse(library, model.name, say);
    return 0;
  }
  const view = find(await library.view(), what);
  if (view === null) return refused(say, "not_found", `There is no model ${what ?? ""}.`);
  if (action === "remove") {
    const done = await library.remove(view.name);
    if (isRefusal(done)) return refused(say, done.code, done.message);
    say.done("removed", view.name, `${view.title} is removed.`);
    return 0;
  }
  return fetch(view, library, say, changed);
};

const fetch = async (
  view: ModelView,
  library: ModelLibrary,
  say: Output,
  changed: Set<() => void>,
): Promise<number> => {
  const whole = view.installed === null ? null : await library.verify(view.name);
  if (whole !== null && !isRefusal(whole) && whole.length === 0) {
    say.done("installed", view.name, `${view.title} is installed already.`);
    return 0;
  }
  const ended = await new Promise<ModelView>((resolve) => {
    let looking = false;
    const lookAgain = (): void => {
      if (looking) return;
      looking = true;
      void library.view().then((all) => {
        looking = false;
        const current = find(all, view.name) ?? view;
        if (current.fetch !== null) say.progress(current, current.fetch);
        if (current.fetch === null || current.fetch.state === "failed") resolve(current);
      });
    };
    changed.add(lookAgain);
    void library.fetch(view.name).then((refusedWith) => {
      if (isRefusal(refusedWith)) say.failed(refusedWith.code, refusedWith.message);
      lookAgain();
    });
  });
  changed.clear();
  if (ended.fetch !== null)
    return refused(
      say,
      "fetch_failed",
      `${ended.fetch.problem ?? "It failed."} What has come is kept: run the same again to go on.`,
    );
  // A damaged one that was to be replaced is still the earlier one.
  if (ended.installed === null || ended.installed.at === view.installed?.at) {
    say.remark("Stopped. What has come is kept: run the same again to go on.");
    return STOPPED;
  }
  say.done("installed", ended.name, `${ended.title} is downloaded and checked.`);
  await sayInUse(library, ended.name, say);
  return 0;
};

const sayInUse = async (library: ModelLibrary, name: string, say: Output): Promise<void> => {
  const used = find(await library.view(), name)?.inUse === true;
  say.remark(used ? "It is the model in use." : "Another model stays in use; Settings > Model changes that.");
};

/** By name or id; without either, the recommended one. */
const find = ({ models }: ModelsView, what: string | null): ModelView | null =>
  models.find(({ name, id, recommended }) => (what === null ? recommended : name === what || id === what)) ??
  null;

const refused = (say: Output, code: string, message: string): number => {
  say.failed(code, message);
  return FAILED;
};

const run = async (): Promise<number> => {
  let say = wordsOutput(process.stdout, process.stderr);
  try {
    const command = readModelCommand(process.argv.slice(2), process.env);
    if (command.json) say = jsonOutput(process.stdout);
    const looks = command.action === "list" || command.action === "verify";
    return await (looks ? look(command, say) : change(command, say));
  } catch (error) {
    const { exitCode, sentence } = startFailure(error);
    say.failed(error instanceof AppError ? error.code : "failed", sentence);
    return exitCode;
  }
};

process.exitCode = await run();
