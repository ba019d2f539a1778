import type { Parcel } from "../wire/multipart.ts";
import type { Destination } from "./queue-entry.ts";

/** What is on its way, kept by the browser so that it outlives the page. */
export interface KeptEntry {
  /** Also the Idempotency-Key, so what arrived before the page was closed counts once. */
  readonly key: string;
  readonly code: string;
  /** They go out in the order in which they were added. */
  readonly order: number;
  readonly parcel: Parcel;
  readonly destination: Destination;
  /** The worker has seen what the checks found, and wants it sent. */
  readonly anyway: boolean;
  /** When sending first began, milliseconds since 1970. */
  readonly triedAt: number | null;
  /** The tab that sends it, until when; it renews that as long as it lives. */
  readonly tab: string;
  readonly until: number;
}

export type NewKept = Omit<KeptEntry, "code" | "tab" | "until" | "triedAt" | "anyway">;

export interface KeptQueue {
  /** True once it is written. False where the browser keeps nothing: a private window, no room. */
  readonly keep: (entry: NewKept) => Promise<boolean>;
  readonly note: (key: string, change: Partial<Pick<KeptEntry, "anyway" | "triedAt">>) => void;
  readonly forget: (key: string) => void;
  /** Takes over what no living tab sends, in order. */
  readonly takeOver: () => Promise<readonly KeptEntry[]>;
  /** The page goes: another tab may take over at once. */
  readonly release: () => void;
}

export interface KeptQueuePorts {
  readonly open: () => IDBFactory;
  readonly code: string;
  readonly tab: string;
  readonly now?: () => number;
}

const storeName = "queue";
/** Renewed well within it; a tab in the background may be late, and the key makes a second sending harmless. */
const leaseMs = 30_000;
export const RENEW_MS = 8000;

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new Error("The browser kept nothing."));
  });

const openDatabase = (factory: IDBFactory): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = factory.open("winnow", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser opened nothing."));
  });

export const createKeptQueue = ({ open, code, tab, now = Date.now }: KeptQueuePorts): KeptQueue => {
  let opened: Promise<IDBDatabase> | null = null;
  const mine = new Set<string>();

  /** One transaction; reads and writes in it are whole across all tabs, on plain http too. */
  const inStore = async (work: (store: IDBObjectStore) => void): Promise<boolean> => {
    try {
      opened ??= openDatabase(open());
      const transaction = (await opened).transaction(storeName, "readwrite");
      const done = finished(transaction);
      work(transaction.objectStore(storeName));
      await done;
      return true;
    } catch {
      return false;
    }
  };

  const change = (key: string, next: (entry: KeptEntry) => KeptEntry): Promise<boolean> =>
    inStore((store) => {
      const request = store.get(key) as IDBRequest<KeptEntry | undefined>;
      request.onsuccess = () => {
        if (request.result?.tab === tab) store.put(next(request.result));
      };
    });

  const setLease = (until: () => number): void => {
    for (const key of mine) void change(key, (entry) => ({ ...entry, until: until() }));
  };
  setInterval(() => setLease(() => now() + leaseMs), RENEW_MS);

  return {
    keep: async (entry) => {
      mine.add(entry.key);
      const held = { tab, until: now() + leaseMs };
      return inStore((store) => store.put({ ...entry, code, anyway: false, triedAt: null, ...held }));
    },
    // When it began stays the first time.
    note: (key, given) =>
      void change(key, (entry) => ({ ...entry, ...given, triedAt: entry.triedAt ?? given.triedAt ?? null })),
    forget: (key) => {
      mine.delete(key);
      void inStore((store) => store.delete(key));
    },
    takeOver: async () => {
      const taken: KeptEntry[] = [];
      await inStore((store) => {
        const request = store.getAll() as IDBRequest<KeptEntry[]>;
        request.onsuccess = () => {
          for (const entry of request.result) {
            const free = entry.tab === tab || entry.until < now();
            if (entry.code !== code || !free || mine.has(entry.key)) continue;
            const held = { ...entry, tab, until: now() + leaseMs };
            store.put(held);
            taken.push(held);
          }
        };
      });
      for (const { key } of taken) mine.add(key);
      return taken.sort((a, b) => a.order - b.order);
    },
    release: () => setLease(() => 0),
  };
};

const tabPlace = "winnow.tab";

/** The same after a reload of the tab, so that it need not wait for itself. */
export const tabName = (storage: () => Storage, newName: () => string): string => {
  try {
    const kept = storage().getItem(tabPlace) ?? newName();
    storage().setItem(tabPlace, kept);
    return kept;
  } catch {
    return newName();
  }
};
