/** Uploads that carry an Idempotency-Key: what arrived once is not taken in again. */
import type { FastifyRequest } from "fastify";
import type { Job } from "#shared/domain/job.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { findKept, replay } from "../../service/kept-answers.ts";
import type { Work } from "../../service/uploads.ts";
import type { HttpContext } from "../context.ts";
import {
  answerInOne,
  assertNotRunning,
  bodyOfAnswered,
  hashOf,
  idempotencyKeyOf,
  isRepeat,
  type ReplyHead,
  runAlone,
} from "../idempotency.ts";
import { forgetNamedSoon } from "./named-uploads.ts";
import { digestWork, receiveWork, type WorkDigest } from "./receive-work.ts";
import { accessOf } from "./worker-access.ts";

/**
 * Receives what a worker sends and does `submit` with it once per key. A repeat is read only to compare it, so it
 * is answered even when the disk is full or the job has no places left.
 */
export const answerUploadOnce = async <Body extends object>(
  context: HttpContext,
  request: FastifyRequest,
  reply: ReplyHead,
  job: Job,
  submit: (context: HttpContext, work: Work) => Promise<Body>,
): Promise<Body> => {
  const { ports } = context;
  const key = idempotencyKeyOf(request);
  if (key === null) {
    const work = await receiveWork(ports, request, job);
    const body = await submit(context, work);
    forgetNamedSoon(ports, request, work.files);
    return body;
  }
  const scopeId = accessOf(request).worker.id;
  const asked = (digest: WorkDigest) => ({ scopeId, key, hash: hashOf(context, request, digest) });
  return runAlone(context, scopeId, key, async () => {
    const kept = await findKept(ports, { scopeId, key });
    if (kept !== null) {
      const digest = await digestWork(ports, request, job);
      return bodyOfAnswered<Body>(replay(ports, asked(digest), kept), reply);
    }
    const work = await receiveWork(ports, request, job);
    try {
      // Kept before the transaction, which may wait for nothing; keeping again inside it does nothing.
      for (const file of work.files) await file.keep();
      const body = await answerInOne(context, asked(digestOf(work)), reply, (inside) => submit(inside, work));
      forgetNamedSoon(ports, request, work.files);
      return body;
    } finally {
      await Promise.all(work.files.map((file) => file.discard()));
    }
  });
};

/** What was refused before reading, unless this is a repeat: the place it lacks may be the one it took. */
export const refusalOfFirst = async (
  context: HttpContext,
  request: FastifyRequest,
  refusal: Refusal | null,
): Promise<Refusal | null> => {
  if (refusal === null) return null;
  assertNotRunning(context, request);
  return (await isRepeat(context, request)) ? null : refusal;
};

const digestOf = ({ contentText, files }: Work): WorkDigest => ({
  contentText,
  files: files.map(({ sha256 }) => sha256),
});
