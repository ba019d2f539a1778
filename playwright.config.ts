import { defineConfig } from "@playwright/test";

/** Set-up names the system's Chromium; without it Playwright uses its own. */
const chromium = process.env.WINNOW_CHROMIUM;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // Most of a test is waiting; two keep two cores busy. CI has nobody to run a slow test again.
  workers: process.env.CI ? 1 : 2,
  fullyParallel: true,
  // A test that passes only when repeated is a test that fails.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // Patience for a busy machine; what holds is seen at once.
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: chromium === undefined ? {} : { executablePath: chromium },
    // Recording costs a fifth of the time; on a desk a test that failed can be run again with --trace on.
    trace: process.env.CI ? "retain-on-failure" : "off",
  },
});
