// @ts-check
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./processes.mjs";

/** The npm that started us, or the one beside this Node: as a script, since Windows cannot start npm.cmd directly. */
const npmScript = () => {
  const besideNode = dirname(process.execPath);
  return [
    process.env.npm_execpath,
    join(besideNode, "node_modules", "npm", "bin", "npm-cli.js"),
    join(besideNode, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ].find((path) => path !== undefined && /npm-cli\.(c|m)?js$/.test(path) && existsSync(path));
};

/**
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 */
export const npm = async (args, { cwd }) => {
  const script = npmScript();
  // Inside an npm script these name the outer command and its package; the inner npm must find its own.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command)/i.test(name)),
  );
  // npm ci removes the Node of the packages, which may be the one that runs this.
  const finished =
    script && existsSync(process.execPath)
      ? await run(process.execPath, [script, ...args], { cwd, env })
      : await run("npm", args, { cwd, env, shell: process.platform === "win32" });
  return finished.code;
};
