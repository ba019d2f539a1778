// @ts-check
/** npm run check: the static checks alone. */
import { runTests } from "./checks/run-tests.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(() => runTests(["static"]));
