// @ts-check
/**
 * npm test: set-up, static checks, build, unit and service tests, tests in the browser and in the application.
 * The last line is `N passed, N failed`. `npm test -- --only static|vitest|e2e` runs a part;
 * `--again` runs also what passed before on the same files, as CI does.
 */
import { parts, runTests } from "./checks/run-tests.mjs";
import { asScript, CannotContinue } from "./setup/say.mjs";

await asScript(() => {
  const args = process.argv.slice(2);
  const again = args.includes("--again");
  const rest = args.filter((argument) => argument !== "--again");
  if (rest.length === 0) return runTests(parts, again);
  const only = rest[0] === "--only" ? rest[1] : rest[0]?.replace(/^--only=/, "");
  const part = parts.find((name) => name === only);
  if (part === undefined)
    throw new CannotContinue(`Usage: npm test [-- --only ${parts.join("|")}] [--again]`);
  return runTests([part], again);
});
