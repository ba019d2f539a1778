import { fork as forkChild, type ChildProcess, type ForkOptions } from "node:child_process";
import { messageOf } from "./message-of.ts";
import { parseFromScorer, type FromScorer, type ToScorer } from "./protocol.ts";

/** As `child_process.fork(entry, options)` does it; injected, so that a platform may start the process otherwise. */
export type ForkScorer = (entry: string, options: ForkOptions) => ChildProcess;

/** pino's, as far as it is used here. */
export interface ScorerLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** One running scoring process. */
export interface ScorerProcess {
  readonly pid: number | undefined;
  send(message: ToScorer): void;
  kill(): void;
}

interface ProcessOptions {
  readonly entry: string;
  readonly execPath: string;
  readonly fork: ForkScorer;
  readonly log: ScorerLog;
  readonly onMessage: (message: FromScorer) => void;
  /** Called once, with what it died of in a few words. */
  readonly onEnd: (reason: string) => void;
}

export const forkScorer: ForkScorer = (entry, options) => forkChild(entry, options);

/** The process must not inherit what a debugger or a test runner put into this one's start. */
const environment = (): NodeJS.ProcessEnv => {
  const inherited = { ...process.env };
  delete inherited["NODE_OPTIONS"];
  // Main's many threads wait for the disk; here they would decode as many pictures at once.
  delete inherited["UV_THREADPOOL_SIZE"];
  // glibc keeps an arena per thread; with libvips's buffers in them, memory that is free is never given back.
  return { MALLOC_ARENA_MAX: "2", ...inherited };
};

/** Starts the process. A failure to start is an end like any other. */
export const startProcess = ({
  entry,
  execPath,
  fork,
  log,
  onMessage,
  onEnd,
}: ProcessOptions): ScorerProcess => {
  let ended = false;
  const end = (reason: string): void => {
    if (ended) return;
    ended = true;
    onEnd(reason);
  };
  let child: ChildProcess;
  try {
    child = fork(entry, {
      execPath,
      execArgv: ["--disable-warning=ExperimentalWarning"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: environment(),
    });
  } catch (error) {
    queueMicrotask(() => end(messageOf(error)));
    return { pid: undefined, send: () => undefined, kill: () => undefined };
  }
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log.warn({ pid: child.pid, text: text.trimEnd() }, "The scoring process says");
  });
  child.on("error", (error) => end(messageOf(error)));
  child.on("exit", (code, signal) =>
    end(signal === null ? `exit code ${code ?? "unknown"}` : `signal ${signal}`),
  );
  child.on("message", (message) => {
    // A message may arrive after an error was taken as the end; what was in flight is being sent again by then.
    if (ended) return;
    try {
      onMessage(parseFromScorer(message));
    } catch (error) {
      log.warn(
        { pid: child.pid, error: messageOf(error) },
        "The scoring process sent something else than agreed",
      );
      child.kill("SIGKILL");
    }
  });
  return {
    pid: child.pid,
    send: (message) => {
      // A process that died in the meantime answers with `exit`, which is where what was sent is taken care of.
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => {
      child.kill("SIGKILL");
    },
  };
};
