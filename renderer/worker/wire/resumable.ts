/** Sends parcels with large files: those by tus, so that a dropped connection costs little, the rest with the words. */
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { type Answer, failed, type Failure, UNREACHABLE } from "./failure.ts";
import type { Parcel } from "./multipart.ts";
import { openPromise } from "./open-promise.ts";
import type { FileSending, FileSent } from "./tus-sending.ts";
import { markOf, type UploadNotes } from "./upload-notes.ts";
import { startUpload, type Upload, type UploadRequest } from "./upload.ts";

/** Smaller files go in one piece, with the submission itself. */
export const RESUMABLE_FROM_BYTES = 5 * 1024 * 1024;

export const needsResumable = ({ files }: Parcel): boolean =>
  files.some(({ size }) => size > RESUMABLE_FROM_BYTES);

export interface ResumableSender {
  readonly send: (request: UploadRequest) => Upload;
  /** The parcel is not wanted any more: what lies at the service goes. */
  readonly drop: (key: string, token: string | null) => void;
}

export interface ResumablePorts {
  /** Of tus uploads. */
  readonly endpoint: string;
  readonly code: string;
  readonly notes: UploadNotes;
  readonly load: () => Promise<{ readonly sendByTus: (sending: FileSending) => FileSent }>;
}

/** Addresses by the place of their file in the parcel. */
type Addresses = Map<number, string>;

/** Codes by which the service says that it does not have what was sent earlier. */
const lostCodes = new Set(["not_found", "upload_used", "upload_unfinished"]);

export const createResumableSender = ({ endpoint, code, notes, load }: ResumablePorts): ResumableSender => {
  const parcels = new Map<string, Addresses>();

  const addressesOf = (key: string): Addresses => {
    const known = parcels.get(key) ?? new Map<number, string>();
    parcels.set(key, known);
    return known;
  };
  const isTaken = (address: string): boolean =>
    [...parcels.values()].some((addresses) => [...addresses.values()].includes(address));

  const forget = (key: string): readonly string[] => {
    const addresses = [...(parcels.get(key)?.values() ?? [])];
    for (const address of addresses) notes.forget(address);
    parcels.delete(key);
    return addresses;
  };

  /** The same photo chosen twice is two uploads. */
  const earlierAddress = (mark: string): string | null => {
    const address = notes.find(mark);
    return address === null || isTaken(address) ? null : address;
  };

  const send = (request: UploadRequest): Upload => {
    const { key, parcel, token, onProgress } = request;
    const addresses = addressesOf(key);
    const total = parcel.files.reduce((sum, { size }) => sum + size, 0);
    let cancelled = false;
    let stop = (): void => undefined;
    /** Bytes of large files that are there. */
    let arrived = 0;

    const sendFile = async (file: File, place: number, sendByTus: Load): Promise<Failure | null> => {
      const mark = await markOf(code, file);
      if (cancelled) return UNREACHABLE;
      const address = addresses.get(place) ?? earlierAddress(mark);
      if (address !== null) addresses.set(place, address);
      const sending = sendByTus({
        endpoint,
        token,
        file,
        address,
        onAddress: (made) => {
          addresses.set(place, made);
          notes.keep(mark, made);
        },
        onProgress: (sent, kept) => onProgress({ sent: arrived + sent, total, kept: arrived + kept }),
      });
      stop = sending.stop;
      const failure = await sending.done;
      if (failure === null) arrived += file.size;
      return failure;
    };

    const finish = (uploads: ReadonlyMap<number, string>): Promise<Answer<WorkerSubmission>> => {
      const upload = startUpload({
        ...request,
        parcel: { ...parcel, uploads },
        onProgress: ({ sent }) => onProgress({ sent: Math.min(total, arrived + sent), total, kept: arrived }),
      });
      stop = upload.cancel;
      return upload.done;
    };

    const run = async (): Promise<Answer<WorkerSubmission>> => {
      const loaded = await load().catch(() => null);
      // Without the part of the page that resumes, or room for more uploads, the files go in one piece.
      if (loaded === null) return cancelled ? failed(UNREACHABLE) : finish(new Map());
      const uploads = new Map<number, string>();
      for (const [place, file] of parcel.files.entries()) {
        if (file.size <= RESUMABLE_FROM_BYTES) continue;
        const failure = await sendFile(file, place, loaded.sendByTus);
        if (cancelled) return failed(UNREACHABLE);
        if (failure !== null && goesInOnePiece(failure)) continue;
        if (failure !== null) return failed(failure);
        uploads.set(place, idOf(addresses.get(place) ?? ""));
      }
      const answer = await finish(uploads);
      if (answer.ok) forget(key);
      else if (isLost(answer.failure)) {
        forget(key);
        return failed(UNREACHABLE);
      }
      return answer;
    };

    const { promise, resolve } = openPromise<Answer<WorkerSubmission>>();
    run().then(
      (answer) => {
        if (!cancelled) resolve(answer);
      },
      () => {
        // A file that cannot be read any more, for example: the phone has deleted it.
        if (!cancelled) resolve(failed(UNREACHABLE));
      },
    );
    return {
      done: promise,
      cancel: () => {
        cancelled = true;
        stop();
      },
    };
  };

  return {
    send,
    drop: (key, token) => {
      for (const address of forget(key)) void deleteAt(address, token);
    },
  };
};

type Load = (sending: FileSending) => FileSent;

/** No room for more uploads at the service, or a service that does not know them. */
const goesInOnePiece = (failure: Failure): boolean =>
  failure.kind === "refused" && (failure.code === "too_many_uploads" || [404, 405].includes(failure.status));

const idOf = (address: string): string => address.split("/").slice(-1)[0] ?? "";

const isLost = (failure: Failure): boolean =>
  failure.kind === "refused" && failure.code !== null && lostCodes.has(failure.code);

/** What cannot be deleted now goes by itself after a day. */
const deleteAt = async (address: string, token: string | null): Promise<void> => {
  const authorization: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  await fetch(address, {
    method: "DELETE",
    keepalive: true,
    headers: { "Tus-Resumable": "1.0.0", ...authorization },
  }).catch(() => undefined);
};
