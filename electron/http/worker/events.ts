import type { FastifyReply, FastifyRequest } from "fastify";
import type { App, HttpContext } from "../context.ts";
import { createEventHub, type EventHub, type WorkerStream } from "./event-hub.ts";
import { workerErrors } from "./schemas.ts";
import { accessOf, needsToken } from "./worker-access.ts";

const HEARTBEAT_MS = 20_000;
/** What a reader who has stopped reading may leave unread before the stream is ended. */
const UNREAD_BYTES = 256 * 1024;

const DOCUMENTED = {
  200: {
    description: "The stream, until either side ends it",
    content: { "text/event-stream": { schema: { type: "string" } } },
  },
};

/** `GET /worker/v1/events`: server-sent events, read by fetch because the token goes in a header. */
export const eventRoutes = (app: App, context: HttpContext): void => {
  const hub = createEventHub(context.ports, app.log, context.options.mostStreams);
  app.addHook("preClose", async () => {
    hub.close();
  });
  app.get(
    "/worker/v1/events",
    {
      // A HEAD would open a stream that nobody reads.
      exposeHeadRoute: false,
      onRequest: needsToken(context),
      config: { documented: DOCUMENTED },
      schema: {
        tags: ["worker"],
        summary: "Server-sent events",
        description:
          "`event: submission` with a WorkerSubmission of your own, `event: job` with the WorkerJob.",
        response: workerErrors,
      },
    },
    async (request, reply) => {
      openStream(context, hub, request, reply);
    },
  );
};

const openStream = (
  context: HttpContext,
  hub: EventHub,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  const origin = context.originOf(request);
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    // Nothing else is going to be asked on this connection; a stream that has ended holds up no closing.
    connection: "close",
    // Proxies that buffer would hold events back.
    "x-accel-buffering": "no",
  });
  const write = (text: string): void => {
    if (raw.writableLength > UNREAD_BYTES) raw.destroy();
    else raw.write(text);
  };
  const stream: WorkerStream = {
    access: accessOf(request),
    fileUrl: (id) => context.links.link(origin, id),
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    makeRoom: (retryMs) => {
      raw.end(`retry: ${String(retryMs)}\n: another stream was opened, and there is room for no more\n\n`);
    },
    end: () => {
      raw.end();
    },
  };
  write("retry: 1000\n: connected\n\n");
  const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
  heartbeat.unref();
  raw.once("close", () => {
    clearInterval(heartbeat);
    hub.remove(stream);
  });
  hub.add(stream);
};
