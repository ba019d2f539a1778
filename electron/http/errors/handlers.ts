import type { FastifyReply, FastifyRequest } from "fastify";
import type { Socket } from "node:net";
import { newRequestId, REQUEST_ID_HEADER } from "../request-id.ts";
import { bodyOf, dialectOf } from "./dialects.ts";
import { HttpProblem } from "./problem.ts";
import { problemFrom } from "./reading.ts";

export const answerProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  problem: HttpProblem,
): FastifyReply => {
  void reply.headers(headersOf(problem));
  // The body that was announced will not come, or would be taken for the next request.
  if (request.headers.expect !== undefined && !request.raw.complete) void reply.header("connection", "close");
  return reply
    .code(problem.status)
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(bodyOf(dialectOf(request.url), problem, request.id)));
};

/** What a status asks for beside its body (RFC 9110). */
export const headersOf = ({ status }: HttpProblem): Readonly<Record<string, string>> =>
  status === 401 ? { "www-authenticate": "Bearer" } : {};

export const handleError = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const problem = problemFrom(error);
  logFault(error, request, problem);
  void answerProblem(request, reply, problem);
};

/** Refusals are nobody's fault; the rest from 500 on is ours, and the log has its cause. */
export const logFault = (error: unknown, request: FastifyRequest, problem: HttpProblem): void => {
  if (problem.status < 500 || problem.isRefusal) return;
  request.log.error({ err: error, route: request.routeOptions.url }, "a request failed");
};

// Not node:http's own table: naming one thing of that module in an import loads all it offers, the fetch client too,
// which is a tenth of the time that the service takes to load.
const PHRASES = {
  400: "Bad Request",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
} as const;

/** Bytes that are no HTTP request never reach a route; they still get the shape and an id. */
export const handleClientError = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const id = newRequestId();
  const problem = new HttpProblem({
    status,
    code: "invalid_request",
    message: "This is not a valid HTTP request.",
  });
  const body = JSON.stringify(bodyOf("firsthand", problem, id));
  socket.end(
    [
      `HTTP/1.1 ${String(status)} ${PHRASES[status]}`,
      `${REQUEST_ID_HEADER}: ${id}`,
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
};
