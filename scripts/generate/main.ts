/** `node scripts/generate/main.ts --data DIR --rows N [--days N] [--seed N] [--no-events]` */
import { parseArgs } from "node:util";
import { generate } from "./generate.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    rows: { type: "string", default: "100000" },
    days: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    "no-events": { type: "boolean", default: false },
  },
});
if (values.data === undefined) throw new Error("Say where: --data DIR");
const began = performance.now();
const { job, ownerId } = await generate({
  dataDir: values.data,
  rows: Number(values.rows),
  days: Number(values.days),
  seed: Number(values.seed),
  events: !values["no-events"],
});
const seconds = Math.round((performance.now() - began) / 100) / 10;
process.stdout.write(
  `${JSON.stringify({ rows: Number(values.rows), seconds, owner: ownerId, job: job.id, code: job.code })}\n`,
);
