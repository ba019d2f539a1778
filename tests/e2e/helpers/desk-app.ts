import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, expect, type Page } from "@playwright/test";

export const REPOSITORY = join(import.meta.dirname, "..", "..", "..");

export interface DeskApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** Closes the app and keeps the folder, to start again on it. */
  quit(): Promise<void>;
  /** Closes the app and removes the folder. */
  stop(): Promise<void>;
}

export interface DeskOptions {
  readonly args?: readonly string[];
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
}

const MOST_TRIES = 20;

/**
 * Node's inspector may lose the answer of a question to the main process while much is being loaded; it is asked
 * again, so what tests do there must be such that twice does what once does.
 */
const untilAnswered = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === MOST_TRIES || !String(error).includes("promise was garbage collected")) throw error;
    }
  }
};

/** The built desktop app on a data folder of its own. Set-up names the Electron to run. */
export const startDesk = async (options: DeskOptions = {}): Promise<DeskApp> => {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "winnow-desk-")));
  const executablePath = process.env["ELECTRON_EXEC_PATH"];
  const app = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium's sandbox refuses root; tests/e2e/desk/sandbox.spec.ts starts it as another user.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [REPOSITORY, "--data", dataDir, ...(options.args ?? [])],
    env: { ...(process.env as Record<string, string>), ...options.env },
  });
  const evaluate = app.evaluate.bind(app) as (...asked: unknown[]) => Promise<unknown>;
  app.evaluate = ((...asked: unknown[]) => untilAnswered(() => evaluate(...asked))) as typeof app.evaluate;
  const page = await app.firstWindow();
  const { width, height } = options.size ?? { width: 1440, height: 900 };
  await app.evaluate(
    ({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(bounds.width, bounds.height);
    },
    { width, height },
  );
  const quit = async (): Promise<void> => {
    await app.close().catch(() => undefined);
  };
  return {
    app,
    page,
    dataDir,
    quit,
    stop: async () => {
      await quit();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** From the inbox to a job's triage, giving a name to the desk that asks for one before the first decision. */
export const enterTriage = async (page: Page, title: string): Promise<void> => {
  await page.getByText(title).first().click();
  // A job with something to review opens in triage, another on its brief.
  const brief = page.getByRole("heading", { name: "How it stands" });
  const asked = page.getByLabel("Your name");
  await expect(brief.or(asked)).toBeVisible();
  if (await brief.isVisible()) await page.keyboard.press("t");
  await asked.fill("Ines K.");
  await page.keyboard.press("Enter");
};
