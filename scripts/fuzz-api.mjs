// @ts-check
/**
 * npm run fuzz:api: Schemathesis asks a running service what its document allows, and what it does not, for about
 * two minutes. Fails on an answer from 500 on, and on every status, content type or body that the document does
 * not have. `npm run fuzz:api -- 30` spends 30 seconds on each side instead of 60.
 */
import { join } from "node:path";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript, CannotContinue, say } from "./setup/say.mjs";
import { KEY, seed, serve, statuses } from "./fuzz/service.mjs";
import { schemathesis } from "./fuzz/tool.mjs";

const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
].join(",");

/** A stream has no end to wait for. */
const STREAM = "^/worker/v1/events$";

await asScript(async () => {
  const seconds = process.argv[2] ?? "60";
  const ready = await ensureReady();
  const program = schemathesis();
  const service = await serve(ready.node, ready.env);
  try {
    const { token, ids } = await seed(service.url);
    /** @param {string} who @param {string[]} which @param {string} bearer */
    const fuzz = (who, which, bearer) => {
      say(`\nAs ${who}`);
      const options = ["--checks", CHECKS, "--max-time", seconds, "--seed", "1"];
      const shown = ["--continue-on-failure", "--no-color", "--warnings", "off", "--request-timeout", "20"];
      return handOver(
        program,
        [
          "run",
          `${service.url}/openapi.json`,
          "--phases",
          "examples,coverage,fuzzing",
          "--generation-database",
          "none",
          ...options,
          ...shown,
          ...which,
          "-H",
          `Authorization: Bearer ${bearer}`,
        ],
        {
          cwd: join(root, ".cache"),
          env: {
            ...ready.env,
            SCHEMATHESIS_HOOKS: join(root, "scripts", "fuzz", "hooks.py"),
            WINNOW_FUZZ_IDS: JSON.stringify(ids),
          },
        },
      );
    };
    const owner = await fuzz("an owner, with a key", ["--exclude-path-regex", "^/worker/"], KEY);
    const worker = await fuzz(
      "a worker, with a token",
      ["--include-path-regex", "^/worker/", "--exclude-path-regex", STREAM],
      token,
    );
    const answered = await statuses(service.url);
    say(`\nAnswered: ${answered.map(({ status, count }) => `${status} ${count} times`).join(", ")}`);
    // A fuzzer that is only ever refused has tested nothing.
    if (!["200", "201"].every((wanted) => answered.some(({ status }) => status === wanted)))
      throw new CannotContinue("No call succeeded.");
    const faults = service.log().trim();
    if (faults !== "") say(`\nThe service logged:\n${faults.slice(0, 5000)}`);
    return Math.max(owner, worker, faults === "" ? 0 : 1);
  } finally {
    await service.stop();
  }
});
