import { setTimeout as wait } from "node:timers/promises";
import type { FetchView } from "#shared/contract/model-views.ts";
import { instant } from "#shared/lib/instant.ts";
import type { InstalledModel, KnownModel, ModelFile, ModelStaging } from "../../service/models-port.ts";
import type { Log } from "../../service/ports.ts";
import { fetchPart } from "./fetch-part.ts";
import { FetchProblem } from "./fetch-problem.ts";
import { createRate } from "./rate.ts";

/** How patient a download is; tests are less so. */
export interface Patience {
  /** Doubled after each failure in a row, up to the longest; half of it is left to chance. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** After so many failures in a row without progress a person has to say to go on. */
  readonly attempts: number;
  readonly stall: { readonly ms: number; readonly leastBytes: number };
}

export const PATIENCE: Patience = {
  firstMs: 1_000,
  longestMs: 60_000,
  attempts: 8,
  stall: { ms: 30_000, leastBytes: 16 * 1024 },
};
/** Longer than this no server's wish is followed. */
const LONGEST_WISH_MS = 10 * 60_000;
/** What an attempt has to bring for the ones before it to be forgiven. */
const PROGRESS_BYTES = 256 * 1024;

interface DownloadOptions {
  readonly model: KnownModel;
  readonly stage: () => Promise<ModelStaging>;
  /** Where files come from; asked at each file. */
  readonly base: () => string;
  readonly patience: Patience;
  readonly log: Log;
  readonly onChange: () => void;
}

export interface ModelDownload {
  view(): FetchView;
  /** Ends when the model is installed (which it returns), when it was stopped or when it failed (null). */
  readonly done: Promise<InstalledModel | null>;
  /** Resolves as `done` does, when nothing is written any more. */
  stop(): Promise<InstalledModel | null>;
}

/** `{base}/{repo}/resolve/{revision}/{path}`, the hub's form, which mirrors share. */
export const addressOf = (base: string, { id, revision }: KnownModel, { path }: ModelFile): URL =>
  new URL(`${base.replace(/\/+$/, "")}/${id}/resolve/${revision}/${path}`);

/** Brings one model here, file after file, from where an earlier attempt ended. Rejects never. */
export const startDownload = ({
  model,
  stage,
  base,
  patience,
  log,
  onChange,
}: DownloadOptions): ModelDownload => {
  const stopping = new AbortController();
  const totalBytes = model.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const rate = createRate();
  let state: FetchView["state"] = "fetching";
  let problem: string | null = null;
  let retryAt: number | null = null;
  /** Of the files before, and of the one that is arriving. */
  let settled = 0;
  let arriving = 0;

  const show = (next: FetchView["state"], why: string | null = null, at: number | null = null): void => {
    state = next;
    problem = why;
    retryAt = at;
    onChange();
  };

  const attempt = async (staging: ModelStaging, file: ModelFile): Promise<void> => {
    const began: number[] = [];
    await fetchPart({
      url: addressOf(base(), model, file),
      part: staging.partOf(file),
      bytes: file.bytes,
      signal: stopping.signal,
      stall: patience.stall,
      onLength: (length) => {
        began.push(length);
        arriving = length;
        rate.note(settled + arriving, Date.now());
        if (state !== "fetching") show("fetching");
        else onChange();
      },
    });
    show("checking");
    if (await staging.keep(file)) return;
    arriving = 0;
    throw new FetchProblem(
      `${file.path} is not what it has to be: its SHA-256 is another. It was deleted. Check the mirror address, or try again.`,
      // What an earlier attempt had left may have been the wrong part: once more from the beginning.
      { isTransient: !began.includes(0) },
    );
  };

  const bring = async (staging: ModelStaging, file: ModelFile): Promise<void> => {
    for (let failures = 0; ;) {
      const before = arriving;
      try {
        await attempt(staging, file);
        return;
      } catch (error) {
        if (!(error instanceof FetchProblem) || !error.isTransient) throw error;
        failures = arriving - before >= PROGRESS_BYTES ? 1 : failures + 1;
        if (failures >= patience.attempts) throw error;
        rate.reset();
        const ms = delayOf(error, failures, patience);
        log.warn({ model: model.id, file: file.path, failures, retryMs: ms }, error.message);
        show("waiting", error.message, Date.now() + ms);
        await wait(ms, undefined, { signal: stopping.signal });
      }
    }
  };

  const run = async (): Promise<InstalledModel | null> => {
    const staging = await stage();
    for (;;) {
      settled = 0;
      for (const file of model.files) {
        stopping.signal.throwIfAborted();
        arriving = 0;
        if (!(await staging.isWhole(file))) await bring(staging, file);
        settled += file.bytes;
        arriving = 0;
      }
      show("checking");
      const installed = await staging.install();
      // A file that an earlier run had left was not right, and is gone: it is fetched again.
      if (installed !== null) return installed;
    }
  };

  const done = run().catch((error: unknown) => {
    if (stopping.signal.aborted) return null;
    const message = error instanceof Error ? error.message : String(error);
    const { code } = error as { readonly code?: unknown };
    const isOurs = error instanceof FetchProblem || code === "disk_full" || code === "folder_not_writable";
    log.warn({ model: model.id, ...(isOurs ? {} : { error }) }, message);
    show("failed", isDiskFull(error) ? FULL : isOurs ? message : `The download could not go on: ${message}`);
    return null;
  });

  return {
    done,
    view: () => {
      const perSecond = state === "fetching" ? rate.perSecond(Date.now()) : null;
      const receivedBytes = Math.min(totalBytes, settled + arriving);
      return {
        state,
        receivedBytes,
        totalBytes,
        bytesPerSecond: perSecond,
        secondsLeft: perSecond === null || perSecond <= 0 ? null : (totalBytes - receivedBytes) / perSecond,
        retryAt: retryAt === null ? null : instant(retryAt),
        problem,
      };
    },
    stop: async () => {
      stopping.abort();
      return done;
    },
  };
};

const FULL = "The disk is full. What has come of the model is kept: free some space, then go on.";
const isDiskFull = (error: unknown): boolean =>
  ["ENOSPC", "EDQUOT", "disk_full"].includes((error as { readonly code?: string }).code ?? "");

const delayOf = (
  { retryAfterMs }: FetchProblem,
  failures: number,
  { firstMs, longestMs }: Patience,
): number => {
  if (retryAfterMs !== null) return Math.min(LONGEST_WISH_MS, retryAfterMs);
  const longest = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(longest * (0.5 + Math.random() / 2));
};
