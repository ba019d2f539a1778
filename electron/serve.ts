/** The service without a window: `npm run serve -- --data DIR --port N` (API.md, Commands). */
import "./thread-pool.ts";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pino } from "pino";
import { AppError } from "#shared/lib/app-error.ts";
import { compose, type Service } from "./compose.ts";
import { entriesBeside } from "./entries.ts";
import { startFailure } from "./exit-codes.ts";
import { readOptions } from "./options.ts";

const log = pino({ level: process.env["WINNOW_LOG"] ?? "info" }, pino.destination({ fd: 2, sync: true }));

/** The folder that holds package.json, resources/ and out/. */
const home = ((): string => {
  const here = import.meta.dirname;
  return import.meta.filename.endsWith(".ts") ? dirname(here) : dirname(dirname(here));
})();

const start = async (): Promise<Service> => {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.dataDir === null) {
    throw new AppError(
      "invalid_setting",
      "Say where the data lives: --data DIR. The folder is made when it is not there.",
    );
  }
  const dataDir = resolve(options.dataDir);
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const service = await compose({
    ...options,
    dataDir,
    resourcesDir: join(home, "resources"),
    workerPageDir: join(home, "out", "renderer", "worker"),
    nodePath: process.execPath,
    entries: entriesBeside(import.meta.filename),
    version,
    log,
  });
  process.stdout.write(`${JSON.stringify({ event: "ready", url: service.url, data: dataDir })}\n`);
  return service;
};

const stopOn = (starting: Promise<Service>): void => {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "Finishing what is under way, then stopping.");
    starting
      .then((service) => service.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error }, "Stopping failed.");
          process.exit(1);
        },
      );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};

const starting = start();
stopOn(starting);
starting.catch((error: unknown) => {
  const failure = startFailure(error);
  process.stderr.write(`${failure.sentence}\n`);
  if (failure.exitCode === 1) log.error({ error }, "Start failed.");
  process.exit(failure.exitCode);
});
