import fastifyStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { App, HttpContext } from "../context.ts";
import { HttpProblem } from "../errors/problem.ts";
import { jobOfCode } from "./worker-access.ts";

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Only our own files; no inline script or style, no data: addresses, no framing, no forms. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The worker page, built apart; its assets carry a hash in their names. */
export const pageRoutes = async (app: App, context: HttpContext): Promise<void> => {
  const { workerPageDir } = context.options;
  await app.register(fastifyStatic, {
    root: join(workerPageDir, "assets"),
    prefix: "/w/assets/",
    index: false,
    dotfiles: "ignore",
    immutable: true,
    // The build lays a .br and a .gz beside each file.
    preCompressed: true,
    maxAge: YEAR_MS,
    decorateReply: false,
    // A folder that is not built yet is answered in words by the page itself.
    suppressWarning: true,
  });

  app.get(
    "/w/:code",
    { schema: { hide: true, params: z.object({ code: z.string() }) } },
    async (request, reply) => {
      try {
        await jobOfCode(context, request.params.code);
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error;
        return sentence(reply, 404, "This link leads to no job here. Check it with whoever sent it to you.");
      }
      const page = await readFile(join(workerPageDir, "index.html")).catch(() => null);
      if (page === null) {
        request.log.warn({ workerPageDir }, "the worker page is not built");
        return sentence(
          reply,
          503,
          "This page is not there yet. Whoever sent you the link has to install it.",
        );
      }
      return reply
        .headers({ "content-security-policy": PAGE_POLICY, "cache-control": "no-cache" })
        .type("text/html; charset=utf-8")
        .send(page);
    },
  );
};

const sentence = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply
    .code(status)
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>Winnow</title><p>${text}</p></html>`,
    );
