import type { FastifyRequest } from "fastify";
import type { MultipartFile, MultipartValue } from "@fastify/multipart";
import type { Job } from "#shared/domain/job.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Ports, ReceivedFile } from "../../service/ports.ts";
import type { Work } from "../../service/uploads.ts";
import { HttpProblem, invalidField } from "../errors/problem.ts";
import { orRefuse, problemOf } from "../errors/refusal-table.ts";

const TEXT_CHARACTERS = 20_000;
/** Room for the text in UTF-8, the part headers and boundaries. */
const OVERHEAD_BYTES = 256 * 1024;
const FIELD_BYTES = 4 * TEXT_CHARACTERS;

/** The most that a request for this job can need. */
export const uploadBytesAllowed = (ports: Ports, job: Job): number =>
  job.filesPerSubmission * ports.settings.maxFileBytes + OVERHEAD_BYTES;

export const tooLarge = (ports: Ports): HttpProblem =>
  problemOf(
    refuse(
      "file_too_large",
      `Each file may have at most ${String(Math.floor(ports.settings.maxFileBytes / 1024 ** 2))} MB.`,
    ),
  );

/**
 * Streams a multipart upload into the file store. What was received is discarded when anything is refused or the
 * worker goes away, so an upload that was not acknowledged leaves nothing behind.
 */
export const receiveWork = async (ports: Ports, request: FastifyRequest, job: Job): Promise<Work> => {
  const files: ReceivedFile[] = [];
  const reading = readParts(ports, request, job, files);
  try {
    return await Promise.race([reading, refuseFlood(ports, request, job)]);
  } catch (error) {
    // The reading may still be on its way out after a flood; what it received by then goes too.
    const discardAll = (): Promise<unknown> => Promise.all(files.map((file) => file.discard()));
    void reading.then(discardAll, discardAll).catch((fault: unknown) => {
      request.log.warn({ err: fault }, "a temporary upload could not be deleted");
    });
    await discardAll();
    throw asProblem(error);
  }
};

const readParts = async (
  ports: Ports,
  request: FastifyRequest,
  job: Job,
  files: ReceivedFile[],
): Promise<Work> => {
  const { maxFileBytes, maxPixels } = ports.settings;
  let contentText: string | null = null;
  const parts = request.parts({
    // One byte more than allowed lets the file store see the excess and say so.
    limits: { fileSize: maxFileBytes + 1, fieldSize: FIELD_BYTES, fields: 8, parts: 24, headerPairs: 64 },
  });
  for await (const part of parts) {
    if (part.type === "field") {
      if (part.fieldname !== "content_text") throw unknownPart(part.fieldname);
      if (contentText !== null) throw invalidField("content_text", "content_text may be sent only once.");
      contentText = textOf(part);
      continue;
    }
    if (part.fieldname !== "file") throw unknownPart(part.fieldname);
    if (files.length === job.filesPerSubmission) {
      const most = String(job.filesPerSubmission);
      throw problemOf(
        refuse(
          "too_many_files",
          `This job takes at most ${most} ${most === "1" ? "file" : "files"} in a submission.`,
        ),
        "file",
      );
    }
    files.push(await receiveFile(ports, part, { maxBytes: maxFileBytes, maxPixels, accept: job.accept }));
  }
  return { files, contentText: contentText === null || contentText.trim() === "" ? null : contentText };
};

const receiveFile = async (
  ports: Ports,
  part: MultipartFile,
  limits: Parameters<Ports["files"]["receive"]>[2],
): Promise<ReceivedFile> => {
  const named = part.filename as string | undefined;
  return orRefuse(
    await ports.files.receive(part.file, named === undefined || named === "" ? null : named, limits),
  );
};

const textOf = (part: MultipartValue): string => {
  const text = typeof part.value === "string" ? part.value : "";
  if (part.valueTruncated || text.length > TEXT_CHARACTERS) {
    throw invalidField("content_text", `content_text has at most ${String(TEXT_CHARACTERS)} characters.`);
  }
  return text;
};

const unknownPart = (name: string): HttpProblem =>
  invalidField(name.slice(0, 60), "Send files as file and words as content_text; nothing else is taken.");

/** Counts what arrives whatever it is: a body without a declared length could go on between the parts. */
const refuseFlood = (ports: Ports, request: FastifyRequest, job: Job): Promise<never> =>
  new Promise((_resolve, reject) => {
    const allowed = uploadBytesAllowed(ports, job);
    let seen = 0;
    request.raw.on("data", (chunk: Buffer) => {
      seen += chunk.length;
      if (seen > allowed) reject(tooLarge(ports));
    });
  });

/** What the multipart reader throws is the client's: a torn connection or a malformed body. */
const asProblem = (error: unknown): unknown => {
  if (error instanceof HttpProblem || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  const torn =
    typeof code === "string" &&
    (code.startsWith("FST_") || code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE");
  const malformed = /multipart|part header|terminated early|boundary/i.test(error.message);
  if (!torn && !malformed) return error;
  return new HttpProblem({
    status: 400,
    code: "upload_incomplete",
    message: "The upload did not arrive whole. Send it again.",
  });
};
