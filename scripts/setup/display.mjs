// @ts-check
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { CannotContinue, say } from "./say.mjs";

/** @param {string} name */
export const findProgram = (name) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** @param {string | Buffer} value */
const counted = (value) => {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/**
 * One entry of an X authority file, for any host and any display number (family 0xffff), so that it can be
 * written before the display has a number.
 */
const authority = () =>
  Buffer.concat([
    Buffer.from([0xff, 0xff]),
    counted(""),
    counted(""),
    counted("MIT-MAGIC-COOKIE-1"),
    counted(randomBytes(16)),
  ]);

/**
 * Starts a virtual screen that only this user can reach.
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, stop: () => void }>}
 */
export const startVirtualDisplay = async () => {
  const program = findProgram("Xvfb");
  if (program === undefined)
    throw new CannotContinue("There is no screen here, and Xvfb, the virtual one, is not installed.");
  say("There is no screen here: running under Xvfb, a virtual one.");
  const folder = mkdtempSync(join(tmpdir(), "winnow-display-"));
  const cookie = join(folder, "authority");
  writeFileSync(cookie, authority(), { mode: 0o600 });
  // In a group of its own: Ctrl-C is for the application, which needs its screen until it has closed.
  const server = spawn(
    program,
    ["-displayfd", "3", "-auth", cookie, "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true },
  );
  const stop = () => {
    process.off("exit", stop);
    server.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", stop);
  const pipe = /** @type {import("node:stream").Readable} */ (server.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    let text = "";
    // The server writes the number and the line's end apart, and dies of a reader who leaves in between.
    pipe.on("data", (/** @type {Buffer} */ data) => {
      text += data.toString("utf8");
      if (text.endsWith("\n")) resolve(text.trim());
    });
    server.once("error", reject);
    server.once("exit", () => {
      reject(new CannotContinue("Xvfb, the virtual screen, did not start."));
    });
  });
  server.removeAllListeners("exit");
  server.unref();
  pipe.destroy();
  return { env: { DISPLAY: `:${String(number)}`, XAUTHORITY: cookie }, stop };
};
