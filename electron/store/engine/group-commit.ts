import { setImmediate as nextTurn } from "node:timers/promises";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { Log } from "../../service/ports.ts";
import type { CommittedEvent, StoreWriter } from "../../service/store-port.ts";
import { asStoreError, StoreError } from "../store-error.ts";
import { writerOver } from "../writes/writer.ts";
import type { Connection, Session } from "./connection.ts";

/** How long the works of one group may take together before it commits and the event loop turns. */
const GROUP_MS = 3;
/** A work that waits for anything but its transaction would hold up everybody; after this it is given up. */
const WORK_MS = 5_000;

type Outcome =
  | { readonly kind: "kept" | "dropped"; readonly value: unknown }
  | { readonly kind: "threw"; readonly error: unknown };

interface Waiting {
  readonly work: (tx: StoreWriter) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions {
  readonly connection: Connection;
  /** Makes what was committed survive a power cut. */
  readonly synced: () => Promise<void>;
  /** Called between two groups; what it waits for holds the next group back. */
  readonly between: () => Promise<void> | null;
  readonly tell: (events: readonly CommittedEvent[]) => void;
  readonly log: Log;
  /** How long a group may take works in, in ms, instead of `GROUP_MS`. */
  readonly groupMs?: number;
}

export interface GroupCommit {
  readonly write: <T>(work: (tx: StoreWriter) => Promise<T | Refusal>) => Promise<T | Refusal>;
  /** Lets what waits finish; later writes are refused. */
  readonly close: () => Promise<void>;
}

/**
 * Runs works one after another, those that wait together in one transaction, each in a savepoint of its own:
 * a refusal or a throw takes back only its own changes. Answers are given once the group is on disk.
 */
export const groupCommit = (options: GroupCommitOptions): GroupCommit => {
  const { connection, synced, between, tell, log, groupMs = GROUP_MS } = options;
  const { sqlite } = connection;
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  let unfinished = 0;
  let closed = false;
  let failed: StoreError | null = null;

  const drain = async (): Promise<void> => {
    await nextTurn();
    while (queue.length > 0) {
      await between();
      await runGroup();
      await nextTurn();
    }
    running = null;
  };

  const runGroup = async (): Promise<void> => {
    const done: { readonly waiting: Waiting; readonly outcome: Outcome }[] = [];
    const told: CommittedEvent[] = [];
    try {
      if (failed !== null) throw failed;
      connection.control("BEGIN IMMEDIATE");
      const until = performance.now() + groupMs;
      do {
        const waiting = queue.shift();
        if (waiting === undefined) break;
        const events: CommittedEvent[] = [];
        const outcome = await runWork(connection, waiting.work, events);
        done.push({ waiting, outcome });
        if (outcome.kind === "kept") told.push(...events);
        // SQLite itself took everything back, e.g. on a full disk: nobody in this group was kept.
        if (!sqlite.inTransaction) throw outcome.kind === "threw" ? outcome.error : lostTransaction();
      } while (performance.now() < until);
      connection.control("COMMIT");
    } catch (error) {
      if (sqlite.inTransaction) connection.control("ROLLBACK");
      const known = asStoreError(error);
      const rest = done.length === 0 ? queue.splice(0) : [];
      for (const waiting of [...done.map((entry) => entry.waiting), ...rest]) waiting.reject(known);
      unfinished -= done.length + rest.length;
      return;
    }
    void settle(done, told);
  };

  /** Not awaited by the next group: its sync covers this one too, and the order of answers stays. */
  const settle = async (
    done: readonly { readonly waiting: Waiting; readonly outcome: Outcome }[],
    told: readonly CommittedEvent[],
  ): Promise<void> => {
    const kept = done.some(({ outcome }) => outcome.kind === "kept");
    try {
      if (kept) await synced();
    } catch (error) {
      // What a failed sync left on disk nobody knows; only a fresh start can tell.
      failed = new StoreError(
        "storage_failed",
        "The disk reported an error while saving. Check the disk, then start Winnow again.",
        { cause: error },
      );
      log.error({ error: String(error) }, "The database could not be synced; no more writes are taken.");
    }
    unfinished -= done.length;
    for (const { waiting, outcome } of done) {
      if (outcome.kind === "threw") waiting.reject(asStoreError(outcome.error));
      else if (outcome.kind === "kept" && failed !== null) waiting.reject(failed);
      else waiting.resolve(outcome.value as never);
    }
    if (told.length > 0 && failed === null) tell(told);
  };

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new StoreError("store_closed", "Winnow is closing and takes no more changes."));
          return;
        }
        queue.push({ work, resolve, reject });
        unfinished += 1;
        running ??= drain();
      }),
    close: async () => {
      closed = true;
      while (unfinished > 0 || running !== null) {
        await running;
        await synced().catch(() => undefined);
      }
    },
  };
};

const lostTransaction = (): StoreError =>
  new StoreError("storage_failed", "The database took the change back. Try again.");

const runWork = async (
  connection: Connection,
  work: Waiting["work"],
  events: CommittedEvent[],
): Promise<Outcome> => {
  const { sqlite } = connection;
  let over = false;
  const use = (): Connection => {
    if (over) throw new StoreError("storage_failed", "This transaction is over; it can no longer be used.");
    return connection;
  };
  const session: Session = {
    all: (query, params) => use().all(query, params),
    get: (query, params) => use().get(query, params),
    column: (query, params) => use().column(query, params),
    run: (query, params) => use().run(query, params),
  };
  connection.control("SAVEPOINT work");
  let outcome: Outcome;
  try {
    const value = await withinLimit(work(writerOver(session, events)));
    outcome = { kind: isRefusal(value) ? "dropped" : "kept", value };
  } catch (error) {
    outcome = { kind: "threw", error };
  }
  over = true;
  if (!sqlite.inTransaction) return outcome;
  if (outcome.kind !== "kept") connection.control("ROLLBACK TO work");
  connection.control("RELEASE work");
  return outcome;
};

const withinLimit = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new StoreError(
          "storage_failed",
          "A transaction waited for something outside of it and was taken back.",
        ),
      );
    }, WORK_MS);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};
