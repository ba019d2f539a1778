/**
 * Idempotency-Key. A POST that changes something says `config: REPEATABLE`, which documents the header, and
 * answers by `answerRepeatable`, which does its work once per key. See README.md here.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Uuid } from "#shared/domain/ids.ts";
import { canonicalJson } from "#shared/lib/canonical-json.ts";
import { type Answered, answerOnce, findKept, type RepeatableRequest } from "../service/kept-answers.ts";
import type { Store } from "../service/store-port.ts";
import type { HttpContext } from "./context.ts";
import { HttpProblem, invalidField } from "./errors/problem.ts";

const HEADER = "Idempotency-Key";
const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route takes an Idempotency-Key. */
    repeatable?: boolean;
  }
}

export const REPEATABLE = { repeatable: true } as const;

/** The header as `/openapi.json` shows it. */
export const DOCUMENTED_HEADER = {
  type: "object",
  properties: {
    [HEADER]: {
      type: "string",
      minLength: 1,
      maxLength: 255,
      pattern: "^[!-~]+$",
      description:
        "Makes the request safe to repeat: for 24 hours the same key with the same body is answered as the first time, with the header Idempotent-Replayed: true, and nothing happens twice. The same key with another body, or while the first request still runs, is 409. Take a fresh random value for each request.",
    },
  },
} as const;

/** The key of a request; null when it has none. Throws 400 where it is not one. */
export const idempotencyKeyOf = (request: FastifyRequest): string | null => {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key === "string" && VISIBLE_ASCII.test(key)) return key;
  throw invalidField(HEADER, `${HEADER} needs 1 to 255 visible ASCII characters, without spaces.`);
};

/** Where nobody is known yet, the route says whose key it is. */
const scopeOf = (request: FastifyRequest): Uuid => {
  const id = request.caller?.key.id ?? request.workerAccess?.worker.id;
  if (id === undefined) throw new Error("A repeatable route knows neither its caller nor its worker.");
  return id;
};

/** What was asked: the route with its parameters, and the body whatever its spelling. */
export const hashOf = ({ ports }: HttpContext, request: FastifyRequest, body: unknown): string =>
  ports.crypto.sha256Hex(`${request.method} ${request.url}\n${canonicalJson(body)}`);

/** Of one store, however many servers are over it. */
const runningIn = new WeakMap<Store, Set<string>>();

/** Throws 409 while another request with this one's key runs. */
export const assertNotRunning = ({ ports }: HttpContext, request: FastifyRequest): void => {
  const key = idempotencyKeyOf(request);
  if (key !== null && runningIn.get(ports.store)?.has(`${scopeOf(request)} ${key}`) === true)
    throw stillRunning();
};

/** Whether this request was answered before, by its key; the body is not known yet. */
export const isRepeat = async ({ ports }: HttpContext, request: FastifyRequest): Promise<boolean> => {
  const key = idempotencyKeyOf(request);
  return key !== null && (await findKept(ports, { scopeId: scopeOf(request), key })) !== null;
};

const stillRunning = (): HttpProblem =>
  new HttpProblem({
    status: 409,
    code: "request_in_progress",
    message: "The first request with this Idempotency-Key is still running. Repeat it in a moment.",
  });

/** Does the work while no other request with the same key runs; 409 when one does. */
export const runAlone = async <T>(
  context: HttpContext,
  scopeId: Uuid,
  key: string,
  work: () => Promise<T>,
): Promise<T> => {
  const running = runningIn.get(context.ports.store) ?? new Set<string>();
  runningIn.set(context.ports.store, running);
  const name = `${scopeId} ${key}`;
  if (running.has(name)) throw stillRunning();
  running.add(name);
  try {
    return await work();
  } finally {
    running.delete(name);
  }
};

/**
 * Answers a JSON request. `work` is handed a context whose ports are one open transaction: it reads through
 * `ports.store.reader`, changes through use cases, and awaits nothing else. The status must stand on `reply` before.
 */
export const answerRepeatable = async <Body extends object>(
  context: HttpContext,
  request: FastifyRequest,
  reply: ReplyHead,
  work: (context: HttpContext) => Promise<Body>,
  scope?: Uuid,
): Promise<Body> => {
  const key = idempotencyKeyOf(request);
  if (key === null) return work(context);
  const scopeId = scope ?? scopeOf(request);
  const asked = { scopeId, key, hash: hashOf(context, request, request.body ?? null) };
  return runAlone(context, scopeId, key, () => answerInOne(context, asked, reply, work));
};

export type ReplyHead = Pick<FastifyReply, "statusCode"> & { header(name: string, value: string): unknown };

/** Effect, answer and its keeping in one transaction. */
export const answerInOne = async <Body extends object>(
  context: HttpContext,
  asked: RepeatableRequest,
  reply: ReplyHead,
  work: (context: HttpContext) => Promise<Body>,
): Promise<Body> => {
  const answered = await answerOnce(context.ports, asked, async (ports) => ({
    status: reply.statusCode,
    body: JSON.stringify(await work({ ...context, ports })),
  }));
  return bodyOfAnswered<Body>(answered, reply);
};

/** The body to send; throws 409 for a key that was used for something else. */
export const bodyOfAnswered = <Body extends object>(answered: Answered, reply: ReplyHead): Body => {
  if (answered.kind === "reused") {
    throw new HttpProblem({
      status: 409,
      code: "idempotency_key_reused",
      message: "This Idempotency-Key was used for another request. Take a fresh key for each request.",
      isRefusal: true,
    });
  }
  if (answered.kind === "replayed") {
    reply.statusCode = answered.status;
    reply.header("idempotent-replayed", "true");
  }
  // Written by JSON.stringify, so reading and writing it again gives the same bytes.
  return JSON.parse(answered.body) as Body;
};
