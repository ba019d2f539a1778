// @ts-check
/**
 * npm run bench: runs tests/bench/*.bench.ts one after another, each in a process of its own, since a figure
 * taken beside another measurement is none. `npm run bench -- store search` runs those whose name contains one
 * of the words.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./setup/build.mjs";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript, CannotContinue, say } from "./setup/say.mjs";

const folder = join(root, "tests", "bench");

await asScript(async () => {
  const words = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
  const options = process.argv.slice(2).filter((argument) => argument.startsWith("-"));
  const names = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".bench.ts"))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort();
  if (names.length === 0) throw new CannotContinue("No such measurement in tests/bench.");
  const ready = await ensureReady();
  await ensureBuilt(ready);
  let worst = 0;
  for (const name of names) {
    say(`\n${name}`);
    const code = await handOver(ready.node, ["--expose-gc", join(folder, name), ...options], {
      cwd: root,
      env: ready.env,
    });
    worst = Math.max(worst, code);
  }
  return worst;
});
