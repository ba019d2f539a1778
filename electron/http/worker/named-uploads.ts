/** Finished resumable uploads that a submission names instead of sending their bytes. */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Job } from "#shared/domain/job.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Ports, ReceivedFile, ReceiveLimits } from "../../service/ports.ts";
import { forgetUsedUploads, receiveUpload, usedUpload } from "../../service/resumable.ts";
import { invalidField } from "../errors/problem.ts";
import { orRefuse, problemOf } from "../errors/refusal-table.ts";
import { accessOf } from "./worker-access.ts";

export const TEXT_CHARACTERS = 20_000;
const ID_CHARACTERS = 100;

/** A submission whose bytes are all there already. */
const jsonWorkSchema = z.strictObject({
  content_text: z
    .string({ error: "content_text must be a string." })
    .max(TEXT_CHARACTERS, `content_text has at most ${String(TEXT_CHARACTERS)} characters.`)
    .nullish(),
  uploads: z
    .array(z.string({ error: "uploads are ids of finished uploads." }).max(ID_CHARACTERS), {
      error: "uploads must be an array of ids of finished uploads.",
    })
    .optional(),
});

export const isJson = (request: FastifyRequest): boolean =>
  /^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "");

export const jsonWorkOf = (
  request: FastifyRequest,
): { readonly contentText: string | null; readonly uploads: readonly string[] } => {
  const parsed = jsonWorkSchema.safeParse(request.body);
  if (parsed.success) {
    return { contentText: parsed.data.content_text ?? null, uploads: parsed.data.uploads ?? [] };
  }
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    throw invalidField(
      key.slice(0, 60),
      "Send words as content_text and ids of finished uploads as uploads.",
    );
  }
  const field = String(issue?.path[0] ?? "body");
  throw invalidField(field, field === "body" ? "The body must be a JSON object." : (issue?.message ?? ""));
};

/** Throws 400 when one file more would be too many for the job. */
export const assertRoom = (job: Job, files: readonly unknown[], field: string): void => {
  if (files.length < job.filesPerSubmission) return;
  const most = String(job.filesPerSubmission);
  throw problemOf(
    refuse(
      "too_many_files",
      `This job takes at most ${most} ${most === "1" ? "file" : "files"} in a submission.`,
    ),
    field,
  );
};

export const receiveNamed = async (
  ports: Ports,
  request: FastifyRequest,
  id: string,
  limits: ReceiveLimits,
): Promise<ReceivedFile> => orRefuse(await receiveUpload(ports, accessOf(request), id, limits));

/** The digest of a file that was sent as this upload; something else than any digest when it was not used yet. */
export const digestOfNamed = async (ports: Ports, request: FastifyRequest, id: string): Promise<string> =>
  (await usedUpload(ports, accessOf(request), id))?.sha256 ?? `upload ${id}`;

/** After the answer; what stays behind is upkeep's. */
export const forgetNamedSoon = (
  ports: Ports,
  request: FastifyRequest,
  files: readonly ReceivedFile[],
): void => {
  forgetUsedUploads(ports, files).catch((error: unknown) => {
    request.log.warn({ err: error }, "a used upload could not be deleted; upkeep will");
  });
};
