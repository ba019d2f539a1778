import type { FastifyReply, FastifyRequest } from "fastify";
import { SECOND } from "#shared/lib/instant.ts";
import type { App } from "../context.ts";
import { tooManyRequests } from "../errors/problem.ts";
import type { RateLimit } from "#shared/domain/limits.ts";

export interface Counted {
  readonly max: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  readonly windowSeconds: number;
  readonly isExceeded: boolean;
}

/** Counts one request; null where nothing is counted. */
export type Limiter = (request: FastifyRequest) => Promise<Counted | null>;

/** By whatever the request is charged to: a key, a worker. */
export const createLimiter = (
  app: App,
  limit: () => RateLimit,
  key: (request: FastifyRequest) => string,
): Limiter => limiterOf(app, limit, { keyGenerator: key });

/** By address; an IPv6 network counts as one, because one household has all of it. */
export const limiterByAddress = (app: App, limit: () => RateLimit): Limiter => limiterOf(app, limit, {});

/** Counting is @fastify/rate-limit's; when and what is answered is ours, because the dialects order their checks. */
const limiterOf = (
  app: App,
  limit: () => RateLimit,
  by: { readonly keyGenerator?: (request: FastifyRequest) => string },
): Limiter => {
  const count = app.createRateLimit({ max: () => limit().max, timeWindow: () => limit().windowMs, ...by });
  return async (request) => {
    const counted = await count(request);
    if (counted.isAllowed) return null;
    return {
      max: counted.max,
      remaining: counted.remaining,
      resetSeconds: counted.ttlInSeconds,
      windowSeconds: Math.ceil(counted.timeWindow / SECOND),
      isExceeded: counted.isExceeded,
    };
  };
};

/** Headers of draft-ietf-httpapi-ratelimit-headers beside the older X- ones; reset in seconds from now. */
export const tellLimit = (reply: FastifyReply, counted: Counted): void => {
  const { max, remaining, resetSeconds, windowSeconds } = counted;
  void reply.headers({
    ratelimit: `"default";r=${String(remaining)};t=${String(resetSeconds)}`,
    "ratelimit-policy": `"default";q=${String(max)};w=${String(windowSeconds)}`,
    "x-ratelimit-limit": String(max),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(resetSeconds),
    ...(counted.isExceeded ? { "retry-after": String(Math.max(1, resetSeconds)) } : {}),
  });
};

/** A hook: counts, tells how much is left, and refuses when nothing is. */
export const limitRequests =
  (limiter: Limiter) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await limiter(request);
    if (counted === null) return;
    tellLimit(reply, counted);
    if (!counted.isExceeded) return;
    const { max, resetSeconds, windowSeconds } = counted;
    throw tooManyRequests(
      `Rate limit exceeded: ${String(max)} requests in ${String(windowSeconds)} seconds. Try again in ${String(Math.max(1, resetSeconds))} seconds.`,
    );
  };

/** Requests from this machine are the owner's own. */
export const isLoopback = (address: string): boolean =>
  address === "::1" || address.replace(/^::ffff:/, "").startsWith("127.");
