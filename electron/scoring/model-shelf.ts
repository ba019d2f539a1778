import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Calibration, CLIP_AS_PUBLISHED, readCalibration } from "#shared/domain/scoring/calibration.ts";
import { isPracticeJob, type Job } from "#shared/domain/job.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import { AppError } from "#shared/lib/app-error.ts";
import type { Models } from "../service/ports.ts";
import type { Scorer } from "../service/scorer-port.ts";

/** Which model a data folder works with, as its setting remembers it. */
export type ModelChoice =
  | { readonly kind: "none" }
  /** The practice model, for practice jobs only. */
  | { readonly kind: "practice_jobs" }
  /** The practice model for every job, as a person asked for. */
  | { readonly kind: "practice" }
  | { readonly kind: "folder"; readonly path: string };

export interface ModelShelf extends Models {
  choice(): ModelChoice;
  /** Loads what was chosen. Throws AppError `model_unusable` and keeps the model in use when it cannot be loaded. */
  use(choice: ModelChoice): Promise<void>;
}

interface Loaded {
  readonly ref: ModelRef;
  readonly calibration: Calibration;
}

export const openModelShelf = (scorer: Scorer, practiceFolder: string): ModelShelf => {
  let choice: ModelChoice = { kind: "none" };
  let loaded: Loaded | null = null;

  const usableFor = (job: Pick<Job, "metadata">): ModelRef | null => {
    if (loaded === null) return null;
    return choice.kind === "practice_jobs" && !isPracticeJob(job) ? null : loaded.ref;
  };

  return {
    usableFor,
    current: () => loaded?.ref ?? null,
    calibration: () => loaded?.calibration ?? CLIP_AS_PUBLISHED,
    choice: () => choice,
    use: async (next) => {
      if (next.kind === "none") {
        await scorer.useModel(null);
        loaded = null;
      } else {
        const practice = next.kind !== "folder";
        const path = practice ? practiceFolder : resolve(next.path);
        const found = await readModelFolder(path, practice);
        await scorer.useModel({ path, ref: found.ref });
        refuseBroken(scorer, path);
        loaded = found;
      }
      choice = next;
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

/** Names a CLIP folder by its content, so that two revisions are never taken for one. */
const readModelFolder = async (path: string, practice: boolean): Promise<Loaded> => {
  try {
    const config = await readFile(join(path, "config.json"));
    const hash = createHash("sha256").update(config);
    for (const name of (await readdir(join(path, "onnx"))).sort()) {
      hash.update(`${name}:${String((await stat(join(path, "onnx", name))).size)}`);
    }
    const calibration = await readFile(join(path, "calibration.json"), "utf8").catch(() => null);
    return {
      ref: {
        id: practice ? "practice" : basename(path),
        revision: hash.digest("hex").slice(0, 12),
        practice,
      },
      calibration: calibration === null ? CLIP_AS_PUBLISHED : readCalibration(JSON.parse(calibration)),
    };
  } catch (cause) {
    throw new AppError(
      "model_unusable",
      `${path} holds no CLIP model in transformers.js layout (config.json, tokenizer.json, onnx/). Choose another folder.`,
      { cause },
    );
  }
};
