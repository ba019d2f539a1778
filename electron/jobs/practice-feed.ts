import { basename } from "node:path";
import { openAsBlob } from "node:fs";
import type { JoinAnswer } from "#shared/contract/worker.ts";
import type { Log } from "../service/ports.ts";

/** Between two pictures: three dozen arrive in about a minute. */
const PAUSE_MS = 1600;

export interface PracticeFeed {
  /** Where the local server answers, without a slash at the end. */
  readonly serverUrl: string;
  readonly code: string;
  readonly invite: string;
  readonly pictures: readonly { readonly path: string; readonly worker: string }[];
  readonly log: Log;
  readonly pauseMs?: number;
}

/** Sends the practice pictures as made-up workers would: joins and uploads through the real worker API. */
export const feedPractice = async (feed: PracticeFeed, signal: AbortSignal): Promise<void> => {
  const tokens = new Map<string, string>();
  for (const picture of feed.pictures) {
    if (stopped(signal)) return;
    try {
      const token = tokens.get(picture.worker) ?? (await join(feed, picture.worker, signal));
      tokens.set(picture.worker, token);
      await upload(feed, token, picture.path, signal);
    } catch (error) {
      if (stopped(signal)) return;
      feed.log.warn({ error, picture: basename(picture.path) }, "A practice picture could not be sent.");
    }
    await pause(feed.pauseMs ?? PAUSE_MS, signal);
  }
};

/** Asked anew each time: the signal changes while something is awaited. */
const stopped = (signal: AbortSignal): boolean => signal.aborted;

const join = async (feed: PracticeFeed, name: string, signal: AbortSignal): Promise<string> => {
  const answer = await fetch(`${feed.serverUrl}/worker/v1/jobs/${feed.code}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ invite: feed.invite, name }),
    signal,
  });
  if (!answer.ok) throw new Error(`Joining the practice job was answered with ${String(answer.status)}.`);
  return ((await answer.json()) as JoinAnswer).token;
};

const upload = async (
  feed: PracticeFeed,
  token: string,
  path: string,
  signal: AbortSignal,
): Promise<void> => {
  const body = new FormData();
  body.append("file", await openAsBlob(path), basename(path));
  const answer = await fetch(`${feed.serverUrl}/worker/v1/jobs/${feed.code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body,
    signal,
  });
  await answer.arrayBuffer();
  if (!answer.ok) feed.log.info({ status: answer.status }, "A practice picture was refused.");
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
