import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Calibration, CLIP_AS_PUBLISHED, readCalibration } from "#shared/domain/scoring/calibration.ts";
import { isPracticeJob, type Job } from "#shared/domain/job.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import { AppError } from "#shared/lib/app-error.ts";
import type { InstalledModel, ModelChoice, ModelState } from "../service/models-port.ts";
import type { Models } from "../service/ports.ts";
import type { Scorer } from "../service/scorer-port.ts";

export interface ModelShelf extends Models {
  choice(): ModelChoice;
  /** Where the model in use lies; null when there is none. */
  folder(): string | null;
  /** Loads what was chosen. Throws AppError `model_unusable` and keeps the model in use when it cannot be loaded. */
  use(choice: ModelChoice): Promise<void>;
}

interface ShelfOptions {
  readonly scorer: Scorer;
  readonly practiceFolder: string;
  readonly installed: (name: string) => Promise<InstalledModel | null>;
  /** The share of a download that is under way; null when none is. */
  readonly fetching: () => number | null;
}

interface Loaded {
  readonly path: string;
  readonly ref: ModelRef;
  readonly calibration: Calibration;
}

export const openModelShelf = ({ scorer, practiceFolder, installed, fetching }: ShelfOptions): ModelShelf => {
  let choice: ModelChoice = { kind: "none" };
  let loaded: Loaded | null = null;
  let problem: string | null = null;
  let loading = 0;
  let last: Promise<unknown> = Promise.resolve();

  const usableFor = (job: Pick<Job, "metadata">): ModelRef | null => {
    if (loaded === null) return null;
    return choice.kind === "practice_jobs" && !isPracticeJob(job) ? null : loaded.ref;
  };

  const read = async (next: Exclude<ModelChoice, { kind: "none" }>): Promise<Loaded> => {
    if (next.kind === "installed") return readInstalled(next.name, await installed(next.name));
    return next.kind === "folder" ? readFolder(resolve(next.path), false) : readFolder(practiceFolder, true);
  };

  const load = async (next: ModelChoice): Promise<void> => {
    if (next.kind === "none") {
      await scorer.useModel(null);
      loaded = null;
    } else {
      const found = await read(next);
      await scorer.useModel({ path: found.path, ref: found.ref });
      try {
        refuseBroken(scorer, found.path);
      } catch (error) {
        // The process gave the earlier one up for it.
        if (loaded !== null) await scorer.useModel({ path: loaded.path, ref: loaded.ref });
        throw error;
      }
      loaded = found;
    }
    choice = next;
    problem = null;
  };

  return {
    usableFor,
    current: () => loaded?.ref ?? null,
    calibration: () => loaded?.calibration ?? CLIP_AS_PUBLISHED,
    judgesAll: () => loaded !== null && choice.kind !== "practice_jobs",
    choice: () => choice,
    folder: () => loaded?.path ?? null,
    state: (): ModelState => {
      const scoring = scorer.state();
      const broken = scoring.kind === "ready" ? (scoring.modelProblem ?? null) : null;
      const share = fetching();
      if (loading > 0) return { state: "loading", share, reason: null };
      if (loaded !== null) return { state: broken === null ? "ready" : "problem", share, reason: broken };
      if (share !== null) return { state: "fetching", share, reason: null };
      return { state: problem === null ? "none" : "problem", share, reason: problem };
    },
    // One after the other: the scoring process holds one model.
    use: (next) => {
      loading += 1;
      const done = last
        .then(() => load(next))
        .catch((error: unknown) => {
          problem = error instanceof Error ? error.message : String(error);
          throw error;
        })
        .finally(() => {
          loading -= 1;
        });
      last = done.catch(() => undefined);
      return done;
    },
  };
};

/** A folder that looks right may still not load; the scoring process knows once it has tried. */
const refuseBroken = (scorer: Scorer, path: string): void => {
  const state = scorer.state();
  if (scorer.model() !== null && !(state.kind === "ready" && state.modelProblem !== undefined)) return;
  const why = state.kind === "ready" ? (state.modelProblem ?? "") : "";
  throw new AppError(
    "model_unusable",
    `The model in ${path} could not be loaded${why === "" ? "." : `: ${why}`} Choose another folder.`,
  );
};

/** A model of the data folder: its files were checked when it was installed, and here their sizes are. */
const readInstalled = async (name: string, model: InstalledModel | null): Promise<Loaded> => {
  if (model === null)
    throw new AppError(
      "model_unusable",
      `The model ${name} is not there any more. Download or import it again.`,
    );
  for (const { path, bytes } of model.files) {
    const found = await stat(join(model.path, ...path.split("/"))).catch(() => null);
    if (found?.size === bytes) continue;
    throw new AppError(
      "model_unusable",
      `${path} of the model ${model.title} is ${found === null ? "missing" : "not what was installed"}. Download or import the model again.`,
    );
  }
  const { path, id, revision } = model;
  return { path, ref: { id, revision, practice: false }, calibration: await calibrationOf(path) };
};

const calibrationOf = async (path: string): Promise<Calibration> => {
  const text = await readFile(join(path, "calibration.json"), "utf8").catch(() => null);
  return text === null ? CLIP_AS_PUBLISHED : readCalibration(JSON.parse(text));
};

/** Names a CLIP folder by its content, so that two revisions are never taken for one. */
const readFolder = async (path: string, practice: boolean): Promise<Loaded> => {
  try {
    const config = await readFile(join(path, "config.json"));
    const hash = createHash("sha256").update(config);
    for (const name of (await readdir(join(path, "onnx"))).sort()) {
      hash.update(`${name}:${String((await stat(join(path, "onnx", name))).size)}`);
    }
    return {
      path,
      ref: {
        id: practice ? "practice" : basename(path),
        revision: hash.digest("hex").slice(0, 12),
        practice,
      },
      calibration: await calibrationOf(path),
    };
  } catch (cause) {
    throw new AppError(
      "model_unusable",
      `${path} holds no CLIP model in transformers.js layout (config.json, tokenizer.json, onnx/). Choose another folder.`,
      { cause },
    );
  }
};
