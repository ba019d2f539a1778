import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Folders of tests/ that other programs run: Playwright, and the bench script. */
const elsewhere = ["tests/e2e/**", "tests/bench/**"];

export default defineConfig({
  test: {
    // Processes rather than threads: a native module that crashes then takes one file with it, and child
    // processes and signals behave as in the product.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Until a condition holds, however busy the machine is; the second that is usual fails on a loaded one.
    expect: { poll: { timeout: 15_000 } },
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          // No test leaves anything behind in a module, so files need no process of their own each.
          isolate: false,
          include: ["tests/**/*.test.ts"],
          setupFiles: ["tests/setup-node.ts"],
          exclude: [...elsewhere, "tests/renderer/**"],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: "renderer",
          environment: "happy-dom",
          include: ["tests/renderer/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
