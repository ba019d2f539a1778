import type { Log } from "../../service/ports.ts";
import type { Connection } from "./connection.ts";
import type { Checkpoint } from "./long-reads.ts";
import type { ReaderClient } from "./reader-client.ts";

/** The log is copied into the database when so many of its pages are not there yet (8 MiB). */
const COPY_PAGES = 2_048;
/** Above so many pages (64 MiB) writers wait a moment, so that the log can start anew. */
const HOLD_PAGES = 16_384;
/** How often, in groups of writes, the log's length is asked for. */
const EVERY_GROUPS = 16;

export interface Checkpoints {
  /** Called between groups of writes; returns what the next one must wait for, mostly nothing. */
  readonly between: () => Promise<void> | null;
  /** Lets one that is under way finish. */
  readonly close: () => Promise<void>;
}

/** The state of the write-ahead log; reads two numbers from shared memory and changes nothing. */
export const logState = (connection: Connection): Checkpoint => {
  const [row] = connection.sqlite.pragma("wal_checkpoint(NOOP)") as readonly {
    readonly log: number;
    readonly checkpointed: number;
  }[];
  return { log: row?.log ?? 0, copied: row?.checkpointed ?? 0 };
};

/**
 * Keeps the write-ahead log short without ever stopping main: the reader worker copies it into the database. SQLite
 * starts the log anew only when a writer finds it copied to the end, which under steady load does not happen by
 * itself; so when it has become long, the next group is held for the short time that a second pass takes.
 */
export const checkpoints = (writer: Connection, reader: ReaderClient, log: Log): Checkpoints => {
  let groups = 0;
  let running: Promise<void> | null = null;
  let hold: Promise<void> | null = null;

  const copy = async (): Promise<void> => {
    try {
      const first = await reader.checkpoint();
      if (first.log <= HOLD_PAGES) return;
      const second = reader.checkpoint();
      hold = second.then(
        () => undefined,
        () => undefined,
      );
      await second;
    } catch (error) {
      log.warn({ error: String(error) }, "A checkpoint of the database did not finish; the next one will.");
    } finally {
      running = null;
      hold = null;
    }
  };

  return {
    between: () => {
      groups += 1;
      if (running === null && groups % EVERY_GROUPS === 0) {
        const state = logState(writer);
        if (state.log - state.copied > COPY_PAGES) running = copy();
      }
      return hold;
    },
    close: async () => {
      await running;
    },
  };
};
