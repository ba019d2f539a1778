import type { FaultKind, RemoteFault } from "../service/remotes-port.ts";

export const fault = (
  kind: FaultKind,
  message: string,
  more: Partial<Pick<RemoteFault, "retryAfterMs" | "mayHaveArrived">> = {},
): RemoteFault => ({
  kind: "fault",
  fault: kind,
  message,
  retryAfterMs: null,
  mayHaveArrived: false,
  ...more,
});

/** Before these the request has not left this machine. */
const NEVER_LEFT = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENODATA",
  "ECONNREFUSED",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);

/** What went wrong with the connection. */
export const faultOfConnection = (error: unknown, host: string): RemoteFault => {
  const { code = "", event = "" } = (error ?? {}) as { readonly code?: string; readonly event?: string };
  const left = !NEVER_LEFT.has(code) && !/CERT|TLS|SSL|SIGNATURE/.test(code) && event !== "connect";
  return fault("unreachable", sentenceOf(code, host), { mayHaveArrived: left });
};

const sentenceOf = (code: string, host: string): string => {
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "ENODATA":
      return `${host} was not found. Check the connection and the address.`;
    case "ECONNREFUSED":
      return `${host} refused the connection.`;
    case "ENETUNREACH":
    case "EHOSTUNREACH":
      return `${host} cannot be reached from here.`;
    case "ETIMEDOUT":
      return `${host} did not answer in time.`;
    case "ADDRESS_REFUSED":
      return `${host} lies in a private network, where files of this remote are not fetched from.`;
    default:
      return /CERT|TLS|SSL|SIGNATURE/.test(code)
        ? `The certificate of ${host} cannot be trusted (${code}).`
        : `The connection to ${host} broke off.`;
  }
};

export interface Refused {
  readonly status: number;
  readonly host: string;
  /** The remote's own sentence, where it sent one. */
  readonly said: string | null;
  readonly retryAfterMs: number | null;
}

/** What an answer other than 2xx means. */
export const faultOfStatus = ({ status, host, said, retryAfterMs }: Refused): RemoteFault => {
  const words = said === null ? "" : ` It says: ${said}`;
  switch (status) {
    case 400:
    case 422:
      return fault("rejected", `${host} did not accept the request.${words}`);
    case 401:
      return fault("unauthorized", `${host} does not accept the key.${words}`);
    case 403:
      return fault("not_reachable_job", `The job does not belong to this key.${words}`);
    case 404:
      return fault("not_reachable_job", `${host} knows no such job.${words}`);
    case 409:
      return fault("cap_reached", `${host} takes no more winners for this job.${words}`);
    case 429:
      return fault("limited", `${host} asks for fewer requests (429).`, { retryAfterMs });
    default:
      return status >= 500 || status === 408
        ? fault("failing", `${host} has trouble (${String(status)}).`, { retryAfterMs, mayHaveArrived: true })
        : fault("unreadable", `${host} answered with ${String(status)}, which the dialect does not know.`);
  }
};
