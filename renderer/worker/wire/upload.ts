import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { type Answer, answered, failed, failureOf, UNREACHABLE } from "./failure.ts";
import { multipart, type PartlySent } from "./multipart.ts";

export interface UploadRequest {
  readonly url: string;
  readonly token: string | null;
  /** The same for every sending of the same parcel: what arrived twice counts once. */
  readonly key: string;
  readonly parcel: PartlySent;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly sent: number;
  readonly total: number;
  /** Of it, what stays when the connection drops. */
  readonly kept?: number;
}

export interface Upload {
  /** Never rejects; stays open when cancelled. */
  readonly done: Promise<Answer<WorkerSubmission>>;
  readonly cancel: () => void;
}

/** A connection that moves nothing for this long is taken for dropped. */
const stallMs = 45_000;
/** All bytes are away: the service checks the file and writes it to disk. */
const answerMs = 120_000;

const parse = (body: string): Answer<WorkerSubmission> => {
  try {
    return answered(JSON.parse(body) as WorkerSubmission);
  } catch {
    // A captive portal's page, for example.
    return failed(UNREACHABLE);
  }
};

/** Sends one parcel. XMLHttpRequest, because fetch does not tell how much of a body has gone out. */
export const startUpload = ({ url, token, key, parcel, onProgress }: UploadRequest): Upload => {
  const request = new XMLHttpRequest();
  let cancelled = false;
  const done = new Promise<Answer<WorkerSubmission>>((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const expectWithin = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), ms);
    };
    const end = (answer: Answer<WorkerSubmission>): void => {
      clearTimeout(timer);
      if (!cancelled) resolve(answer);
    };
    request.upload.addEventListener("progress", (event) => {
      expectWithin(stallMs);
      onProgress({ sent: event.loaded, total: event.total });
    });
    request.upload.addEventListener("load", () => expectWithin(answerMs));
    request.addEventListener("load", () => {
      const taken = request.status >= 200 && request.status < 300;
      end(
        taken
          ? parse(request.responseText)
          : failed(failureOf(request.status, request.responseText, request.getResponseHeader("Retry-After"))),
      );
    });
    request.addEventListener("error", () => end(failed(UNREACHABLE)));
    request.addEventListener("abort", () => end(failed(UNREACHABLE)));
    request.open("POST", url);
    if (token !== null) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Idempotency-Key", key);
    const body = multipart(parcel, `winnow-${key}`);
    request.setRequestHeader("Content-Type", body.type);
    expectWithin(stallMs);
    request.send(body);
  });
  return {
    done,
    cancel: () => {
      cancelled = true;
      request.abort();
    },
  };
};
