/**
 * The way from `npm run remote` to a Winnow that runs with the same data folder: a socket of this user (mode 0600), or
 * a named pipe on Windows. One command a connection, as JSON; what is said comes back line by line.
 */
import { createHash } from "node:crypto";
import { chmod, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RemoteCommand } from "./command-line.ts";
import type { Line, Say } from "./output.ts";

/** What the system takes as the path of a socket. */
const LONGEST_PATH = 100;
const LONGEST_COMMAND = 64 * 1024;

const socketOf = (dataDir: string): string => {
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 24);
  if (process.platform === "win32") return `\\\\.\\pipe\\winnow-${userInfo().username}-${name}`;
  const beside = join(dataDir, "commands.sock");
  return beside.length <= LONGEST_PATH ? beside : join(tmpdir(), `winnow-${name}.sock`);
};

export type RunCommand = (command: RemoteCommand, say: Say) => Promise<number>;

export interface CommandSocket {
  close(): Promise<void>;
}

/** Listens while this process has the data folder; what an earlier one left there is in the way. */
export const listenForCommands = async (dataDir: string, run: RunCommand): Promise<CommandSocket> => {
  const path = socketOf(dataDir);
  await rm(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    let heard = "";
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.on("data", (part: string) => {
      heard += part;
      if (heard.length > LONGEST_COMMAND) socket.destroy();
      const end = heard.indexOf("\n");
      if (end < 0) return;
      socket.removeAllListeners("data");
      const say: Say = (line) => void socket.write(`${JSON.stringify(line)}\n`);
      const done = (code: number): void => void socket.end(`${JSON.stringify({ event: "exit", code })}\n`);
      Promise.resolve()
        .then(() => run(JSON.parse(heard.slice(0, end)) as RemoteCommand, say))
        .then(done, (error: unknown) => {
          say({ event: "failed", message: error instanceof Error ? error.message : String(error) });
          done(1);
        });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  if (process.platform !== "win32") await chmod(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of open) socket.destroy();
      }),
  };
};

/** The exit code that a running Winnow answered, or null where none runs with the folder. */
export const askRunning = (command: RemoteCommand, say: Say): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const socket = connect(socketOf(command.dataDir));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve(null);
      else reject(error);
    });
    socket.once("connect", () => socket.write(`${JSON.stringify(command)}\n`));
    createInterface({ input: socket })
      .on("line", (text) => {
        const line = JSON.parse(text) as Line | { readonly event: "exit"; readonly code: number };
        if (line.event === "exit") resolve(line.code);
        else say(line);
      })
      .on("close", () => {
        resolve(1);
      })
      .on("error", () => undefined);
  });
