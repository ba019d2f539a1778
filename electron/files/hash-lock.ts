/** Runs what concerns one content one after another; different contents do not wait for each other. */
export interface HashLock {
  run<T>(sha256: string, work: () => Promise<T>): Promise<T>;
}

export const hashLock = (): HashLock => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (sha256, work) => {
      const turn = (tails.get(sha256) ?? Promise.resolve()).then(work, work);
      const tail = turn
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(sha256) === tail) tails.delete(sha256);
        });
      tails.set(sha256, tail);
      return turn;
    },
  };
};
