import { MINUTE, SECOND } from "#shared/lib/instant.ts";
import type { z } from "zod";
import { agentsFor } from "../net/proxies.ts";
import { readRetryAfter } from "../net/retry-after.ts";
import type { RemoteFault, TakeTurn } from "../service/remotes-port.ts";
import { fault, faultOfConnection, faultOfStatus } from "./faults.ts";

/** A page of a hundred submissions with long texts has a tenth of this. */
const MOST_OF_ANSWER_BYTES = 16 * 1024 * 1024;
const MOST_OF_SENTENCE = 300;
const AT_ONCE_AGAIN = 2;
const FIRST_PAUSE_MS = 500;

export interface Patience {
  readonly connectMs: number;
  readonly answerMs: number;
  /** Before a read that failed is repeated at once, on average; the second time twice as long. */
  readonly pauseMs?: number;
}
export const DEFAULT_PATIENCE: Patience = { connectMs: 10 * SECOND, answerMs: MINUTE };

/** How long anybody waits, and what ends all waiting. */
export interface Ways extends Patience {
  readonly stop: AbortSignal;
}

export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; a read without it. */
  readonly json?: object;
  /** Asked before a read is repeated at once; without it nothing is repeated. */
  readonly again?: TakeTurn;
  readonly patience: Ways;
}

/** One request. A read that failed on its way is repeated at once a few times, if the lane has room for it. */
export const ask = async <T>(question: Question, schema: z.ZodType<T>): Promise<T | RemoteFault> => {
  const { url, headers, json, again, patience } = question;
  const { default: got } = await import("got");
  const tooLong = new AbortController();
  const request = got(url, {
    signal: AbortSignal.any([tooLong.signal, patience.stop]),
    method: json === undefined ? "GET" : "POST",
    headers: { accept: "application/json", "user-agent": "Winnow", ...headers },
    ...(json !== undefined && { json }),
    agent: agentsFor(url),
    // A key goes to the address that a person named, and nowhere else.
    followRedirect: false,
    throwHttpErrors: false,
    timeout: { lookup: patience.connectMs, connect: patience.connectMs, request: patience.answerMs },
    retry: {
      limit: again === undefined ? 0 : AT_ONCE_AGAIN,
      methods: ["GET"],
      // A 429 has its own wait, which is longer than anybody would hold a request open for.
      statusCodes: [408, 500, 502, 503, 504],
      calculateDelay: ({ attemptCount, computedValue }) =>
        computedValue === 0
          ? 0
          : Math.ceil((patience.pauseMs ?? FIRST_PAUSE_MS) * 2 ** (attemptCount - 1) * (0.5 + Math.random())),
    },
    hooks: {
      beforeRetry: [
        async (error) => {
          if (again === undefined || !(await again())) throw error;
        },
      ],
    },
  });
  void request.on("downloadProgress", ({ transferred }) => {
    if (transferred > MOST_OF_ANSWER_BYTES) tooLong.abort();
  });
  try {
    const { statusCode, headers: answered, body } = await request;
    if (statusCode >= 200 && statusCode < 300) return read(body, schema, url.host, json !== undefined);
    return faultOfStatus({
      status: statusCode,
      host: url.host,
      said: sentenceIn(body),
      // The remote's date is by its own clock, and so is the moment that it names.
      retryAfterMs: readRetryAfter(answered["retry-after"], Date.parse(answered.date ?? "") || Date.now()),
    });
  } catch (error) {
    if (tooLong.signal.aborted)
      return fault("unreadable", `${url.host} answers with more than a page can have.`, {
        mayHaveArrived: true,
      });
    if (patience.stop.aborted) return fault("stopped", "Winnow was closed.", { mayHaveArrived: true });
    return faultOfThrow(error, url.host);
  }
};

const faultOfThrow = (error: unknown, host: string): RemoteFault => {
  const { response } = error as { readonly response?: { readonly statusCode?: number } };
  const status = response?.statusCode;
  if (status !== undefined && status >= 400)
    return faultOfStatus({ status, host, said: null, retryAfterMs: null });
  const { cause } = error as { readonly cause?: unknown };
  const { code = "" } = error as { readonly code?: string };
  return faultOfConnection(code.startsWith("ERR_") && cause !== undefined ? cause : error, host);
};

const read = <T>(body: string, schema: z.ZodType<T>, host: string, changes: boolean): T | RemoteFault => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return fault("unreadable", `The answer of ${host} broke off or is no JSON.`, { mayHaveArrived: changes });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "the answer" : issue.path.join(".");
  return fault("unreadable", `The answer of ${host} is not what its dialect says: ${where}.`, {
    mayHaveArrived: changes,
  });
};

/** The sentence of an error in either dialect. It is shown, so it is kept short. */
const sentenceIn = (body: string): string | null => {
  try {
    const { error } = JSON.parse(body) as { readonly error?: string | { readonly message?: string } };
    const said = typeof error === "string" ? error : error?.message;
    return typeof said === "string" ? said.slice(0, MOST_OF_SENTENCE) : null;
  } catch {
    return null;
  }
};
