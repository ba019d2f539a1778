import { availableParallelism } from "node:os";
import type { Damaged, Examined, ExamineRequest } from "../service/examination-port.ts";
import type { Scorer, ScorerState } from "../service/scorer-port.ts";
import type { FormWish } from "#shared/domain/scoring/model-forms.ts";
import type { HeatMapAnswer } from "../service/close-look-port.ts";
import { BATCH } from "./batch.ts";
import { readForms } from "./forms/forms-file.ts";
import { createPreparations } from "./forms/preparations.ts";
import { createModelWish } from "./model-wish.ts";
import type { FromScorer, ModelFolderRef, PromptsEmbedded, WorkMessage, WorkResult } from "./protocol.ts";
import { createSchedule, type Work } from "./schedule.ts";
import { createIndexCalls, type IndexLink } from "./search/index-link.ts";
import {
  forkScorer,
  startProcess,
  type ForkScorer,
  type ScorerLog,
  type ScorerProcess,
} from "./scorer-process.ts";

export interface ScorerOptions {
  /** Absolute path of the process's entry: `child.ts` in the source tree, `child.js` in the built app. */
  readonly entry: string;
  /** The Node 24 that runs it. */
  readonly execPath: string;
  /** One-thread model workers to begin with; by default one for each core, at most 8. */
  readonly workers?: number;
  /** Where a model's own form and what was measured of it are kept; by default in its folder. */
  readonly formsHome?: (modelPath: string) => string;
  readonly fork?: ForkScorer;
  readonly log?: ScorerLog;
  /** How long to wait before the process is started again: doubled from the first to the longest, in ms. */
  readonly backoff?: Backoff;
  /** A process that answers nothing for this long while it has work is ended, in ms. */
  readonly stallMs?: number;
  readonly onState?: (state: ScorerState) => void;
}

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** The scorer was closed before the request was answered. */
export class ScorerClosedError extends Error {
  readonly code = "scorer_closed";
  constructor() {
    super("The scoring process was closed.");
  }
}

export const defaultWorkers = (): number => Math.min(8, availableParallelism());

const DEFAULT_BACKOFF: Backoff = { firstMs: 100, longestMs: 30_000 };
const DEFAULT_STALL_MS = 120_000;
const KILLS: Damaged = {
  kind: "damaged",
  reason: "kills",
  message: "Opening this picture stopped the scoring process twice, so it was set aside.",
};
const silent: ScorerLog = { info: () => undefined, warn: () => undefined };

interface Job extends Work {
  readonly message: WorkMessage;
  readonly resolve: (result: WorkResult) => void;
  readonly reject: (error: Error) => void;
}

/** `waiting`: died, and to be started again after a while. `finishing`: told to end, with nothing in flight. */
type Phase = "stopped" | "starting" | "loading" | "working" | "waiting" | "finishing";

/**
 * The service's side of the scoring process. Requests are queued here; a bounded number is in flight, so this side
 * always knows exactly which requests a dead process took with it. They are sent again, and a picture that kills the
 * process each time is found and answered `damaged`. Every request is answered once; it rejects only with
 * ScorerClosedError.
 */
export const createScorer = (options: ScorerOptions): Scorer & { readonly index: IndexLink } => {
  const { entry, execPath, fork = forkScorer, log = silent, backoff = DEFAULT_BACKOFF, onState } = options;
  const formsHome = options.formsHome ?? ((path: string) => path);
  let workers = options.workers ?? defaultWorkers();
  let pace = workers;
  let form: FormWish = "auto";
  let lastFolder: ModelFolderRef | null = null;
  const stallMs = options.stallMs ?? DEFAULT_STALL_MS;
  // A batch in every worker, and as much again as one batch being decoded meanwhile.
  const schedule = createSchedule<Job>(() => BATCH.most * (workers + 1));
  const model = createModelWish();
  const preparations = createPreparations();
  const index = createIndexCalls(() => proceed());

  let phase: Phase = "stopped";
  let running: ScorerProcess | null = null;
  let lastId = 0;
  let deathsInARow = 0;
  let lastReason = "";
  let restart: NodeJS.Timeout | undefined;
  let stall: NodeJS.Timeout | undefined;
  let closed: PromiseWithResolvers<undefined> | null = null;

  const state = (): ScorerState => {
    const problem = model.problem();
    if (phase === "starting" || phase === "loading") return { kind: "starting" };
    if (phase === "waiting") return { kind: "restarting", reason: lastReason };
    if (phase === "stopped" && problem === null) return { kind: "idle" };
    return { kind: "ready", model: model.inUse(), ...(problem === null ? {} : { modelProblem: problem }) };
  };

  const enter = (next: Phase): void => {
    phase = next;
    onState?.(state());
  };

  /** Ends a process that has work and says nothing. The clock starts with the work and anew with each message. */
  const watchForStall = (heard: boolean): void => {
    const asked = schedule.inFlight() + index.asked();
    const busy = running !== null && (asked > 0 || phase === "loading" || phase === "starting");
    if (!busy || heard) clearTimeout(stall);
    if (!busy) stall = undefined;
    else if (heard || stall === undefined) {
      stall = setTimeout(() => {
        log.warn({ pid: running?.pid, stallMs }, "The scoring process stopped answering");
        running?.kill();
      }, stallMs);
      stall.unref();
    }
  };

  /** Does what the present phase allows: start, load, send, finish. Called after every change. */
  const proceed = (): void => {
    if (phase === "stopped") {
      if (closed !== null) closed.resolve(undefined);
      else if (schedule.size() + index.size() + preparations.size() > 0 || model.awaited()) start();
    } else if (phase === "working") {
      const due = model.due();
      // The process changes models with empty hands, so that no batch meets two of them.
      if (due === undefined && preparations.size() === 0) sendWork();
      else if (schedule.inFlight() === 0) {
        if (due === undefined) prepare();
        else load(due);
      }
    }
    watchForStall(false);
  };

  const sendWork = (): void => {
    model.settle();
    for (const job of schedule.take()) running?.send(job.message);
    index.flush((id, request) => running?.send({ type: "index", id, request }));
    if (closed === null || schedule.size() > 0) return;
    enter("finishing");
    running?.send({ type: "finish" });
  };

  /** A figure taken beside other work is none, so this is begun with empty hands too. */
  const prepare = (): void => {
    model.settle();
    const next = preparations.begin();
    if (next === undefined) return;
    enter("loading");
    running?.send({ type: "prepare-model", path: next.path, home: next.home });
  };

  const load = (folder: ModelFolderRef | null): void => {
    model.told();
    enter("loading");
    const inForm = folder && { ...folder, form: { home: formsHome(folder.path), wish: form } };
    running?.send({ type: "use-model", folder: inForm, workers });
  };

  const start = (): void => {
    model.started();
    enter("starting");
    running = startProcess({ entry, execPath, fork, log, onMessage: received, onEnd: ended });
    log.info({ pid: running.pid }, "The scoring process starts");
  };

  const received = (message: FromScorer): void => {
    switch (message.type) {
      case "hello":
        running?.send({ type: "pace", workers: pace });
        enter("working");
        break;
      case "prepared":
        preparations.answered(message.forms, message.problem);
        enter("working");
        break;
      case "model":
        if (message.problem !== null) log.warn({ problem: message.problem }, "The model is not in use");
        model.answered(message.problem);
        enter("working");
        break;
      case "model-lost":
        log.warn({ problem: message.problem }, "The model is no longer in use");
        model.lost(message.problem);
        enter(phase);
        break;
      case "examined":
      case "previewed":
      case "prompts-embedded":
      case "heat-mapped":
        deathsInARow = 0;
        // Whoever asked may have been answered by another process; then this is no answer to anybody.
        schedule.answered(message.id)?.resolve(message.result);
        break;
      case "index":
        index.answered(message.id, message.reply);
        break;
    }
    watchForStall(true);
    proceed();
  };

  const ended = (reason: string): void => {
    running = null;
    lastReason = reason;
    const killers = schedule.died();
    index.died();
    const measuring = preparations.running();
    preparations.died();
    if (closed !== null) {
      for (const { reject } of [...killers, ...schedule.drop()]) reject(new ScorerClosedError());
      enter("stopped");
      proceed();
      return;
    }
    deathsInARow += 1;
    model.died(phase === "loading" && !measuring);
    const setAside = killers.map(({ message }) => ("path" in message ? message.path : message.type));
    log.warn({ reason, deathsInARow, setAside }, "The scoring process died");
    enter("waiting");
    restart = setTimeout(
      () => {
        enter("stopped");
        proceed();
      },
      Math.min(backoff.longestMs, backoff.firstMs * 2 ** (deathsInARow - 1)),
    );
    watchForStall(false);
    for (const { resolve } of killers) resolve(KILLS);
  };

  /** Asks, and answers `cancelled` at once when the signal says so; the process is told to spare itself the rest. */
  const cancellable = async (
    signal: AbortSignal | undefined,
    make: (id: number) => WorkMessage,
  ): Promise<HeatMapAnswer> => {
    const cancelled = { kind: "cancelled" } as const;
    if (signal?.aborted === true) return cancelled;
    const result = request(0, make);
    const id = lastId;
    const aborted = Promise.withResolvers<typeof cancelled>();
    const stop = (): void => {
      running?.send({ type: "stop", id });
      aborted.resolve(cancelled);
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return (await Promise.race([result, aborted.promise])) as HeatMapAnswer;
    } finally {
      signal?.removeEventListener("abort", stop);
      // Nobody waits for it any more, but the scorer may still be closed before it is answered.
      result.catch(() => undefined);
    }
  };

  const request = async (priority: number, make: (id: number) => WorkMessage): Promise<WorkResult> => {
    if (closed !== null) throw new ScorerClosedError();
    return new Promise((resolve, reject) => {
      lastId += 1;
      schedule.add({ id: lastId, priority, message: make(lastId), resolve, reject });
      proceed();
    });
  };

  return {
    examine: async ({ path, thumbnailPath, prompts, priority = 1 }: ExamineRequest) =>
      (await request(priority, (id) => ({
        type: "examine",
        id,
        path,
        thumbnailPath,
        prompts: prompts === null ? null : { id: prompts.id, texts: [...prompts.texts] },
        priority,
      }))) as Examined | Damaged,
    // Somebody is waiting for a preview; scores can wait.
    preview: async (path, outPath, size, priority = 0) =>
      (await request(priority, (id) => ({ type: "preview", id, path, outPath, size, priority }))) as
        { readonly kind: "made" } | Damaged,
    promptRows: async ({ id: set, texts }) => {
      const result = (await request(0, (id) => ({
        type: "embed-prompts",
        id,
        prompts: { id: set, texts: [...texts] },
        priority: 0,
      }))) as PromptsEmbedded | Damaged;
      if (result.kind !== "embedded") return null;
      // A view of floats needs an aligned buffer of its own.
      return { ...result, rows: new Float32Array(Uint8Array.from(result.rows).buffer) };
    },
    heatMap: (asked, signal) =>
      cancellable(signal, (id) => ({ type: "heat-map", id, ...asked, priority: 0 })),
    model: () => model.inUse(),
    useModel: async (folder) => {
      if (closed !== null) throw new ScorerClosedError();
      lastFolder = folder;
      // No process has to be started to learn that no model is wanted.
      if (folder === null && running === null) model.want(null, null);
      else
        await new Promise<void>((resolve) => {
          model.want(folder, resolve);
          proceed();
        });
    },
    prepareModel: async ({ path }) => {
      if (closed !== null) throw new ScorerClosedError();
      const forms = preparations.add({ path, home: formsHome(path) });
      proceed();
      return forms;
    },
    modelForms: (path) => readForms(path, formsHome(path)),
    setPace: (most) => {
      pace = most;
      if (phase === "working" || phase === "loading") running?.send({ type: "pace", workers: pace });
    },
    reload: async (wanted) => {
      if (closed !== null) throw new ScorerClosedError();
      const next = wanted.workers ?? defaultWorkers();
      workers = next;
      form = wanted.form;
      if (lastFolder === null) return;
      const folder = lastFolder;
      await new Promise<void>((resolve) => {
        model.want(folder, resolve);
        proceed();
      });
    },
    hasten: (path) => {
      const isIt = ({ message }: Job): boolean => message.type === "examine" && message.path === path;
      for (const { id } of schedule.hasten(isIt)) running?.send({ type: "hasten", id });
    },
    index: { ask: (request) => index.ask(request) },
    state,
    close: async () => {
      if (closed === null) {
        closed = Promise.withResolvers<undefined>();
        clearTimeout(restart);
        for (const { reject } of schedule.drop()) reject(new ScorerClosedError());
        index.close(new ScorerClosedError());
        preparations.close(new ScorerClosedError());
        // Nobody waits for what is being measured, nor for a process that was given nothing yet and loads no model.
        const hasNothing = phase === "starting" && !model.awaited();
        if (preparations.running() || hasNothing) running?.kill();
        if (phase === "waiting") enter("stopped");
        proceed();
      }
      await closed.promise;
    },
  };
};
