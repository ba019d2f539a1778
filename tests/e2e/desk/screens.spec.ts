import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { fillFolder } from "../../helpers/filled-folder.ts";
import { startDesk } from "../helpers/desk-app.ts";
import { barriersOn, COUNTING, ofJob, OVER_ALL, type Place, setTheme, STILL } from "../helpers/screens.ts";

/** Set by `npm run screens`: where the pictures of all screens are to lie. */
const PICTURES = process.env["WINNOW_SCREENS"];
const THEMES = ["dark", "light"] as const;

/** Small enough to keep many: half the size, in few colours. */
const keepPicture = async (page: Page, folder: string, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await sharp(await page.screenshot())
    .resize({ width: 720 })
    .png({ palette: true, colours: 64, effort: 10 })
    .toFile(join(folder, `${name}.png`));
};

test("no screen keeps anybody out, in the dark and in the light", async () => {
  test.setTimeout(300_000);
  const dataDir = await mkdtemp(join(tmpdir(), "winnow-desk-"));
  const { job } = await fillFolder(dataDir, 40);
  const desk = await startDesk({ dataDir });
  const { page } = desk;
  try {
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 30_000 });
    await page.evaluate(() => window.winnow.call("app.setActor", { name: "Ines K." }));
    const found: string[] = [];
    for (const theme of THEMES) {
      await setTheme(page, theme);
      for (const place of [...COUNTING, ...STILL, ...OVER_ALL, ...ofJob(job.id)]) {
        await place.open(page);
        for (const barrier of await barriersOn(page, theme === "light"))
          found.push(`${place.name}, ${theme}: ${barrier}`);
      }
    }
    expect(found).toEqual([]);
  } finally {
    await desk.stop();
  }
});

const walk = async (page: Page, places: readonly Place[], count: string): Promise<void> => {
  for (const theme of THEMES) {
    await setTheme(page, theme);
    for (const place of places) {
      await place.open(page);
      await keepPicture(page, PICTURES ?? "", `${place.name}-${count}-${theme}`);
    }
  }
};

test.describe("pictures of every screen", () => {
  test.skip(PICTURES === undefined, "made on demand");
  for (const rows of [0, 1, 100_000]) {
    test(`with ${String(rows)} submissions`, async () => {
      test.setTimeout(600_000);
      const dataDir = await mkdtemp(join(tmpdir(), "winnow-desk-"));
      const job = rows === 0 ? null : (await fillFolder(dataDir, rows)).job;
      const desk = await startDesk({ dataDir });
      try {
        await expect(desk.page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 30_000 });
        await desk.page.evaluate(() => window.winnow.call("app.setActor", { name: "Ines K." }));
        await walk(
          desk.page,
          job === null ? [...COUNTING, ...STILL] : [...COUNTING, ...ofJob(job.id)],
          String(rows),
        );
      } finally {
        await desk.stop();
      }
    });
  }
});
