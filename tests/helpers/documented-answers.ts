/**
 * Holds every answer of every service that a test starts in its own process against that service's own
 * /openapi.json: status, content type, headers and body. What differs fails the test that saw it.
 */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import { type DocumentChecks, documentChecks, type OpenApi } from "./openapi-checks.ts";

interface Seen {
  readonly method: string;
  /** The route's pattern; undefined where no route fits the address. */
  route: string | undefined;
  hidden: boolean;
  readonly chunks: Buffer[];
  size: number;
}

/** Larger bodies are files. */
const CHECKED_BYTES = 4 * 1024 * 1024;

const differences: string[] = [];
/** A listener for one job serves some of the routes of the whole, and documents none. */
let latest: DocumentChecks | null = null;
let watching = false;

/** Watches every Fastify server made from now on in this process. */
export const watchAnswers = (): void => {
  if (watching) return;
  watching = true;
  subscribe("fastify.initialization", (message) => {
    watch((message as { fastify: FastifyInstance }).fastify);
  });
};

/** What differed since the last call. */
export const takeDifferences = (): readonly string[] => differences.splice(0);

const watch = (app: FastifyInstance): void => {
  const seen = new WeakMap<ServerResponse, Seen>();
  const routes: string[] = [];
  routesOf.set(app, routes);
  app.addHook("onRoute", ({ method, url, schema }) => {
    routes.push(`${String(method)} ${url} ${schema?.hide === true ? "hidden" : ""}`);
  });
  app.server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    const record: Seen = {
      method: request.method ?? "GET",
      route: undefined,
      hidden: false,
      chunks: [],
      size: 0,
    };
    seen.set(response, record);
    recordBody(response, record, () => {
      judge(app, record, request, response);
    });
  });
  app.addHook("onRequest", async (request, reply) => {
    const record = seen.get(reply.raw);
    if (record === undefined) return;
    record.route = request.routeOptions.url;
    record.hidden = request.routeOptions.schema?.hide === true;
  });
};

/** Calls `ended` before the last bytes leave, so that a difference is known when the test reads the answer. */
const recordBody = (response: ServerResponse, record: Seen, ended: () => void): void => {
  const keep = (chunk: unknown): void => {
    if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) return;
    record.size += chunk.length;
    if (record.size <= CHECKED_BYTES) record.chunks.push(Buffer.from(chunk as string));
  };
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.write = ((...args: unknown[]) => {
    keep(args[0]);
    return write(...args);
  }) as never;
  response.end = ((...args: unknown[]) => {
    keep(args[0]);
    if (!response.headersSent || args.length > 0 || record.chunks.length > 0) ended();
    return end(...args);
  }) as never;
};

const judge = (
  app: FastifyInstance,
  seen: Seen,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const checks = checksOf(app);
  if (checks === null) return;
  const found = checks.differences({
    method: seen.method,
    url: request.url ?? "",
    route: seen.route,
    hidden: seen.hidden,
    status: response.statusCode,
    header: (name) => headerOf(response, name),
    body: Buffer.concat(seen.chunks).toString(),
    isWhole: seen.size <= CHECKED_BYTES,
  });
  differences.push(
    ...found.map(
      (what) => `${seen.method} ${request.url ?? ""} answered ${String(response.statusCode)}: ${what}`,
    ),
  );
};

/** Also of an answer whose head was written by hand. */
const headerOf = (response: ServerResponse, name: string): string | undefined => {
  const set = response.getHeader(name);
  if (set !== undefined) return String(set);
  const written = (response as unknown as { _header: string | null })._header ?? "";
  return new RegExp(`^${name}: (.*?)\\r?$`, "im").exec(written)?.[1];
};

const byServer = new WeakMap<FastifyInstance, DocumentChecks>();
const routesOf = new WeakMap<FastifyInstance, string[]>();

/**
 * Writing a document and compiling its schemas takes longer than most tests. Schemas are constants of modules, so
 * servers with the same routes have the same document but for their version.
 */
const byRoutes = new Map<string, DocumentChecks>();

const checksOf = (app: FastifyInstance): DocumentChecks | null => {
  if (!("swagger" in app)) return latest;
  const known = byServer.get(app);
  if (known !== undefined) return known;
  const routes = (routesOf.get(app) ?? []).sort().join("\n");
  latest = byRoutes.get(routes) ?? documentChecks((app.swagger as unknown as () => OpenApi)());
  byRoutes.set(routes, latest);
  byServer.set(app, latest);
  return latest;
};
