import type { Server } from "@tus/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type FileId, parseUuid } from "#shared/domain/ids.ts";
import {
  ownUpload,
  refuseResumableEarly,
  uploadExpiresAt,
  UPLOADS_PER_WORKER,
} from "../../../service/resumable.ts";
import { createLimiter, limitRequests } from "../../access/rate-limit.ts";
import type { App, HttpContext } from "../../context.ts";
import { invalidField } from "../../errors/problem.ts";
import { problemOf } from "../../errors/refusal-table.ts";
import { accessOf, needsToken } from "../worker-access.ts";
import { type Passing, passOn } from "./passing.ts";
import { UPLOADS_PATH as PATH } from "./path.ts";
import { expiredUpload, noSuchUpload, problemOfStatus } from "./tus-problem.ts";

const TUS_VERSION = "1.0.0";
const METADATA_CHARACTERS = 4_000;
const LINGER_MS = 3_000;
/** What still writes when its connection is gone ends by itself. */
const FORGET_WITHIN_MS = 60_000;

/** Resumable uploads by tus 1.0: what is refused is refused here, what is taken @tus/server takes. */
export const tusRoutes = (app: App, context: HttpContext): void => {
  const { ports } = context;
  // The tus server reads bodies itself.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => {
    done(null);
  });
  const limit = limitRequests(
    createLimiter(
      app,
      () => context.limit("workerUploads"),
      (request) => accessOf(request).worker.id,
    ),
  );
  const entering = [needsToken(context), speaksTus];
  const hidden = { schema: { hide: true } };
  const pass = passer(context);

  app.options(PATH, hidden, (request, reply) => pass(request, reply, null));
  app.options(`${PATH}/:upload_id`, hidden, (request, reply) => pass(request, reply, null));

  app.post(
    PATH,
    {
      onRequest: [
        ...entering,
        limit,
        async (request) => {
          const refusal = await refuseResumableEarly(ports, accessOf(request), announcedSize(request));
          if (refusal !== null) throw problemOf(refusal);
        },
      ],
      config: { documented: DOCUMENTED, refusals: [412, 422, 507] },
      schema: { tags: ["worker"], summary: "Begin a resumable upload", description: DESCRIPTION },
    },
    async (request, reply) => {
      void reply.header("upload-expires", new Date(uploadExpiresAt(ports.clock.now())).toUTCString());
      await pass(request, reply, ports.ids.next<FileId>());
    },
  );

  for (const { method, summary, config } of CALLS) {
    app.route({
      // As a list, because a HEAD by itself counts as the shadow of a GET and stays out of the document.
      method: [method],
      url: `${PATH}/:upload_id`,
      onRequest: [
        ...entering,
        async (request, reply) => {
          const upload = ownUpload(ports, accessOf(request), uploadIdOf(request));
          if (upload === null) throw noSuchUpload();
          if (upload === "expired") throw expiredUpload();
          void reply.header("upload-expires", new Date(uploadExpiresAt(upload.createdAt)).toUTCString());
        },
      ],
      config,
      schema: { tags: ["worker"], summary },
      handler: (request, reply) => pass(request, reply, parseUuid<FileId>(uploadIdOf(request))),
    });
  }
};

const text = { schema: { type: "string" } } as const;
const DOCUMENTED = {
  201: {
    description: "Begun, or, when the bytes came along, received as far as Upload-Offset says.",
    headers: { Location: text, "Upload-Offset": text, "Upload-Expires": text, "Tus-Resumable": text },
  },
};

/** What an upload that was begun takes. */
const CALLS = [
  {
    method: "HEAD",
    summary: "How much of an upload is there",
    config: {
      documented: {
        200: {
          description: "So much is there",
          headers: { "Upload-Offset": text, "Upload-Length": text, "Upload-Expires": text },
        },
      },
      refusals: [409, 410, 412],
    },
  },
  {
    method: "PATCH",
    summary: "Send an upload's bytes from there on",
    config: {
      documented: {
        204: {
          description: "Received as far as Upload-Offset says",
          headers: { "Upload-Offset": text, "Upload-Expires": text },
        },
      },
      refusals: [410, 412, 422, 507],
    },
  },
  {
    method: "DELETE",
    summary: "Give an upload up",
    config: {
      documented: { 204: { description: "It is gone" } },
      refusals: [400, 409, 410, 412],
    },
  },
] as const;

const DESCRIPTION = `An upload that may break off and go on, by [tus 1.0](https://tus.io/protocols/resumable-upload) with the extensions creation, creation-with-upload, termination and expiration. \`Upload-Length\` is needed; \`filename\` in \`Upload-Metadata\` is only shown. The answer's \`Location\` takes HEAD (how much is there), PATCH (the bytes from there on) and DELETE, with the same token. What is whole becomes part of a submission that names it as \`upload\`; after 24 hours it is gone. A worker has at most ${String(UPLOADS_PER_WORKER)} at a time that are in no submission.`;

const speaksTus = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  void reply.header("tus-resumable", TUS_VERSION);
  if (request.headers["tus-resumable"] === TUS_VERSION) return;
  void reply.header("tus-version", TUS_VERSION);
  throw problemOfStatus(412, "");
};

const uploadIdOf = (request: FastifyRequest): string => (request.params as { upload_id: string }).upload_id;

/** How many bytes are announced; the tus server itself would take an upload without. */
const announcedSize = (request: FastifyRequest): number => {
  const text = request.headers["upload-length"];
  if (typeof text !== "string" || !/^\d{1,15}$/.test(text)) {
    throw invalidField("Upload-Length", "Upload-Length is needed: the size of the whole file in bytes.");
  }
  if ((request.headers["upload-metadata"] ?? "").length > METADATA_CHARACTERS) {
    throw invalidField(
      "Upload-Metadata",
      `Upload-Metadata has at most ${String(METADATA_CHARACTERS)} characters.`,
    );
  }
  return Number(text);
};

type Pass = (request: FastifyRequest, reply: FastifyReply, uploadId: FileId | null) => Promise<void>;

const passer = (context: HttpContext): Pass => {
  let server: Promise<Server> | null = null;
  const load = async (): Promise<Server> => (await import("./tus-server.ts")).createTusServer(context);

  return async (request, reply, uploadId) => {
    server ??= load();
    const tus = await server;
    const { raw } = reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    const one: Passing = { request, reply, uploadId, isMade: false, isReading: false };
    raw.once("finish", () => {
      // Nobody reads the rest of a body that was given up; what is not wanted is thrown away for a little while.
      if (request.raw.complete) return;
      const end = (): unknown => request.raw.destroy();
      if (one.isReading) end();
      else setTimeout(end, LINGER_MS).unref();
    });
    raw.once("close", () => {
      const isTold = raw.statusCode < 400 && raw.writableFinished;
      if (one.isMade && !isTold) void forget(context, one);
    });
    try {
      await passOn(one, () => tus.handle(request.raw, raw));
    } catch (error) {
      // What can be answered was answered: this is the answer itself that failed.
      request.log.error({ err: error }, "an upload could not be answered");
      raw.destroy();
    }
  };
};

/** A creation whose answer did not arrive has a client that does not know its address. */
const forget = async ({ ports }: HttpContext, { request, uploadId }: Passing): Promise<void> => {
  if (uploadId === null) return;
  const { uploads } = ports.files;
  try {
    const letGo = await uploads.turn(uploadId, AbortSignal.timeout(FORGET_WITHIN_MS), () => undefined);
    await uploads.remove(uploadId).finally(letGo);
  } catch (error) {
    request.log.warn({ err: error }, "an upload that nobody knows of could not be deleted; upkeep will");
  }
};
