/** `npm run remote -- add|follow|list|sync|remove`: remotes without a window. Goes through Winnow where it runs with the folder. */
import "./thread-pool.ts";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { pino } from "pino";
import { AppError } from "#shared/lib/app-error.ts";
import { compose } from "./compose.ts";
import { entriesBeside } from "./entries.ts";
import { startFailure } from "./exit-codes.ts";
import { askRunning } from "./remote-command/command-socket.ts";
import { readRemoteCommand, type RemoteCommand } from "./remote-command/command-line.ts";
import { jsonLines, words } from "./remote-command/output.ts";
import { runRemoteCommand } from "./remote-command/run.ts";

const log = pino({ level: process.env["WINNOW_LOG"] ?? "silent" }, pino.destination({ fd: 2, sync: true }));
const home = import.meta.filename.endsWith(".ts")
  ? dirname(import.meta.dirname)
  : dirname(dirname(import.meta.dirname));

/** Never on the command line, where every user of the machine could read it. */
const withKey = async (command: RemoteCommand): Promise<RemoteCommand> => {
  if (command.action !== "add") return command;
  const given = process.env["WINNOW_REMOTE_KEY"] ?? (process.stdin.isTTY ? "" : await text(process.stdin));
  if (given.trim() === "")
    throw new AppError(
      "invalid_setting",
      "Give the remote's key in WINNOW_REMOTE_KEY, or on standard input.",
    );
  return { ...command, key: given.trim() };
};

const run = async (): Promise<number> => {
  let say = words(process.stdout, process.stderr);
  try {
    const command = await withKey(readRemoteCommand(process.argv.slice(2), process.env));
    if (command.json) say = jsonLines(process.stdout);
    const there = await askRunning(command, say);
    if (there !== null) return there;
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
    const service = await compose({
      ...{
        dataDir: command.dataDir,
        host: "127.0.0.1",
        port: 0,
        publicUrls: [],
        trustProxy: [],
        model: null,
      },
      ...{ apiKeys: [], version, log, nodePath: process.execPath, keyFile: command.keyFile },
      resourcesDir: join(home, "resources"),
      workerPageDir: join(home, "out", "renderer", "worker"),
      entries: entriesBeside(import.meta.filename),
    });
    try {
      return await runRemoteCommand(service.remotes, command, say);
    } finally {
      await service.close();
    }
  } catch (error) {
    const { exitCode, sentence } = startFailure(error);
    say({ event: "failed", message: sentence });
    return exitCode;
  }
};

process.exitCode = await run();
