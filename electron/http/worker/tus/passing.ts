import { AsyncLocalStorage } from "node:async_hooks";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FileId } from "#shared/domain/ids.ts";

/** A request on its way through the tus server, which knows neither Fastify nor workers. */
export interface Passing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The upload of the address; on a creation the one that is being made; null where there is none. */
  readonly uploadId: FileId | null;
  /** The upload was made by this request. */
  isMade: boolean;
  /** Somebody has begun to read the body. */
  isReading: boolean;
}

const passing = new AsyncLocalStorage<Passing>();

export const passOn = <T>(one: Passing, work: () => Promise<T>): Promise<T> => passing.run(one, work);

export const passingNow = (): Passing => {
  const one = passing.getStore();
  if (one === undefined) throw new Error("The tus server was called around its routes.");
  return one;
};

/** The upload that this request is about. */
export const uploadIdNow = (): FileId => {
  const { uploadId } = passingNow();
  if (uploadId === null) throw new Error("This request is about no upload.");
  return uploadId;
};
