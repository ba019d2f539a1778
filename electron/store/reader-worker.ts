/**
 * The worker thread for long statements. It has a read-only connection of its own, and a second one for nothing but
 * checkpoints, whose syncs would otherwise stop the event loop of main.
 */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type Connection, openConnection } from "./engine/connection.ts";
import {
  type Checkpoint,
  LONG_READS,
  type ReaderData,
  type ReaderReply,
  type ReaderRequest,
} from "./engine/long-reads.ts";
import { asStoreError, isStoreError } from "./store-error.ts";

const { database } = workerData as ReaderData;
const reader = openConnection(database, "read");
let checkpointer: Connection | undefined;

const checkpoint = (): Checkpoint => {
  if (checkpointer === undefined) {
    checkpointer = openConnection(database, "write");
    checkpointer.sqlite.pragma("synchronous = NORMAL");
  }
  const [row] = checkpointer.sqlite.pragma("wal_checkpoint(PASSIVE)") as readonly {
    readonly log: number;
    readonly checkpointed: number;
  }[];
  return { log: row?.log ?? 0, copied: row?.checkpointed ?? 0 };
};

const answer = (request: ReaderRequest): unknown => {
  if (request.name === "checkpoint") return checkpoint();
  const read = LONG_READS[request.name] as (reader: Connection, input: unknown) => unknown;
  return read(reader, request.input);
};

/** Big arrays change hands instead of being copied. */
const buffersOf = (value: unknown): ArrayBuffer[] => {
  const big = (array: unknown): ArrayBuffer[] =>
    ArrayBuffer.isView(array) ? [array.buffer as ArrayBuffer] : [];
  if (typeof value !== "object" || value === null) return [];
  if (ArrayBuffer.isView(value)) return big(value);
  return Array.isArray(value) ? [] : Object.values(value).flatMap(big);
};

const reply = (port: MessagePort, request: ReaderRequest): void => {
  try {
    const value = answer(request);
    port.postMessage({ id: request.id, value } satisfies ReaderReply, buffersOf(value));
  } catch (error) {
    const known = asStoreError(error);
    port.postMessage({
      id: request.id,
      error: {
        code: isStoreError(known) ? known.code : null,
        message: known instanceof Error ? known.message : String(known),
      },
    } satisfies ReaderReply);
  }
};

parentPort?.on("message", (request: ReaderRequest) => {
  if (parentPort !== null) reply(parentPort, request);
});
