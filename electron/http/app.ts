import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { JobId } from "#shared/domain/ids.ts";
import type { Ports } from "../service/ports.ts";
import { requireOwnHost } from "./access/own-hosts.ts";
import { answerExpectations } from "./expect-continue.ts";
import { type App, createContext, type HttpContext, listeningUrl } from "./context.ts";
import { answerProblem, handleClientError, handleError } from "./errors/handlers.ts";
import { refuseUnknownRoutes } from "./errors/other-methods.ts";
import { problemFrom } from "./errors/reading.ts";
import type { HttpOptions } from "./options.ts";
import { closePromptly } from "./prompt-close.ts";
import { newRequestId, REQUEST_ID_HEADER } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";
import { serializerCompilerFor } from "./serializers.ts";

/** The largest JSON body that a call can need (a new job with every field at its limit), with room. */
const JSON_BODY_BYTES = 256 * 1024;
/** A connection on which nothing moves for so long is given up; event streams beat more often. */
const IDLE_MS = 120_000;
const HEADERS_MS = 30_000;
/** No address is longer: Node takes so many bytes of headers, the address among them. */
const LONGEST_ADDRESS = 16 * 1024;

/** A server that has no routes yet, but everything that every answer has in common. */
export const createApp = (
  ports: Ports,
  options: HttpOptions,
  onlyJob: JobId | null,
  log: FastifyBaseLogger,
): { readonly app: App; readonly context: HttpContext } => {
  const app: App = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    bodyLimit: JSON_BODY_BYTES,
    connectionTimeout: IDLE_MS,
    http: { headersTimeout: HEADERS_MS },
    // An id that is too long is an id that is not there, and is answered like one.
    routerOptions: { maxParamLength: LONGEST_ADDRESS },
    trustProxy: options.trustProxy.length === 0 ? false : [...options.trustProxy],
    // A request that arrives while we close is finished like any other; the connection then ends.
    return503OnClosing: false,
    clientErrorHandler: handleClientError,
    frameworkErrors: (error, request, reply) => {
      void reply.header(REQUEST_ID_HEADER, request.id);
      void answerProblem(request, reply, problemFrom(error));
    },
  }).withTypeProvider<ZodTypeProvider>();
  const context = createContext(ports, options, onlyJob, () =>
    app.server.listening ? listeningUrl(app) : null,
  );

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompilerFor(options.checkAnswers === true));
  app.setErrorHandler(handleError);
  refuseUnknownRoutes(app);
  acceptEmptyJson(app);
  answerExpectations(app);
  closePromptly(app);

  // These hooks run for every request: a callback costs less than a promise.
  const everywhere = { ...securityHeaders(), "cache-control": "no-store" };
  app.addHook("onRequest", (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id).headers(everywhere);
    done();
  });
  // After those headers, so that they are on this refusal too.
  app.addHook("onRequest", requireOwnHost(options));
  app.addHook("onResponse", (request, reply, done) => {
    // The route, not the address: addresses of files carry signatures.
    request.log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "answered",
    );
    options.metrics?.answered({
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      ms: reply.elapsedTime,
    });
    done();
  });
  void app.register(rateLimit, { global: false });
  return { app, context };
};

/** Calls without a body (close, cancel) may still carry a JSON content type. */
const acceptEmptyJson = (app: App): void => {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, body as string, done);
  });
};
