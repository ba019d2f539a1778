import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { HttpProblem } from "../errors/problem.ts";
import type { HttpOptions } from "../options.ts";

/**
 * Answers only to the service's own names and addresses (421 otherwise), so that a page which made its own
 * name point here (DNS rebinding) gets nothing. Ports are not compared: a forwarded port is another one.
 */
export const requireOwnHost = (
  options: Pick<HttpOptions, "hosts" | "publicUrls">,
): ((request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void) => {
  const machine = hostname().toLowerCase();
  const names = new Set([
    "localhost",
    "127.0.0.1",
    "::1",
    machine,
    `${machine}.local`,
    ...options.hosts.map((host) => hostOnly(host)),
    ...options.publicUrls.map((url) => hostOnly(new URL(url).host)),
  ]);
  return (request, _reply, done) => {
    const host = hostOnly(request.host);
    if (names.has(host) || (isIP(host) !== 0 && isOwnAddress(host, request))) {
      done();
      return;
    }
    throw new HttpProblem({
      status: 421,
      code: "misdirected_request",
      message: "This service does not answer to that host name. Start it with --public-url to add one.",
    });
  };
};

/** The name of a Host header: lower case, without port, brackets and the root's dot. */
const hostOnly = (host: string | undefined): string =>
  (host ?? "")
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");

const isOwnAddress = (host: string, request: FastifyRequest): boolean => {
  const local = request.raw.socket.localAddress?.replace(/^::ffff:/, "");
  if (local === host) return true;
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === host),
  );
};
