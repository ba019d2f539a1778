/**
 * An answer to a request whose body is still arriving. Closing at once would reset the connection, and the
 * client would lose the answer while it is still sending; so the answer goes out whole, what arrives is thrown
 * away for a little while, and then the connection closes.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import { bodyOf, dialectOf } from "../errors/dialects.ts";
import { headersOf } from "../errors/handlers.ts";
import type { HttpProblem } from "../errors/problem.ts";

const LINGER_MS = 3000;
const LINGER_BYTES = 16 * 1024 * 1024;

export const answerAndClose = (request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): void => {
  const body = JSON.stringify(bodyOf(dialectOf(request.url), problem, request.id));
  const { raw } = reply.hijack();
  raw.writeHead(problem.status, {
    ...(reply.getHeaders() as Record<string, string>),
    ...headersOf(problem),
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  });
  raw.write(body);

  let drained = 0;
  const close = (): void => {
    clearTimeout(timer);
    if (!raw.writableEnded) raw.end();
  };
  const timer = setTimeout(close, LINGER_MS);
  timer.unref();
  request.raw.unpipe();
  request.raw.on("data", (chunk: Buffer) => {
    drained += chunk.length;
    if (drained > LINGER_BYTES) close();
  });
  request.raw.once("end", close).once("close", close).once("error", close);
  request.raw.resume();
};
