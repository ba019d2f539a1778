import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isIP } from "node:net";
import { SECOND } from "#shared/lib/instant.ts";
import type { AttemptOutcome, OutgoingWebhook } from "../../service/webhooks/deliveries.ts";
import { mayReach } from "../../net/address-rules.ts";
import { checkedLookup, type Resolve, systemResolve } from "../../net/checked-lookup.ts";

/** What is read of an answer before the connection is closed; nothing of it is kept. */
const MOST_OF_ANSWER_BYTES = 64 * 1024;
const TIMEOUT_MS = 10 * SECOND;
const REFUSED = "The address leads into a network where webhooks are not sent.";

export interface PostSettings {
  /** Whether this very machine may be reached. */
  readonly toLoopback: boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

export type PostWebhook = (outgoing: OutgoingWebhook, stop: AbortSignal) => Promise<AttemptOutcome | null>;

/**
 * One attempt at a delivery: one connection, no redirect, no proxy, no second try. Any 2xx is a success, whatever
 * becomes of the body after it. Null when it was stopped before its end was known.
 */
export const postWebhook =
  ({ toLoopback, resolve = systemResolve, timeoutMs = TIMEOUT_MS }: PostSettings): PostWebhook =>
  async (outgoing, stop) => {
    const url = new URL(outgoing.url);
    const reach = { loopback: toLoopback, private: outgoing.allowPrivate };
    // Sockets look no literal address up.
    const literal = url.hostname.replace(/^\[(.*)\]$/, "$1");
    if (isIP(literal) !== 0 && !mayReach(literal, reach)) return failed(REFUSED);

    const timeout = AbortSignal.timeout(timeoutMs);
    const { default: got } = await import("got");
    const request = got.stream.post(url, {
      headers: { ...outgoing.headers, "content-type": "application/json", "user-agent": "Winnow" },
      body: outgoing.body,
      // Agents of its own: connections are not kept, and proxies of the environment are not asked.
      agent: { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) },
      dnsLookup: checkedLookup(resolve, reach),
      retry: { limit: 0 },
      followRedirect: false,
      decompress: false,
      throwHttpErrors: false,
      signal: AbortSignal.any([stop, timeout]),
    });
    const answer: { status: number | null } = { status: null };
    // What fails after we have turned away from it concerns nobody.
    request.on("error", () => undefined);
    request.on("response", (response: { readonly statusCode: number }) => {
      answer.status = response.statusCode;
    });
    try {
      let read = 0;
      for await (const chunk of request as AsyncIterable<Uint8Array>) {
        read += chunk.length;
        if (read >= MOST_OF_ANSWER_BYTES) break;
      }
    } catch (error) {
      if (answer.status === null) {
        if (timeout.aborted)
          return failed(`The receiver did not answer within ${String(timeoutMs / SECOND)} seconds.`);
        return stop.aborted ? null : failed(sentenceOf(error));
      }
    } finally {
      request.destroy();
    }
    return judged(answer.status);
  };

const judged = (status: number | null): AttemptOutcome => {
  if (status === null) return failed("The receiver closed the connection without an answer.");
  if (status >= 200 && status < 300) return { status, error: null };
  const more =
    status >= 300 && status < 400 ? " Redirects are not followed; give the address it leads to." : "";
  return { status, error: `The receiver answered ${String(status)}.${more}` };
};

const failed = (error: string): AttemptOutcome => ({ status: null, error });

const sentenceOf = (error: unknown): string => {
  const { code = "" } = error as { readonly code?: string };
  switch (code) {
    case "ADDRESS_REFUSED":
      return REFUSED;
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "ENODATA":
      return "The host name of the address was not found.";
    case "ECONNREFUSED":
      return "The receiver refused the connection.";
    case "ECONNRESET":
    case "EPIPE":
      return "The receiver closed the connection without an answer.";
    default:
      return /CERT|TLS|SSL|SIGNATURE/.test(code)
        ? `The receiver's certificate cannot be trusted (${code}).`
        : `The receiver could not be reached${code === "" ? "" : ` (${code})`}.`;
  }
};
