import type { FastifyReply, FastifyRequest } from "fastify";
import { type FileHandle, open } from "node:fs/promises";
import { z } from "zod";
import { type FileId, parsePublicId, toPublicId } from "#shared/domain/ids.ts";
import { SECOND } from "#shared/lib/instant.ts";
import type { StoredFile } from "../../service/store-port.ts";
import type { App, HttpContext } from "../context.ts";
import { HttpProblem, notFound } from "../errors/problem.ts";
import { firsthandErrorSchema } from "../errors/dialects.ts";
import { judgeConditions, judgeRange, type Representation } from "./conditions.ts";
import { contentDisposition } from "./disposition.ts";

/** Content never changes behind an id, and an address is good for a week. */
const CACHE = "private, max-age=86400, immutable";

const oneText = z.string().optional().catch(undefined);

const bytes = { "*/*": { schema: { type: "string", format: "binary" } } };

/** Bytes have no schema. */
const DOCUMENTED = {
  200: { description: "The bytes, with the type that they have", content: bytes },
  206: { description: "The range of bytes that was asked for", content: bytes },
  304: { description: "What the client has is still right" },
};

/** `GET|HEAD /files/{file_id}`: the original bytes, to whoever holds a signed address. */
export const fileRoutes = (app: App, context: HttpContext): void => {
  app.route({
    method: ["GET", "HEAD"],
    url: "/files/:file_id",
    config: { documented: DOCUMENTED, refusals: [403, 412, 416] },
    schema: {
      tags: ["files"],
      summary: "The original bytes of a file, by a signed address",
      security: [],
      params: z.object({ file_id: z.string() }),
      querystring: z.object({ expires: oneText, signature: oneText }),
      response: { "4xx": firsthandErrorSchema, "5xx": firsthandErrorSchema },
    },
    handler: async (request, reply) => {
      const id = parsePublicId<FileId>("file", request.params.file_id);
      if (id === null) throw notFound("file");
      assertSigned(context, id, request.query.expires ?? "", request.query.signature ?? "");
      const file = await context.ports.store.reader.file(id);
      if (file === null || !(await isServed(context, file))) throw notFound("file");
      return sendFile(context, request, reply, file);
    },
  });
};

/** Asked before the file is looked for, so that a guessed address learns nothing. */
const assertSigned = (context: HttpContext, id: FileId, expires: string, signature: string): void => {
  const verdict = context.links.check(id, expires, signature);
  if (verdict === "ok") return;
  const message =
    verdict === "expired"
      ? "This address has expired. Ask for the submission again to get a new one."
      : "This address is not one we made, or it was altered.";
  throw new HttpProblem({
    status: 403,
    code: verdict === "expired" ? "link_expired" : "link_invalid",
    message,
  });
};

const isServed = async ({ onlyJob, ports }: HttpContext, file: StoredFile): Promise<boolean> =>
  onlyJob === null || (await ports.store.reader.submission(file.submissionId))?.jobId === onlyJob;

const sendFile = async (
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  file: StoredFile,
): Promise<FastifyReply> => {
  const handle = await openStored(context, request, file);
  let handedOver = false;
  try {
    const stored: Representation = {
      etag: `"${file.sha256}"`,
      modifiedAt: Math.floor((await handle.stat()).mtimeMs / SECOND) * SECOND,
      sizeBytes: file.sizeBytes,
    };
    const part = partAskedFor(request, reply, stored);
    void reply.headers({
      etag: stored.etag,
      "last-modified": new Date(stored.modifiedAt).toUTCString(),
      "accept-ranges": "bytes",
      "cache-control": CACHE,
      "content-security-policy": "sandbox",
      // An owner's own page may show what the owner has the address of.
      "cross-origin-resource-policy": "cross-origin",
    });
    if (part === null) return await reply.code(304).send();
    void reply.headers({
      "content-type": file.contentType,
      "content-length": String(part.last - part.first + 1),
      "content-disposition": contentDisposition(
        file.contentType,
        file.originalName,
        toPublicId("file", file.id),
      ),
    });
    if (request.method === "HEAD") return await reply.send();
    handedOver = true;
    return await reply.send(handle.createReadStream({ start: part.first, end: part.last }));
  } finally {
    if (!handedOver) await handle.close();
  }
};

/** The bytes to send, both ends inclusive; null when the client has them already. */
const partAskedFor = (
  request: FastifyRequest,
  reply: FastifyReply,
  stored: Representation,
): { readonly first: number; readonly last: number } | null => {
  const condition = judgeConditions(request.headers, stored);
  if (condition === "not_modified") return null;
  if (condition === "precondition_failed") {
    throw new HttpProblem({
      status: 412,
      code: "precondition_failed",
      message: "The file is not the one that was asked for.",
    });
  }
  const whole = { first: 0, last: stored.sizeBytes - 1 };
  // Ranges are defined for GET alone (RFC 9110, section 14.2).
  const range = request.method === "GET" ? judgeRange(request.headers, stored) : ({ kind: "whole" } as const);
  if (range.kind === "whole") return whole;
  const size = String(stored.sizeBytes);
  if (range.kind === "unsatisfiable") {
    void reply.header("content-range", `bytes */${size}`);
    throw new HttpProblem({
      status: 416,
      code: "range_not_satisfiable",
      message: `The file has ${size} bytes; the range begins after its end.`,
    });
  }
  void reply.code(206).header("content-range", `bytes ${String(range.first)}-${String(range.last)}/${size}`);
  return range;
};

/** A row whose bytes are gone or cut is a fault of the house; it is said and logged, never served in part. */
const openStored = async (
  { ports }: HttpContext,
  request: FastifyRequest,
  file: StoredFile,
): Promise<FileHandle> => {
  const handle = await open(ports.files.pathOf(file.sha256), "r").catch((error: unknown) => {
    request.log.error({ err: error, sha256: file.sha256 }, "a stored file cannot be opened");
    return null;
  });
  const size = (await handle?.stat())?.size;
  if (handle !== null && size === file.sizeBytes) return handle;
  if (handle !== null) {
    request.log.error(
      { sha256: file.sha256, size, expected: file.sizeBytes },
      "a stored file has the wrong size",
    );
    await handle.close();
  }
  throw new HttpProblem({
    status: 500,
    code: "file_missing",
    message: "The bytes of this file are missing from the store. Its row is there; restore it from a backup.",
  });
};
