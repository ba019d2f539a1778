import { type FileHandle, open, rm, stat } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { agentsFor } from "../../net/proxies.ts";
import { readRetryAfter } from "../../net/retry-after.ts";
import { FetchProblem, problemOfConnection, problemOfStatus } from "./fetch-problem.ts";

export interface PartRequest {
  readonly url: URL;
  /** Where it arrives. What is there already is gone on from. */
  readonly part: string;
  /** What the whole file has. */
  readonly bytes: number;
  readonly signal: AbortSignal;
  /** A server that sends fewer than `leastBytes` in this time is given up for this attempt. */
  readonly stall: { readonly ms: number; readonly leastBytes: number };
  /** The length of the part now; it falls when the server makes us begin anew. */
  readonly onLength: (length: number) => void;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
}

const MOST_REDIRECTS = 5;

/**
 * One attempt at what is still missing of a file. Resolves when the part has all its bytes; they are not checked
 * here. Throws a FetchProblem, the signal's reason, or what the disk says.
 */
export const fetchPart = async (request: PartRequest): Promise<void> => {
  const { url, part, bytes, signal, stall, onLength } = request;
  const from = await usableLength(part, bytes);
  onLength(from);
  if (from === bytes) return;
  const { default: got } = await import("got");
  const giveUp = new AbortController();
  const stream = got.stream(url, {
    headers: {
      "user-agent": "Winnow",
      "accept-encoding": "identity",
      ...(from > 0 && { range: `bytes=${String(from)}-` }),
    },
    agent: agentsFor(url),
    hooks: {
      beforeRedirect: [
        (next) => {
          // Another host may have another proxy, or none.
          next.agent = agentsFor(new URL(String(next.url)));
        },
      ],
    },
    maxRedirects: MOST_REDIRECTS,
    retry: { limit: 0 },
    decompress: false,
    throwHttpErrors: false,
    signal: AbortSignal.any([signal, giveUp.signal]),
  });
  // Told by the loop below; what comes after we turned away concerns nobody.
  stream.on("error", () => undefined);
  const watch = watchForStall(stall, () => {
    giveUp.abort();
  });
  let file: FileHandle | undefined;
  try {
    const answer = await answerOf(stream);
    if (answer.statusCode === 416 && from > 0) {
      // What is there goes on from nowhere in the server's file.
      await rm(part, { force: true });
      onLength(0);
      throw new FetchProblem(`${url.host} could not go on where the download broke off.`, {
        isTransient: true,
      });
    }
    let at = startOf(answer, request, from);
    file = await open(part, at === 0 ? "w" : "r+", 0o600);
    onLength(at);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      if (at + chunk.length > bytes) {
        await file.truncate(0);
        onLength(0);
        throw tooLong(url.host, bytes);
      }
      await writeAll(file, chunk, at);
      at += chunk.length;
      watch.saw(chunk.length);
      onLength(at);
    }
    if (at < bytes) throw new FetchProblem(`The connection to ${url.host} broke off.`, { isTransient: true });
    await file.sync();
  } catch (error) {
    signal.throwIfAborted();
    if (watch.isStalled())
      throw new FetchProblem(`${url.host} stopped sending.`, { isTransient: true, cause: error });
    if (error instanceof FetchProblem || isOfTheDisk(error)) throw error;
    throw problemOfConnection(causeOf(error), url.host);
  } finally {
    watch.stop();
    stream.destroy();
    await file?.close();
  }
};

/** A part that is longer than the file should be belongs to something else. */
const usableLength = async (part: string, bytes: number): Promise<number> => {
  const found = await stat(part).catch(() => null);
  if (found === null) return 0;
  if (found.size <= bytes) return found.size;
  await rm(part, { force: true });
  return 0;
};

const answerOf = (stream: NodeJS.EventEmitter): Promise<Answer> =>
  new Promise((resolve, reject) => {
    stream.once("response", resolve);
    stream.once("error", reject);
  });

/** Where the answer's bytes belong; throws when they are not this file's. */
const startOf = ({ statusCode, headers }: Answer, { url, bytes }: PartRequest, from: number): number => {
  const { host } = url;
  if (statusCode === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers["content-range"] ?? "");
    const fits =
      range !== null && Number(range[1]) === from && (range[2] === "*" || Number(range[2]) === bytes);
    if (fits) return from;
    throw wrongLength(host, range === null ? null : Number(range[2]), bytes);
  }
  if (statusCode === 200) {
    const said = headers["content-length"];
    if (said !== undefined && Number(said) !== bytes) throw wrongLength(host, Number(said), bytes);
    // The server took no notice of the range: what it sends begins at the beginning.
    return 0;
  }
  throw problemOfStatus(statusCode, host, readRetryAfter(headers["retry-after"], Date.now()));
};

const wrongLength = (host: string, said: number | null, bytes: number): FetchProblem =>
  new FetchProblem(
    `${host} answers with ${said === null ? "something else" : `${String(said)} bytes`} where the file has ${String(bytes)}. Check the mirror address, and whether the network asks you to sign in.`,
    { isTransient: false },
  );
const tooLong = (host: string, bytes: number): FetchProblem =>
  new FetchProblem(
    `${host} sends more than the ${String(bytes)} bytes that the file has. Check the mirror address, or import the model from a file.`,
    { isTransient: false },
  );

const writeAll = async (file: FileHandle, chunk: Uint8Array, at: number): Promise<void> => {
  let written = 0;
  while (written < chunk.length) {
    written += (await file.write(chunk, written, chunk.length - written, at + written)).bytesWritten;
  }
};

const watchForStall = ({ ms, leastBytes }: PartRequest["stall"], stalled: () => void) => {
  let seen = 0;
  let isStalled = false;
  const timer = setInterval(() => {
    if (seen < leastBytes) {
      isStalled = true;
      stalled();
    }
    seen = 0;
  }, ms);
  return {
    saw: (bytes: number) => void (seen += bytes),
    isStalled: () => isStalled,
    stop: () => {
      clearInterval(timer);
    },
  };
};

const DISK = ["ENOSPC", "EDQUOT", "EIO", "EACCES", "EPERM", "EROFS", "ENOENT", "EMFILE", "ENFILE"];
const isOfTheDisk = (error: unknown): boolean => {
  const { code = "", syscall = "" } = error as { readonly code?: string; readonly syscall?: string };
  return DISK.includes(code) && syscall !== "connect" && syscall !== "getaddrinfo";
};
/** got wraps what the socket said. */
const causeOf = (error: unknown): unknown => {
  const { code, cause } = error as { readonly code?: string; readonly cause?: unknown };
  return code?.startsWith("ERR_") === true && cause !== undefined ? cause : error;
};
