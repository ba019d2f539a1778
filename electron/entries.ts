import { join, dirname } from "node:path";

/** Where the programs that run beside main lie: TypeScript in the source tree, JavaScript in a build. */
export interface Entries {
  readonly scoring: string;
  readonly reader: string;
  readonly backup: string;
}

/** `main` is the file of the running entry (main.ts, serve.ts, or what the build made of them). */
export const entriesBeside = (main: string): Entries => {
  const here = dirname(main);
  return main.endsWith(".ts")
    ? {
        scoring: join(here, "scoring", "child.ts"),
        reader: join(here, "store", "reader-worker.ts"),
        backup: join(here, "backup", "backup-worker.ts"),
      }
    : {
        scoring: join(here, "scoring-child.js"),
        reader: join(here, "reader-worker.js"),
        backup: join(here, "backup-worker.js"),
      };
};
