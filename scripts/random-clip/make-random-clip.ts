import { resolve } from "node:path";
import { argv, stdout } from "node:process";
import type { Form } from "./layers.ts";
import { writeRandomClip } from "./write-random-clip.ts";

/** Usage: node scripts/random-clip/make-random-clip.ts <folder> [fp32|quantized]. Both forms without the second. */
const [, , folder = ".cache/random-clip", only] = argv;
const FORMS: readonly Form[] = ["fp32", "quantized"];

const target = resolve(folder);
await writeRandomClip(target, { forms: FORMS.filter((form) => only === undefined || only === form) });
stdout.write(`${target}\n`);
