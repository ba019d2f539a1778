import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { MultipartFile, MultipartValue } from "@fastify/multipart";
import type { Job } from "#shared/domain/job.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Ports, ReceivedFile } from "../../service/ports.ts";
import type { Work } from "../../service/uploads.ts";
import { HttpProblem, invalidField } from "../errors/problem.ts";
import { orRefuse, problemOf } from "../errors/refusal-table.ts";
import {
  assertRoom,
  digestOfNamed,
  isJson,
  jsonWorkOf,
  receiveNamed,
  TEXT_CHARACTERS,
} from "./named-uploads.ts";

/** Room for the text in UTF-8, the part headers and boundaries. */
const OVERHEAD_BYTES = 256 * 1024;
const FIELD_BYTES = 4 * TEXT_CHARACTERS;

/** What makes two uploads the same: the text and the files' SHA-256, in their order. */
export interface WorkDigest {
  readonly contentText: string | null;
  readonly files: readonly string[];
}

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
 * Streams a multipart upload into the file store, or takes up the finished uploads that it names. What was received is discarded when anything is refused or the
 * worker goes away, so an upload that was not acknowledged leaves nothing behind.
 */
export const receiveWork = async (ports: Ports, request: FastifyRequest, job: Job): Promise<Work> => {
  const files: ReceivedFile[] = [];
  const { maxFileBytes: maxBytes, maxPixels } = ports.settings;
  const limits = { maxBytes, maxPixels, accept: job.accept };
  const reading = readWork(ports, request, job, files, {
    file: (part) => receiveFile(ports, part, limits),
    upload: (id) => receiveNamed(ports, request, id, limits),
  });
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

/** The digests of what is sent, without taking any of it in. */
export const digestWork = async (ports: Ports, request: FastifyRequest, job: Job): Promise<WorkDigest> => {
  const reading = readWork<string>(ports, request, job, [], {
    file: async ({ file }) => {
      const hash = createHash("sha256");
      for await (const chunk of file) hash.update(chunk as Buffer);
      return hash.digest("hex");
    },
    upload: (id) => digestOfNamed(ports, request, id),
  });
  reading.catch(() => undefined);
  try {
    return await Promise.race([reading, refuseFlood(ports, request, job)]);
  } catch (error) {
    throw asProblem(error);
  }
};

/** What becomes of a file that is sent, and of one that was sent before and is named. */
interface Readers<File> {
  readonly file: (part: MultipartFile) => Promise<File>;
  readonly upload: (id: string) => Promise<File>;
}

interface Read<File> {
  readonly files: readonly File[];
  readonly contentText: string | null;
}

/** Reads what was sent in its order; each file as the readers say, into `files`. */
const readWork = async <File>(
  ports: Ports,
  request: FastifyRequest,
  job: Job,
  files: File[],
  readers: Readers<File>,
): Promise<Read<File>> => {
  const named = new Set<string>();
  const readNamed = async (id: string, field: string): Promise<void> => {
    assertRoom(job, files, field);
    if (named.has(id)) throw invalidField(field, "The same upload is named twice.");
    named.add(id);
    files.push(await readers.upload(id));
  };
  if (!isJson(request)) return readParts(ports, request, job, files, readers.file, readNamed);
  const { contentText, uploads } = jsonWorkOf(request);
  for (const id of uploads) await readNamed(id, "uploads");
  return { files, contentText: wordsOf(contentText) };
};

const wordsOf = (text: string | null): string | null => (text === null || text.trim() === "" ? null : text);

const readParts = async <File>(
  ports: Ports,
  request: FastifyRequest,
  job: Job,
  files: File[],
  readFile: (part: MultipartFile) => Promise<File>,
  readNamed: (id: string, field: string) => Promise<void>,
): Promise<Read<File>> => {
  const { maxFileBytes } = ports.settings;
  let contentText: string | null = null;
  const parts = request.parts({
    // One byte more than allowed lets the file store see the excess and say so.
    limits: { fileSize: maxFileBytes + 1, fieldSize: FIELD_BYTES, fields: 16, parts: 24, headerPairs: 64 },
  });
  for await (const part of parts) {
    if (part.type === "field" && part.fieldname === "upload") {
      await readNamed(typeof part.value === "string" ? part.value : "", "upload");
      continue;
    }
    if (part.type === "field") {
      if (part.fieldname !== "content_text") throw unknownPart(part.fieldname);
      if (contentText !== null) throw invalidField("content_text", "content_text may be sent only once.");
      contentText = textOf(part);
      continue;
    }
    if (part.fieldname !== "file") throw unknownPart(part.fieldname);
    assertRoom(job, files, "file");
    files.push(await readFile(part));
  }
  return { files, contentText: wordsOf(contentText) };
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
  invalidField(
    name.slice(0, 60),
    "Send files as file, ids of finished uploads as upload and words as content_text; nothing else is taken.",
  );

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
