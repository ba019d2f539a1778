/** The headers that answers carry, described once and referred to. */
import { dialectOf } from "../errors/dialects.ts";
import type { Access } from "./statuses.ts";

const text = (description: string, example: string, more: object = {}): object => ({
  description,
  required: true,
  schema: { type: "string", ...more },
  example,
});

const seconds = (description: string, example: number): object => ({
  description,
  required: true,
  schema: { type: "integer", minimum: 0 },
  example,
});

export const HEADERS: Record<string, object> = {
  "X-Request-Id": text(
    "The id of this answer, also in its error and in the log.",
    "req_3f1c9a4e5b6d47f08a1b2c3d4e5f6071",
    {
      pattern: "^req_[0-9a-f]{32}$",
    },
  ),
  RateLimit: text("What is left of the limit, and for how many seconds it stands.", '"default";r=5;t=60'),
  "RateLimit-Policy": text("The limit: so many requests in so many seconds.", '"default";q=6;w=60'),
  "X-RateLimit-Limit": seconds("Requests in a window.", 6),
  "X-RateLimit-Remaining": seconds("Requests left in this window.", 5),
  "X-RateLimit-Reset": seconds("Seconds until the window ends.", 60),
  "Retry-After": seconds("Seconds to wait before trying again.", 12),
  "WWW-Authenticate": text("How to say who calls.", "Bearer"),
};

const RATE_LIMIT = [
  "RateLimit",
  "RateLimit-Policy",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
];

/** Before a key is known nothing is counted for it. */
const UNCOUNTED = new Set([401, 421]);

/** Names of the headers of an answer. */
export const headersOf = (path: string, access: Access, status: number): readonly string[] => [
  "X-Request-Id",
  ...(isCounted(path, access, status) ? RATE_LIMIT : []),
  ...(status === 429 ? ["Retry-After"] : []),
  ...(status === 401 ? ["WWW-Authenticate"] : []),
];

/** WURK's calls tell on every answer how much is left; the others when there is nothing left. */
const isCounted = (path: string, access: Access, status: number): boolean =>
  status === 429 || (access === "key" && dialectOf(path) === "wurk" && !UNCOUNTED.has(status));

export const headerReferences = (names: readonly string[]): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
