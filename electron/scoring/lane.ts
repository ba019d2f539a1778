/** Runs work a few at a time, lower priority numbers first, equal ones in the order they came. */
export interface Lane {
  run(priority: number, work: () => Promise<void>, id?: number): Promise<void>;
  /** Puts what waits under that id before everything else that waits. */
  hasten(id: number): void;
  /** How many are running or waiting. */
  size(): number;
}

interface Waiting {
  readonly id: number | undefined;
  readonly priority: number;
  readonly start: () => void;
}

export const createLane = (width: number): Lane => {
  const waiting: Waiting[] = [];
  let running = 0;

  const startNext = (): void => {
    while (running < width) {
      const next = waiting.shift();
      if (next === undefined) return;
      running += 1;
      next.start();
    }
  };

  return {
    size: () => running + waiting.length,
    hasten: (id) => {
      const place = waiting.findIndex((each) => each.id === id);
      waiting.unshift(...(place === -1 ? [] : waiting.splice(place, 1)));
    },
    run: (priority, work, id) =>
      new Promise((resolve, reject) => {
        const start = (): void => {
          void work()
            .finally(() => {
              running -= 1;
              startNext();
            })
            .then(resolve, reject);
        };
        const place = waiting.findIndex((other) => other.priority > priority);
        waiting.splice(place === -1 ? waiting.length : place, 0, { id, priority, start });
        startNext();
      }),
  };
};
