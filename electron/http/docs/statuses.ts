/** Which statuses a call can answer, beside those it was written for: what every call of its kind shares. */
import type { RouteOptions } from "fastify";
import { dialectOf } from "../errors/dialects.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Statuses by which this call refuses, beyond those of its kind; for the documentation only. */
    refusals?: readonly number[];
  }
}

export type Access = "key" | "worker_token" | "open";

export const accessTo = ({ url, schema }: Pick<RouteOptions, "url" | "schema">): Access => {
  if (Array.isArray(schema?.security) && schema.security.length === 0) return "open";
  return url.startsWith("/worker/") ? "worker_token" : "key";
};

export const methodsOf = ({ method }: Pick<RouteOptions, "method">): readonly string[] =>
  typeof method === "string" ? [method] : method;

const BODIES = new Set(["POST", "PUT", "PATCH"]);

/** In ascending order. */
export const refusalsOf = (route: RouteOptions): readonly number[] => {
  const access = accessTo(route);
  const takesBody = methodsOf(route).some((method) => BODIES.has(method));
  const statuses = new Set([421, 500, ...(route.config?.refusals ?? [])]);
  const add = (when: boolean, ...more: readonly number[]): void => {
    if (when) for (const status of more) statuses.add(status);
  };
  add(route.schema?.querystring !== undefined || takesBody, 400);
  add(access !== "open", 401);
  // Wrong keys are counted; so are a worker's requests.
  add(access === "key" || route.url.startsWith("/worker/"), 429);
  // A key without the scope; in WURK's dialect also another owner's job.
  add(access === "key", 403);
  add(/\/:/.test(route.url), 404);
  // Whatever changes something may not fit how it stands, or repeat an Idempotency-Key with another body.
  add(takesBody, 409, 413, 415);
  // A full disk is noticed where something is to be kept.
  add(takesBody || methodsOf(route).includes("DELETE"), 507);
  add(route.config?.multipart !== undefined, 422);
  return [...statuses].sort((a, b) => a - b);
};

/** The schema of a refusal at that address. */
export const errorSchemaAt = (url: string): object => ({
  $ref: `#/components/schemas/${dialectOf(url) === "wurk" ? "WurkError" : "Error"}`,
});
