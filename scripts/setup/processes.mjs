// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * @typedef {object} Finished
 * @property {number} code the exit code; 128 + the signal's number when a signal ended it
 * @property {string} output what it printed, when `capture` was asked for
 * @property {boolean} timedOut
 */

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
const exitCode = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 0);

/**
 * Runs a command to its end, its output on stderr, or captured.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, timeoutMs?: number, shell?: boolean, alive?: () => boolean }} [options]
 *   `alive` is asked once a second; when it answers false the command is ended.
 * @returns {Promise<Finished>}
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const { cwd, env, capture = false, timeoutMs, shell = false, alive } = options;
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      shell,
      windowsHide: true,
      stdio: capture ? ["ignore", "pipe", "pipe"] : ["ignore", process.stderr, process.stderr],
    });
    let output = "";
    let timedOut = false;
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const end = () => {
      timedOut = true;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 5000).unref();
    };
    const limit = timeoutMs === undefined ? undefined : setTimeout(end, timeoutMs);
    const watch = alive === undefined ? undefined : setInterval(() => alive() || end(), 1000);
    const stop = () => {
      clearTimeout(limit);
      clearInterval(watch);
    };
    child.once("error", (error) => {
      stop();
      reject(error);
    });
    child.once("close", (code, signal) => {
      stop();
      resolve({ code: exitCode(code, signal), output, timedOut });
    });
  });

/**
 * Runs the program that the person asked for in our place: its input, output and errors are ours, signals are
 * handed on, and its exit code is the answer.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export const handOver = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: "inherit" });
    /** @type {NodeJS.Signals[]} */
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      // A terminal has already sent Ctrl-C to the whole group; twice would mean "at once".
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    // npm passes a signal to the shell between us, which dies of it and tells nobody: our parent then changes.
    const parent = process.ppid;
    const underNpm = process.env.npm_lifecycle_event !== undefined && process.platform !== "win32";
    const watch = underNpm
      ? setInterval(() => process.ppid === parent || child.kill("SIGTERM"), 500)
      : undefined;
    const stop = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, forward);
    };
    child.once("error", (error) => {
      stop();
      reject(error);
    });
    child.once("exit", (code, signal) => {
      stop();
      resolve(exitCode(code, signal));
    });
  });

/** @param {number} pid */
export const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
};
