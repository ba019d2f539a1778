import type { Readable } from "node:stream";
import { DataStore, type Lock, type Locker, Upload } from "@tus/server";
import type { FileId } from "#shared/domain/ids.ts";
import type { Ports, ResumableUploads } from "../../../service/ports.ts";
import { orRefuse } from "../../errors/refusal-table.ts";
import { accessOf } from "../worker-access.ts";
import { noSuchUpload } from "./tus-problem.ts";
import { passingNow, uploadIdNow } from "./passing.ts";

/** On a creation it says that bytes come along. */
const BYTES_TYPE = "application/offset+octet-stream";

/** The tus server's idea of a store, over the service's uploads. */
export class TusStore extends DataStore {
  readonly #ports: Ports;
  /** When an upload expires is decided by the routes, by the service's own clock. */
  override extensions = ["creation", "creation-with-upload", "termination", "expiration"];

  constructor(ports: Ports) {
    super();
    this.#ports = ports;
  }

  override async create(upload: Upload): Promise<Upload> {
    const one = passingNow();
    const { worker, jobId } = accessOf(one.request);
    const bytesCome = one.request.headers["content-type"] === BYTES_TYPE;
    await this.#ports.files.uploads.create(
      {
        id: uploadIdNow(),
        workerId: worker.id,
        jobId,
        sizeBytes: upload.size ?? 0,
        metadata: upload.metadata ?? {},
        createdAt: this.#ports.clock.now(),
      },
      bytesCome,
    );
    one.isMade = true;
    return upload;
  }

  override async write(stream: Readable): Promise<number> {
    passingNow().isReading = true;
    return orRefuse(await this.#ports.files.uploads.append(uploadIdNow(), stream));
  }

  override async getUpload(): Promise<Upload> {
    const id = uploadIdNow();
    const found = this.#ports.files.uploads.find(id);
    // It may have gone while this request waited for its turn.
    if (found === null) throw noSuchUpload();
    const { metadata } = found;
    return new Upload({
      id,
      size: found.sizeBytes,
      offset: found.offset,
      ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    });
  }

  override async remove(): Promise<void> {
    await this.#ports.files.uploads.remove(uploadIdNow());
  }
}

/** Shared by all listeners, because the uploads are. */
export const tusLocker = (uploads: ResumableUploads): Locker => ({
  newLock: (id: string): Lock => {
    let letGo: (() => void) | null = null;
    return {
      lock: async (signal, cancelRequest) => {
        letGo = await uploads.turn(id as FileId, signal, () => {
          cancelWhenStill(uploads, id as FileId, () => void cancelRequest());
        });
      },
      unlock: async () => {
        letGo?.();
      },
    };
  },
});

const LOOK_AGAIN_MS = 250;
const LOOKS = 40;

/**
 * A phone that comes back finds its old request still at work on what had arrived. That is let finish, for at most ten
 * seconds; one to which nothing comes any more is given up.
 */
const cancelWhenStill = (uploads: ResumableUploads, id: FileId, cancel: () => void): void => {
  let looks = 0;
  let last = uploads.find(id)?.arrived;
  const look = (): void => {
    const now = uploads.find(id)?.arrived;
    looks += 1;
    if (now === last || looks === LOOKS) {
      cancel();
      return;
    }
    last = now;
    setTimeout(look, LOOK_AGAIN_MS).unref();
  };
  setTimeout(look, LOOK_AGAIN_MS).unref();
};
