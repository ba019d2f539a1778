/** One request at a time for each upload. A phone that comes back finds its old, dead connection still holding on. */
export interface Turns<Key> {
  /** Throws the signal's reason when it aborts first. */
  take(key: Key, signal: AbortSignal, askedToLetGo: () => void): Promise<() => void>;
  /** Null when somebody has it. */
  takeNow(key: Key): (() => void) | null;
}

interface Held {
  readonly ask: () => void;
  readonly released: Promise<void>;
}

export const createTurns = <Key>(): Turns<Key> => {
  const held = new Map<Key, Held>();
  const hold = (key: Key, ask: () => void): (() => void) => {
    let resolve = (): void => undefined;
    const released = new Promise<void>((done) => {
      resolve = done;
    });
    const mine = { ask, released };
    held.set(key, mine);
    return () => {
      if (held.get(key) === mine) held.delete(key);
      resolve();
    };
  };
  return {
    take: async (key, signal, askedToLetGo) => {
      for (let other = held.get(key); other !== undefined; other = held.get(key)) {
        other.ask();
        await untilEither(other.released, signal);
      }
      signal.throwIfAborted();
      return hold(key, askedToLetGo);
    },
    takeNow: (key) => (held.has(key) ? null : hold(key, () => undefined)),
  };
};

const untilEither = async (released: Promise<void>, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error("The request was given up."));
    };
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    await Promise.race([released, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
};
