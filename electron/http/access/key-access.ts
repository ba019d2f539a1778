import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import { authenticateKey } from "../../service/access.ts";
import type { ApiKey, Owner } from "../../service/store-port.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import type { App, HttpContext } from "../context.ts";
import { HttpProblem, tooManyRequests } from "../errors/problem.ts";
import { limiterByAddress, tellLimit } from "./rate-limit.ts";

/** Who calls: the owner, by one of its keys. */
export interface Caller {
  readonly owner: Owner;
  readonly key: ApiKey;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Which requests this call answers without a key. */
    withoutKey?: (request: FastifyRequest) => boolean;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Every route of `app` needs a key. Asked before anything else of the request is read. */
export const requireKeys = (app: App, context: HttpContext): void => {
  const wrongKeys = limiterByAddress(app, () => context.limit("wrongKeys"));
  app.decorateRequest("caller", null);
  app.addHook("onRequest", async (request, reply) => {
    const presented = presentedKey(request);
    if (request.routeOptions.config.withoutKey?.(request) === true) return;
    if (presented === null) {
      throw new HttpProblem({
        status: 401,
        code: "invalid_api_key",
        message: "Send your API key as `Authorization: Bearer <key>` or `X-API-Key: <key>`.",
      });
    }
    const caller = await authenticateKey(context.ports, presented);
    if (caller === null) {
      // Good keys from the same address stay served: others behind one address must not be locked out by it,
      // and keys are too long to be found at any rate.
      const counted = await wrongKeys(request);
      if (counted?.isExceeded === true) {
        tellLimit(reply, counted);
        throw tooManyRequests("Too many wrong API keys from this address. Wait a minute.");
      }
      throw new HttpProblem({
        status: 401,
        code: "invalid_api_key",
        message: "This API key is not known or was revoked.",
      });
    }
    context.ports.keyUse.note(caller.key.id);
    request.caller = caller;
  });
};

/** Either header, in either dialect; an Authorization of another scheme is a proxy's, not ours. */
const presentedKey = (request: FastifyRequest): string | null => {
  const bearer = bearerToken(request);
  if (bearer !== null) return bearer;
  const header = request.headers["x-api-key"];
  return typeof header === "string" && header.trim() !== "" ? header.trim() : null;
};

export const bearerToken = (request: FastifyRequest): string | null => {
  const match = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "");
  return match?.[1] ?? null;
};

export const callerOf = (request: FastifyRequest): Caller => {
  if (request.caller === null) throw new Error("A route without requireKeys asked for its caller.");
  return request.caller;
};

export const assertScope = (request: FastifyRequest, scope: Scope): void => {
  if (callerOf(request).key.scopes.includes(scope)) return;
  throw new HttpProblem({
    status: 403,
    code: "missing_scope",
    message: `This API key lacks the scope ${scope}.`,
  });
};

/** A route's own hook: after the key, before the body. */
export const needsScope =
  (scope: Scope) =>
  (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    assertScope(request, scope);
    done();
  };
