// @ts-check
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/paths.mjs";
import { CannotContinue, say } from "../setup/say.mjs";

const folder = join(root, ".cache", "schemathesis");
const requirements = join(import.meta.dirname, "requirements.txt");

/** @returns {string} the program `st`, in a Python environment of its own that holds exactly the requirements */
export const schemathesis = () => {
  const program = join(folder, "bin", "st");
  const marker = join(folder, "winnow-requirements.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(program) && existsSync(marker) && readFileSync(marker, "utf8") === wanted) return program;
  say("Fetching Schemathesis from PyPI, once");
  try {
    execFileSync("python3", ["-m", "venv", "--clear", folder], { stdio: "inherit" });
    execFileSync(join(folder, "bin", "pip"), ["install", "--quiet", "--requirement", requirements], {
      stdio: "inherit",
    });
  } catch {
    throw new CannotContinue(
      "Schemathesis could not be installed. It needs Python 3.10 or newer, with venv.",
    );
  }
  writeFileSync(marker, wanted);
  return program;
};
