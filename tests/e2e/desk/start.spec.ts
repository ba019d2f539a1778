import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { _electron, expect, test, type ElectronApplication, type Page } from "@playwright/test";
import BetterSqlite3 from "better-sqlite3";
import { SERVE_ENTRY } from "../../helpers/entries.ts";
import { REPOSITORY, startDesk } from "../helpers/desk-app.ts";

const isRoot = process.getuid?.() === 0;
const executable = process.env["ELECTRON_EXEC_PATH"];

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "winnow-start-"));
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** As a person starts it: no size is asked for, so the window stands where it stood. */
const launch = async (
  dataDir: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> => {
  const app = await _electron.launch({
    ...(executable === undefined ? {} : { executablePath: executable }),
    chromiumSandbox: !isRoot,
    args: [REPOSITORY, "--data", dataDir],
  });
  return { app, page: await app.firstWindow() };
};

interface Started {
  /** Everything said on stderr until the program ended, or until it said a sentence and was ended by us. */
  readonly sentence: string | null;
  readonly code: number | null;
}

/** Starts it without a driver. One that cannot start says a sentence and then waits for its dialog to be read. */
const startPlainly = (dataDir: string, ...more: readonly string[]): Promise<Started> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      executable ?? join(REPOSITORY, "node_modules", ".bin", "electron"),
      [...(isRoot ? ["--no-sandbox"] : []), "--log-level=3", REPOSITORY, "--data", dataDir, ...more],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    let sentence: string | null = null;
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (sentence !== null || (!line.includes(dataDir) && !/database|folder/i.test(line))) return;
      sentence = line;
      child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ sentence, code });
    });
  });

test("an empty folder opens the first screen, with two ways to begin and what is ready", async () => {
  const desk = await startDesk({ dataDir: join(folder, "data") });
  const { page } = desk;
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(2);
  await expect(page.getByText(join(folder, "data"))).toBeVisible();
  await desk.quit();
});

test("a second start on the same folder shows the first one's window, goes where a link leads, and ends", async () => {
  const dataDir = join(folder, "data");
  const { app, page } = await launch(dataDir);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error("There is no window.");
    const focus = window.focus.bind(window);
    window.focus = () => {
      window.setTitle("was focused");
      focus();
    };
  });
  expect(await startPlainly(dataDir)).toEqual({ sentence: null, code: 0 });
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle())),
    )
    .toEqual(["was focused"]);
  // A link comes as a second start.
  expect(await startPlainly(dataDir, "winnow://settings/about")).toEqual({ sentence: null, code: 0 });
  await expect(page.getByRole("heading", { level: 1, name: "About" })).toBeVisible();
  await app.close();
});

test("bounds and theme are what they were before a restart", async () => {
  const dataDir = join(folder, "data");
  const bounds = { x: 60, y: 40, width: 1180, height: 760 };
  const first = await launch(dataDir);
  await expect(first.page.getByRole("heading", { level: 1 })).toBeVisible();
  await first.page.evaluate(() => window.winnow.call("app.setTheme", { theme: "dark" }));
  await first.app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await first.app.close();

  const second = await launch(dataDir);
  await expect(second.page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual(bounds);
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe("dark");
  await expect(second.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await second.app.close();
});

test.describe("a folder that cannot be used is said in one sentence", () => {
  test("its database was written by a newer program", async () => {
    const database = new BetterSqlite3(join(folder, "winnow.db"));
    database.pragma(`application_id = ${String(0x57_69_6e_6e)}`);
    database.pragma("user_version = 9999");
    database.exec("CREATE TABLE from_the_future (id INTEGER)");
    database.close();
    expect((await startPlainly(folder)).sentence).toMatch(/newer Winnow.*9999.*\.$/);
  });

  test("a file stands where it should be", async () => {
    const file = join(folder, "data");
    await writeFile(file, "");
    expect((await startPlainly(file)).sentence).toMatch(/cannot be written.*\.$/);
  });

  test("the service without a window works with it", async () => {
    const dataDir = join(folder, "data");
    await mkdir(dataDir);
    const serve = spawn(process.execPath, [SERVE_ENTRY, "--data", dataDir, "--port", "0"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      await new Promise((resolve) => serve.stdout.once("data", resolve));
      expect((await startPlainly(dataDir)).sentence).toMatch(/already runs with the data folder.*\.$/);
    } finally {
      serve.kill("SIGTERM");
      await new Promise((resolve) => serve.once("close", resolve));
    }
  });
});

test.describe("the window is a page and no more", () => {
  // None of these changes what another sees, so one start serves them all.
  test.describe.configure({ mode: "default" });
  let shared: string;
  let app: ElectronApplication;
  let page: Page;
  test.beforeAll(async () => {
    shared = await mkdtemp(join(tmpdir(), "winnow-start-"));
    ({ app, page } = await launch(join(shared, "data")));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
  test.afterAll(async () => {
    await app.close();
    await rm(shared, { recursive: true, force: true });
  });

  test("nothing of Node is in it, and the bridge has a call, an ear and two names", async () => {
    expect(
      await page.evaluate(() =>
        ["require", "process", "module", "Buffer", "global", "__dirname"].filter(
          (name) => name in globalThis,
        ),
      ),
    ).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.winnow).sort())).toEqual([
      "call",
      "listen",
      "platform",
      "workerPreview",
    ]);
  });

  test("an inline script, a foreign script and the network are refused by its policy", async () => {
    const refused = await page.evaluate(
      () =>
        new Promise<{ readonly ran: boolean; readonly directives: readonly string[] }>((resolve) => {
          const directives: string[] = [];
          document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
            directives.push(effectiveDirective);
            if (directives.length === 3)
              resolve({ ran: "ranInline" in window, directives: directives.sort() });
          });
          const inline = document.createElement("script");
          inline.textContent = "window.ranInline = true";
          const foreign = document.createElement("script");
          foreign.src = "https://photos.example/script.js";
          document.head.append(inline, foreign);
          fetch("https://photos.example/").catch(() => undefined);
        }),
    );
    expect(refused).toEqual({
      ran: false,
      directives: ["connect-src", "script-src-elem", "script-src-elem"],
    });
  });

  test("it opens no window, goes nowhere else, and is granted nothing", async () => {
    const address = page.url();
    expect(await page.evaluate(() => window.open("https://photos.example/") === null)).toBe(true);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

    const prevented = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<boolean>((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.once("will-navigate", (event) => {
            resolve(event.defaultPrevented);
          });
        }),
    );
    await page.evaluate(() => {
      location.href = "https://photos.example/";
    });
    expect(await prevented).toBe(true);
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => Notification.requestPermission())).toBe("denied");
  });

  test("a call that is not known, or whose input does not parse, is refused", async () => {
    const answers = await page.evaluate(async () => {
      const call = window.winnow.call as (
        name: unknown,
        input: unknown,
      ) => Promise<{ readonly code: string }>;
      const codes: string[] = [];
      for (const name of ["files.read", "toString", "__proto__", 7, null])
        codes.push((await call(name, {})).code);
      codes.push((await call("jobs.get", { jobId: "../../secrets.json" })).code);
      return codes;
    });
    expect(answers).toEqual([...Array<string>(5).fill("unknown_call"), "invalid_input"]);
  });

  test("nothing outside the page's own folder can be asked for by its scheme", async () => {
    const statuses = await page.evaluate(async () => {
      const ask = async (path: string): Promise<number> => (await fetch(path)).status;
      return [
        await ask("/index.html"),
        await ask("/%2e%2e/%2e%2e/package.json"),
        await ask("/..%2f..%2f..%2fpackage.json"),
        await ask("/assets"),
      ];
    });
    expect(statuses).toEqual([200, 404, 404, 404]);
  });
});
