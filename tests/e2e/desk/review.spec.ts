import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, type Page, test } from "@playwright/test";
import { databasePaths } from "../../../electron/store/engine/database-file.ts";
import { fillFolder } from "../../helpers/filled-folder.ts";
import { type DeskApp, enterTriage, startDesk } from "../helpers/desk-app.ts";

const TITLE = "Independent shopfronts, straight on";
const ACTOR = "Ines K.";

/** A new data folder with a job of so many submissions; who stops the desk on it removes it. */
const filled = async (rows: number): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), "winnow-desk-"));
  await fillFolder(dataDir, rows);
  return dataDir;
};

/** What the database holds, as another program reads it. */
const read = <T>(dataDir: string, sql: string): readonly T[] => {
  const sqlite = new BetterSqlite3(databasePaths(dataDir).database, { readonly: true });
  try {
    return sqlite.prepare<[], T>(sql).all();
  } finally {
    sqlite.close();
  }
};

interface Decided {
  readonly number: number;
  readonly outcome: string;
}
const decidedSince = (dataDir: string, since: number): readonly Decided[] =>
  read(
    dataDir,
    `SELECT number, decision_outcome AS outcome FROM submission
     WHERE decision_actor = '${ACTOR}' AND decision_at >= ${String(since)} ORDER BY decision_at`,
  );

const openTriage = async (page: Page, { known = false } = {}): Promise<void> => {
  await expect(page.getByText(TITLE).first()).toBeVisible({ timeout: 30_000 });
  // It asks for a name once.
  if (known) await page.getByText(TITLE).first().click();
  else await enterTriage(page, TITLE);
  await page.getByRole("link", { name: /^Triage/ }).click();
  // What a worker is doing again cannot be decided.
  const retrying = page.getByRole("checkbox", { name: /Waiting for retry/ });
  await retrying.uncheck({ force: true });
  await expect(retrying).not.toBeChecked();
  await page.getByRole("listbox").focus();
  await expect(page.getByRole("listbox")).toHaveAttribute("aria-activedescendant", /./);
};
const cursor = (page: Page): Promise<number> =>
  page
    .getByRole("listbox")
    .getAttribute("aria-activedescendant")
    .then((id) => Number(/\d+$/.exec(id ?? "")?.[0]));

test("a hundred decisions, rejections among them, take at most 105 keys", async () => {
  test.setTimeout(120_000);
  const dataDir = await filled(200);
  const desk = await startDesk({ dataDir });
  const { page } = desk;
  try {
    await openTriage(page);
    const began = Date.now();
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(key);
    };
    for (let decided = 0; decided < 100; decided += 1) {
      const at = await cursor(page);
      if (decided % 50 === 49) {
        // Now and then a reason is chosen: one key asks for the list, one picks from it, one rejects.
        await press("Shift+X");
        await expect(page.getByRole("dialog")).toBeVisible();
        await press("1");
        await press("Enter");
      } else await press(decided % 4 === 3 ? "x" : "a");
      await expect.poll(() => cursor(page)).not.toBe(at);
    }
    await expect.poll(() => decidedSince(dataDir, began).length).toBe(100);
    expect(decidedSince(dataDir, began).filter(({ outcome }) => outcome === "rejected").length).toBe(26);
    expect(keys).toBeLessThanOrEqual(105);
  } finally {
    await page.screenshot({ path: test.info().outputPath("hundred.png") }).catch(() => undefined);
    await desk.stop();
  }
});

/** CI has the time for as many as one would want. */
const KILLS = process.env["CI"] ? 20 : 2;
const MOST_DECISIONS = 8;

/** Decides until a random moment, and kills the application there. What it said was done is answered. */
const decideUntilKilled = async ({ app, page }: DeskApp, count: number): Promise<readonly Decided[]> => {
  const said: Decided[] = [];
  for (let decided = 0; decided < count; decided += 1) {
    const number = await cursor(page);
    const reject = Math.random() < 0.4;
    await page.keyboard.press(reject ? "x" : "a");
    const label = `${reject ? "Rejected" : "Approved"} #${String(number).padStart(4, "0")}`;
    await expect(page.getByRole("button", { name: `Undo: ${label}` })).toBeVisible();
    said.push({ number, outcome: reject ? "rejected" : "approved" });
  }
  // One more is under way: whether it is there afterwards is open, and either is right.
  await page.keyboard.press("a");
  const ended = new Promise((resolve) => app.process().once("exit", resolve));
  app.process().kill("SIGKILL");
  await ended;
  return said;
};

test(`each decision that was shown as made outlives ${String(KILLS)} kills of the application, and can be undone`, async () => {
  test.setTimeout(300_000);
  const dataDir = await filled(400);
  const began = Date.now();
  const said: Decided[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const desk = await startDesk({ dataDir });
    await openTriage(desk.page, { known: kill > 0 });
    said.push(...(await decideUntilKilled(desk, 1 + Math.floor(Math.random() * MOST_DECISIONS))));
    expect(decidedSince(dataDir, began)).toEqual(expect.arrayContaining(said));
  }
  const desk = await startDesk({ dataDir });
  try {
    await openTriage(desk.page, { known: true });
    const before = decidedSince(dataDir, began);
    const undo = desk.page.getByRole("button", { name: /^Undo: / });
    await expect(undo).toBeEnabled();
    // Back over several kills, one step after the other.
    for (let left = before.length - 1; left >= Math.max(0, before.length - 12); left -= 1) {
      await desk.page.getByRole("listbox").focus();
      await desk.page.keyboard.press("z");
      await expect.poll(() => decidedSince(dataDir, began).length).toBe(left);
    }
    expect(decidedSince(dataDir, began)).toEqual(before.slice(0, Math.max(0, before.length - 12)));
    expect(read(dataDir, "PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  } finally {
    await desk.stop();
  }
});
