import { z } from "zod";
import type { HttpProblem } from "./problem.ts";

/** The two shapes an error is written in. The worker API writes FirstHand's. */
export type Dialect = "firsthand" | "wurk";

export const WURK_PREFIX = "/api/external";

export const dialectOf = (url: string): Dialect => (url.startsWith(WURK_PREFIX) ? "wurk" : "firsthand");

export const FIRSTHAND_TYPES = [
  "invalid_request",
  "unauthorized",
  "forbidden",
  "not_found",
  "conflict",
  "payload_too_large",
  "unsupported_media_type",
  "unprocessable",
  "rate_limited",
  "internal",
] as const;
export type FirstHandType = (typeof FIRSTHAND_TYPES)[number];

const TYPE_OF_STATUS = new Map<number, FirstHandType>([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not_found"],
  [409, "conflict"],
  [413, "payload_too_large"],
  [415, "unsupported_media_type"],
  [422, "unprocessable"],
  [429, "rate_limited"],
]);

/** Statuses without a word of their own (405, 421, 507) take the one of their class. */
export const firsthandType = (status: number): FirstHandType =>
  TYPE_OF_STATUS.get(status) ?? (status >= 500 ? "internal" : "invalid_request");

export const firsthandErrorSchema = z
  .strictObject({
    error: z.strictObject({
      type: z.enum(FIRSTHAND_TYPES),
      code: z.string().optional().describe("Only where a rule refused: its machine word."),
      message: z.string(),
      request_id: z.string().describe("The same as the X-Request-Id header."),
      details: z.array(z.strictObject({ field: z.string(), message: z.string() })),
    }),
  })
  .meta({ id: "Error" });

export const wurkErrorSchema = z
  .strictObject({ ok: z.literal(false), error: z.string(), code: z.string() })
  .meta({ id: "WurkError" });

export const bodyOf = (dialect: Dialect, problem: HttpProblem, requestId: string): object =>
  dialect === "wurk"
    ? { ok: false, error: problem.message, code: problem.code }
    : {
        error: {
          type: firsthandType(problem.status),
          ...(problem.isRefusal ? { code: problem.code } : {}),
          message: problem.message,
          request_id: requestId,
          details: problem.details,
        },
      };
