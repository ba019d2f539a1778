import { type ChildProcess } from "node:child_process";
import { onTestFinished } from "vitest";
import { createScorer, type ScorerOptions } from "../../../electron/scoring/client.ts";
import { forkScorer, type ForkScorer } from "../../../electron/scoring/scorer-process.ts";
import { CHILD_ENTRY } from "./fixtures.ts";

export interface TestScorer {
  readonly scorer: ReturnType<typeof createScorer>;
  /** Every process that was started, in order. */
  readonly processes: readonly ChildProcess[];
  readonly warnings: readonly string[];
}

/** A scorer on the real process, closed when the test is over; it restarts without waiting long. */
export const startScorer = (options: Partial<ScorerOptions> = {}): TestScorer => {
  const processes: ChildProcess[] = [];
  const warnings: string[] = [];
  const fork: ForkScorer = (entry, forkOptions) => {
    const child = forkScorer(entry, forkOptions);
    processes.push(child);
    return child;
  };
  const scorer = createScorer({
    entry: CHILD_ENTRY,
    execPath: process.execPath,
    workers: 1,
    fork,
    log: {
      info: () => undefined,
      warn: (fields, message) => warnings.push(`${message} ${JSON.stringify(fields)}`),
    },
    backoff: { firstMs: 1, longestMs: 10 },
    ...options,
  });
  onTestFinished(() => scorer.close());
  return { scorer, processes, warnings };
};
