/**
 * From photos of 12 megapixels to embeddings and to stored scores, against the loop that transformers.js's own
 * pipeline makes of it, and against what the machine's cores allow. WINNOW_BENCH_PICTURES sets another number.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join, sep } from "node:path";
import { env, pipeline } from "@xenova/transformers";
import { inspectModelFolder } from "../../electron/scoring/clip/model-folder.ts";
import { openModelPool, type ModelPool } from "../../electron/scoring/clip/model-pool.ts";
import { folderInForm } from "../../electron/scoring/forms/folder-form.ts";
import { prepareForms } from "../../electron/scoring/forms/prepare-forms.ts";
import { setUpSharp } from "../../electron/scoring/imaging/sharp-set-up.ts";
import type { FormWish } from "#shared/domain/scoring/model-forms.ts";
import { cameraPictures } from "./camera-pictures.ts";
import { startScoringService } from "./pipeline-service.ts";
import { embedAll, stepCosts, sumOf } from "./pipeline-steps.ts";
import { exactClip, quantizedClip } from "./random-clip.ts";
import { quantile, report } from "./report.ts";

const PICTURES = Number(process.env["WINNOW_BENCH_PICTURES"] ?? 96);
const NAIVE_PICTURES = Math.max(4, Math.ceil(PICTURES / 12));
const SINGLE = 15;
const SINGLE_LIMIT_MS = 400;
const LABELS = ["a red car", "a blue boat", "a yellow flower", "a blank picture", "a blurry photo", "a text"];

const cores = availableParallelism();
const workerEntry = new URL("../../electron/scoring/model-worker.ts", import.meta.url);
const onCrash = (reason: string): void => {
  throw new Error(reason);
};
const rateOf = (count: number, ms: number): number => (count * 1000) / ms;
/** CPU time says what it costs also where other programs take theirs. */
interface Pace {
  readonly rate: number;
  readonly cpuMs: number;
}
const paceOf = async (count: number, work: () => Promise<unknown>): Promise<Pace> => {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { rate: rateOf(count, ms), cpuMs: (user + system) / 1000 / count };
};
const shares = (costs: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(costs).map(([step, ms]) => [
      step,
      `${ms.toFixed(1)} ms (${((100 * ms) / sumOf(costs)).toFixed(0)} %)`,
    ]),
  );

/** One file after the other, everything as it comes: fp32, one picture and all labels in each run. */
const naivePace = async (folder: string, paths: readonly string[]): Promise<Pace> => {
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder) + sep;
  const classify = await pipeline("zero-shot-image-classification", basename(folder), {
    local_files_only: true,
  });
  await classify(paths[0] ?? "", LABELS);
  const pace = await paceOf(NAIVE_PICTURES, async () => {
    for (let index = 0; index < NAIVE_PICTURES; index += 1) {
      await classify(paths[index % paths.length] ?? "", LABELS);
    }
  });
  await classify.dispose();
  return pace;
};

const folder = mkdtempSync(join(tmpdir(), "winnow-bench-"));
try {
  // Each unlike the others: looking closely at pictures that resemble each other is no part of what is measured here.
  const drawn = await cameraPictures(folder, PICTURES);
  const [exact, model] = [await exactClip(), await quantizedClip()];
  const { rate: naive, cpuMs: naiveCpuMs } = await naivePace(exact, drawn);
  setUpSharp();

  const home = join(folder, "home");
  const forms = await prepareForms({ path: model, home, workerEntry, onCrash });
  const open = async (wish: FormWish, workers: number): Promise<ModelPool> =>
    openModelPool({
      folder: await folderInForm(await inspectModelFolder(model), { home, wish }),
      withText: false,
      workers,
      workerEntry,
      onCrash,
    });

  const alone = await open("auto", 1);
  const costs = await stepCosts(drawn[0] ?? "", join(folder, "t.webp"), alone);
  await alone.close();
  const bound = (cores * 1000) / sumOf(costs.embedding);

  for (const [wish, least] of [
    ["auto", 10],
    ["q8", 6],
  ] as const) {
    const pool = await open(wish, cores);
    await embedAll(drawn.slice(0, 2 * 8), pool);
    const { rate, cpuMs } = await paceOf(PICTURES, () => embedAll(drawn, pool));
    await pool.close();
    report({
      name: `files to embeddings, ${wish === "auto" ? `the best form (${forms.chosen})` : "q8 as fetched"}`,
      ratio: rate / naive,
      against: "transformers.js's own pipeline, fp32",
      limit: { at: least, side: "least" },
      detail: {
        "a second": rate,
        "its a second": naive,
        "CPU ms each": cpuMs,
        "its CPU ms each": naiveCpuMs,
      },
    });
    if (wish === "auto") {
      report({
        name: "files to embeddings, the best form",
        ratio: rate / bound,
        against: "cores / what a picture costs on one",
        limit: { at: 0.9, side: "least" },
        detail: { "a second": rate, "bound a second": bound, ...shares(costs.embedding) },
      });
    }
  }

  const { service, send, scored } = await startScoringService(model);
  try {
    await service.scoring.measure();
    await send(drawn[0] ?? "");
    await scored(1);
    await service.scoring.change({ paused: true });
    for (const path of drawn) await send(path);
    // This process is main: what it uses meanwhile is what handing over, judging and storing cost.
    const { rate, cpuMs: storing } = await paceOf(PICTURES, async () => {
      await service.scoring.change({ paused: false });
      await scored(1 + PICTURES);
    });
    const all = { ...costs.embedding, ...costs.besides, storing };
    const wholeBound = (cores * 1000) / sumOf(all);
    report({
      name: "files to stored scores, with hash, measurements and thumbnail",
      ratio: rate / naive,
      against: "transformers.js's own pipeline, fp32, which stores nothing",
      limit: { at: 6, side: "least" },
      detail: { "a second": rate, "its a second": naive },
    });
    report({
      name: "files to stored scores",
      ratio: rate / wholeBound,
      against: "cores / what a picture costs on one",
      limit: { at: 0.9, side: "least" },
      detail: { "a second": rate, "bound a second": wholeBound, ...shares(all) },
    });

    const times: number[] = [];
    for (let index = 0; index < SINGLE; index += 1) {
      const from = performance.now();
      await send(drawn[index % PICTURES] ?? "");
      await scored(2 + PICTURES + index);
      times.push(performance.now() - from);
    }
    const median = quantile(times, 0.5);
    report({
      name: "a single photo, from the start of its upload to its score",
      ratio: median / SINGLE_LIMIT_MS,
      against: `${String(SINGLE_LIMIT_MS)} ms`,
      limit: { at: 1, side: "most" },
      detail: { "median ms": median, "worst ms": Math.max(...times) },
    });
  } finally {
    await service.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
