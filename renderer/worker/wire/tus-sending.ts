/** One file by tus 1.0. Loaded apart: most photos are small enough to go in one piece. */
import { type DetailedError, Upload } from "tus-js-client";
import { type Failure, failureOf, UNREACHABLE } from "./failure.ts";
import { openPromise } from "./open-promise.ts";

export interface FileSending {
  readonly endpoint: string;
  readonly token: string | null;
  readonly file: File;
  /** Where an earlier sending of the file left off. */
  readonly address: string | null;
  readonly onAddress: (address: string) => void;
  /** `kept`: bytes that arrived in earlier sendings. */
  readonly onProgress: (sent: number, kept: number) => void;
}

export interface FileSent {
  /** Never rejects: null when the file is there, whole. */
  readonly done: Promise<Failure | null>;
  readonly stop: () => void;
}

/** Statuses of a PATCH that mean: ask where it stands and go on there, or begin again. */
const goesOnAfter = new Set([400, 404, 409, 410, 423]);
/** A connection that moves nothing for this long is taken for dropped. */
const stallMs = 45_000;
/** All bytes are away: the service writes them to disk. */
const answerMs = 120_000;

const isDetailed = (error: Error | DetailedError): error is DetailedError => "originalResponse" in error;

const failureFrom = (error: Error | DetailedError): Failure => {
  const answer = isDetailed(error) ? error.originalResponse : null;
  if (!isDetailed(error) || answer === null) return UNREACHABLE;
  const status = answer.getStatus();
  if (error.originalRequest.getMethod() === "PATCH" && goesOnAfter.has(status)) return UNREACHABLE;
  return failureOf(status, answer.getBody(), answer.getHeader("Retry-After") ?? null);
};

export const sendByTus = (sending: FileSending): FileSent => {
  const { endpoint, token, file, address, onAddress, onProgress } = sending;
  const { promise, resolve } = openPromise<Failure | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept: number | null = null;

  const end = (failure: Failure | null): void => {
    clearTimeout(timer);
    resolve(failure);
  };
  const stop = (): void => {
    clearTimeout(timer);
    void upload.abort();
  };
  const expectWithin = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stop();
      end(UNREACHABLE);
    }, ms);
  };

  const upload = new Upload(file, {
    endpoint,
    uploadUrl: address,
    headers: token === null ? {} : { Authorization: `Bearer ${token}` },
    metadata: { filename: file.name, filetype: file.type },
    // The queue pauses and tries again; the address that is remembered is ours too.
    retryDelays: null,
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => {
      if (upload.url !== null) onAddress(upload.url);
    },
    onProgress: (sent) => {
      kept ??= sent;
      expectWithin(sent >= file.size ? answerMs : stallMs);
      onProgress(sent, kept);
    },
    onSuccess: () => {
      end(null);
    },
    onError: (error) => {
      end(failureFrom(error));
    },
  });
  expectWithin(stallMs);
  upload.start();
  return { done: promise, stop };
};
