// @ts-check
/**
 * npm test: set-up, static checks, build, unit and service tests, tests in the browser and in the application.
 * The last line is `N passed, N failed`. `npm test -- --only static|vitest|e2e` runs a part.
 */
import { parts, runTests } from "./checks/run-tests.mjs";
import { asScript, CannotContinue } from "./setup/say.mjs";

await asScript(() => {
  const args = process.argv.slice(2);
  if (args.length === 0) return runTests(parts);
  const only = args[0] === "--only" ? args[1] : args[0]?.replace(/^--only=/, "");
  const part = parts.find((name) => name === only);
  if (part === undefined) throw new CannotContinue(`Usage: npm test [-- --only ${parts.join("|")}]`);
  return runTests([part]);
});
