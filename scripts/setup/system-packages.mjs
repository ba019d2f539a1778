// @ts-check
import { readFileSync } from "node:fs";
import { decideSystemPackages, installedPackages, missingPackages, namesHere } from "./plan.mjs";
import { run } from "./processes.mjs";
import { CannotContinue, say } from "./say.mjs";

/** @param {readonly string[]} args */
const apt = (args) => run("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

const knownNames = async () => {
  const { output } = await run("apt-cache", ["pkgnames"], { capture: true });
  return new Set(output.split("\n"));
};

/**
 * Installs what is missing of the wanted packages, or says how.
 * @param {import("./plan.mjs").Machine} machine
 * @param {readonly string[]} wanted
 */
export const ensureSystemPackages = async (machine, wanted) => {
  if (wanted.length === 0 || machine.distribution === null) return;
  const missing = missingPackages(wanted, installedPackages(readFileSync("/var/lib/dpkg/status", "utf8")));
  const decision = decideSystemPackages(machine, missing);
  if (decision.kind === "nothing") return;
  if (decision.kind === "stop")
    throw new CannotContinue(
      `System packages are missing. Please run this, then try again:\n\n  ${decision.command}`,
    );
  say(`Installing system packages: ${missing.join(", ")}`);
  // A package list of a fresh image is empty, and an old one names files that are gone.
  const updated = await apt(["update", "-qq"]);
  if (updated.code !== 0) say("The package lists could not be refreshed; trying with those at hand.");
  const names = namesHere(missing, await knownNames());
  const installed = await apt(["install", "-y", "-qq", "--no-install-recommends", ...names]);
  if (installed.code !== 0)
    throw new CannotContinue(`apt-get could not install: ${names.join(" ")}. Its own message stands above.`);
};
