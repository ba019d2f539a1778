/** Steps that can be taken back one by one and taken again. A new step forgets what was taken back. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

const KEPT_STEPS = 200;

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] });

export const record = <T>(history: History<T>, next: T): History<T> =>
  next === history.present
    ? history
    : { past: [...history.past, history.present].slice(-KEPT_STEPS), present: next, future: [] };

export const undo = <T>({ past, present, future }: History<T>): History<T> => {
  const before = past.at(-1);
  return before === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: before, future: [present, ...future] };
};

export const redo = <T>({ past, present, future }: History<T>): History<T> => {
  const [next] = future;
  return next === undefined
    ? { past, present, future }
    : { past: [...past, present], present: next, future: future.slice(1) };
};
