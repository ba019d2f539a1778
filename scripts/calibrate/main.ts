/**
 * npm run calibrate -- DIR [--model FOLDER] [--out FILE]
 *
 * Measures a CLIP model on labelled pictures and writes the calibration.json that lies beside it. DIR holds labels.json,
 * labels.csv, or folders named by prompts (docs/calibration.md). Without --model the practice model is measured; without
 * --out the file goes into the model's folder. The same pictures give the same file.
 *
 * Exit codes: 0 written; 2 nothing was written, and why is printed.
 */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { fitCalibration } from "#shared/domain/scoring/fit/fit-calibration.ts";
import { LabelsError, readLabels } from "./labels.ts";
import { lookAt } from "./look.ts";
import { calibrationJson, calibrationLines } from "./report.ts";

const USAGE = "Say which pictures: npm run calibrate -- DIR [--model FOLDER] [--out FILE]";
const PRACTICE = join(import.meta.dirname, "../../resources/models/practice");
const SAY_EVERY = 100;

const readArguments = (): { folder: string; model: string; out: string } => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { model: { type: "string" }, out: { type: "string" } },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new LabelsError(USAGE);
    const model = resolve(values.model ?? PRACTICE);
    return { folder: resolve(folder), model, out: resolve(values.out ?? join(model, "calibration.json")) };
  } catch (cause) {
    throw cause instanceof LabelsError ? cause : new LabelsError(USAGE, { cause });
  }
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

try {
  const { folder, model, out } = readArguments();
  const labels = await readLabels(folder);
  say(`Looking at ${String(labels.length)} pictures.`);
  const pictures = await lookAt(folder, labels, model, (done) => {
    if (done % SAY_EVERY === 0) say(`${String(done)} of ${String(labels.length)}`);
  });
  const fitted = fitCalibration(pictures);
  await writeFile(out, `${JSON.stringify(calibrationJson(fitted), null, 2)}\n`);
  for (const text of [...calibrationLines(fitted), "", `Written to ${out}.`]) say(text);
} catch (error) {
  // A RangeError says that there are too few pictures.
  if (!(error instanceof LabelsError || error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
