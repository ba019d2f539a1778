import { MINUTE, SECOND, type Instant } from "#shared/lib/instant.ts";
import type { RemoteId } from "../../service/remotes-port.ts";
import { fetchFilesOf } from "../../service/remotes/fetch-files.ts";
import type { RemotePorts } from "../../service/remotes/remote-ports.ts";
import { stepRemote } from "../../service/remotes/step.ts";
import { recoverTurns } from "../../service/remotes/turns.ts";
import { warnOfLatePushes } from "../../service/remotes/warn-late.ts";

/** How long nobody looks whether the clock has jumped, after a sleep for example. */
const LONGEST_PAUSE_MS = 30 * SECOND;
const AFTER_FAULT_MS = 5 * SECOND;
const WARN_EVERY_MS = MINUTE;
/** Files that are fetched at once, of all remotes together. */
const FILES_AT_ONCE = 4;
/** What is told to the desk is gathered for so long. */
const TELL_MS = 200;

export interface RemoteSync {
  /** Looks at once for what is due: after a seal, a new remote, or a word from a person. */
  wake(): void;
  /** Does all that is due now and returns when something is due next; for clocks that are moved by hand. */
  tick(): Promise<Instant | null>;
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

/** Reads remotes, fetches their files and sends them winners, each remote on its own. */
export const startRemoteSync = async (
  ports: RemotePorts,
  { byHand = false }: { readonly byHand?: boolean } = {},
): Promise<RemoteSync> => {
  const { clock, log, store } = ports;
  const stopping = new AbortController();
  const lanes = new Map<string, Promise<void>>();
  const sleepers = new Set<() => void>();
  const listeners = new Set<() => void>();
  let telling: NodeJS.Timeout | undefined;
  const isStopping = (): boolean => stopping.signal.aborted;
  await recoverTurns(ports);

  const tell = (): void => {
    telling ??= setTimeout(() => {
      telling = undefined;
      for (const listener of listeners) listener();
    }, TELL_MS);
  };

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(0, Math.min(ms, LONGEST_PAUSE_MS)));
      sleepers.add(wake);
      if (stopping.signal.aborted) wake();
    });

  /** Calls `step` again and again: at once while something was due, else when it says. */
  const begin = (
    name: string,
    step: () => Promise<Instant | null>,
    isOver: (next: Instant | null) => boolean,
  ): void => {
    const run = async (): Promise<void> => {
      while (!isStopping()) {
        let pause: number;
        try {
          const before = clock.now();
          const next = await step();
          if (isOver(next)) return;
          if (next !== null && next <= clock.now() && next >= before) tell();
          pause = next === null ? LONGEST_PAUSE_MS : next - clock.now();
        } catch (error) {
          if (isStopping()) return;
          log.error({ error, lane: name }, "A remote could not be worked on; trying again.");
          pause = AFTER_FAULT_MS;
        }
        if (pause > 0) await sleep(pause);
      }
    };
    lanes.set(
      name,
      run().finally(() => lanes.delete(name)),
    );
  };

  const fetchDue = async (): Promise<Instant | null> => {
    const rows = await store.reader.filesToFetch(clock.now(), FILES_AT_ONCE);
    await Promise.all(rows.map((row) => fetchFilesOf(ports, row, stopping.signal)));
    return rows.length > 0 ? clock.now() : store.reader.nextFileAt();
  };

  const remoteIds = async (): Promise<readonly RemoteId[]> =>
    (await store.reader.remotes()).map(({ id }) => id);

  const look = async (): Promise<void> => {
    if (byHand || isStopping()) return;
    for (const id of await remoteIds())
      if (!lanes.has(id))
        begin(
          id,
          () => stepRemote(ports, id),
          (next) => next === null,
        );
    if (!lanes.has("files")) begin("files", fetchDue, () => false);
  };
  const lookSafely = (): void =>
    void look().catch((error: unknown) => {
      if (!isStopping()) log.error({ error }, "The remotes could not be read.");
    });

  const wake = (): void => {
    lookSafely();
    for (const rouse of [...sleepers]) rouse();
  };
  const warn = (): Promise<void> =>
    warnOfLatePushes(ports).catch((error: unknown) => {
      if (!isStopping()) log.error({ error }, "Late winners could not be looked for.");
    });
  const unsubscribe = store.onCommitted((events) => {
    if (events.some(({ event }) => event.type === "job.seal_planned" || event.type === "job.winners_agreed"))
      wake();
  });
  const warning = byHand ? undefined : setInterval(() => void warn(), WARN_EVERY_MS);
  lookSafely();

  return {
    wake,
    tick: async () => {
      let next: Instant | null = null;
      const sooner = (at: Instant | null): void => {
        if (at !== null && (next === null || at < next)) next = at;
      };
      for (const id of await remoteIds()) {
        let at = await stepRemote(ports, id);
        while (at !== null && at <= clock.now()) at = await stepRemote(ports, id);
        sooner(at);
      }
      let files = await fetchDue();
      while (files !== null && files <= clock.now()) files = await fetchDue();
      sooner(files);
      await warn();
      return next;
    },
    onChange: (listener) => void listeners.add(listener),
    stop: async () => {
      stopping.abort();
      unsubscribe();
      clearInterval(warning);
      clearTimeout(telling);
      for (const rouse of [...sleepers]) rouse();
      await Promise.all(lanes.values());
    },
  };
};
