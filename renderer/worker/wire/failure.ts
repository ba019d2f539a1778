import type { WorkerError } from "#shared/contract/worker.ts";

/** Nothing answered, or the service said no. `code` is the refusal's machine word where it gave one. */
export type Failure =
  | { readonly kind: "unreachable" }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly code: string | null;
      /** The service's own sentence. */
      readonly message: string | null;
      /** Seconds to wait, from Retry-After. */
      readonly retryAfter: number | null;
    };

export type Refused = Extract<Failure, { kind: "refused" }>;

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export const answered = <Value>(value: Value): Answer<Value> => ({ ok: true, value });
export const failed = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure,
});

export const UNREACHABLE: Failure = { kind: "unreachable" };

/** A gateway that stands before a stopped service, or the service while it starts, is not a refusal. */
const gatewayStatuses = new Set([502, 503, 504]);

const readError = (body: string): Partial<WorkerError["error"]> => {
  try {
    const parsed = JSON.parse(body) as Partial<WorkerError> | null;
    return parsed?.error ?? {};
  } catch {
    return {};
  }
};

/** Reads Retry-After as seconds; a date becomes the seconds until then. */
export const retryAfterSeconds = (header: string | null, now = Date.now()): number | null => {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
};

export const failureOf = (status: number, body: string, retryAfter: string | null): Failure => {
  if (status === 0 || gatewayStatuses.has(status)) return UNREACHABLE;
  const error = readError(body);
  return {
    kind: "refused",
    status,
    code: error.code ?? null,
    message: error.message ?? null,
    retryAfter: retryAfterSeconds(retryAfter),
  };
};
