import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { FileId, JobId } from "#shared/domain/ids.ts";
import { createFileLinks, type FileLinks } from "../service/file-links.ts";
import type { Ports } from "../service/ports.ts";
import { DEFAULT_LIMITS, type RateLimit, type RateLimitName } from "#shared/domain/limits.ts";
import type { HttpOptions } from "./options.ts";

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every family of routes is handed. */
export interface HttpContext {
  readonly ports: Ports;
  readonly options: HttpOptions;
  /** Asked at every request: a limit may change while it is in use. */
  limit(name: RateLimitName): RateLimit;
  readonly links: FileLinks;
  /** Set on a listener that serves one job only. */
  readonly onlyJob: JobId | null;
  /** The base of the addresses that owners are given: the first public URL, or where the server listens. */
  baseUrl(): string;
  fileUrl(id: FileId): string;
  /** The origin by which this client reached us; a page may load files from nowhere else. */
  originOf(request: FastifyRequest): string;
}

export const createContext = (
  ports: Ports,
  options: HttpOptions,
  onlyJob: JobId | null,
  listeningAt: () => string | null,
): HttpContext => {
  const publicUrls = options.publicUrls.map((url) => url.replace(/\/+$/, ""));
  const byHost = new Map(publicUrls.map((url) => [new URL(url).host.toLowerCase(), url]));
  const links = createFileLinks(ports);
  // Asking the socket where it listens costs as much as the rest of an answer's addresses together.
  let listening: string | null = null;
  const baseUrl = (): string => publicUrls[0] ?? (listening ??= listeningAt()) ?? "http://127.0.0.1";
  return {
    ports,
    options,
    limit: (name) => options.rateLimits[name] ?? DEFAULT_LIMITS[name],
    links,
    onlyJob,
    baseUrl,
    fileUrl: (id) => links.link(baseUrl(), id),
    // A public URL knows its scheme better than a request that came through a proxy which we do not trust.
    originOf: (request) => byHost.get(request.host.toLowerCase()) ?? `${request.protocol}://${request.host}`,
  };
};

/** `http://host:port` of a listening server; a wildcard address is named by loopback. */
export const listeningUrl = (app: App): string => {
  const address = app.server.address();
  if (address === null || typeof address === "string") return "http://127.0.0.1";
  const wildcard = address.address === "0.0.0.0" || address.address === "::";
  const host = wildcard
    ? "127.0.0.1"
    : address.address.includes(":")
      ? `[${address.address}]`
      : address.address;
  return `http://${host}:${String(address.port)}`;
};
