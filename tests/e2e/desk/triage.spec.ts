import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { fillFolder } from "../../helpers/filled-folder.ts";
import { startDesk } from "../helpers/desk-app.ts";

const TITLE = "Independent shopfronts, straight on";

/** What the toolbar says the list holds. */
const shown = async (page: Page): Promise<number> => {
  const words = await page.getByRole("toolbar").getByRole("status").first().innerText();
  return Number(words.replace(/\D/g, ""));
};
const photos = (page: Page) => page.getByRole("listbox").getByRole("option");
const undo = (page: Page, label: RegExp) => page.getByRole("button", { name: label });

test("filters are counted, saved and decided as a whole; marks and steps are taken back, also after a restart", async () => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), "winnow-desk-"));
  const { job } = await fillFolder(dataDir, 400);
  let desk = await startDesk({ dataDir });
  const open = async (): Promise<Page> => {
    const { page } = desk;
    await expect(page.getByText(TITLE).first()).toBeVisible({ timeout: 30_000 });
    await page.evaluate(() => window.winnow.call("app.setActor", { name: "Ines K." }));
    await page.reload();
    await page.evaluate((id) => {
      window.location.hash = `#/job/${id}/triage`;
    }, job.id);
    await expect(photos(page).first()).toBeVisible();
    await page.getByRole("listbox").focus();
    return page;
  };
  try {
    let page = await open();

    // A filter shows as many as the figure beside it says, and is gone as easily.
    const all = await shown(page);
    const retrying = page.getByRole("checkbox", { name: /^Waiting for retry/ });
    await retrying.uncheck({ force: true });
    await page.getByRole("checkbox", { name: /^Rejected/ }).uncheck({ force: true });
    await page.getByRole("checkbox", { name: /^Not scored yet/ }).uncheck({ force: true });
    await expect.poll(() => shown(page)).toBeLessThan(all);
    const approved = await shown(page);
    expect(approved).toBeGreaterThan(100);

    // Named, it comes back by a key.
    await page.getByRole("listbox").focus();
    await page.keyboard.press("ControlOrMeta+s");
    await page.getByLabel("Save this view").fill("Good ones");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await retrying.check({ force: true });
    await expect.poll(() => shown(page)).not.toBe(approved);
    await page.getByRole("listbox").focus();
    await page.keyboard.press("ControlOrMeta+1");
    await expect.poll(() => shown(page)).toBe(approved);

    // Marks are the desk's own, and taken back as decisions are.
    await page.keyboard.press("s");
    await expect(undo(page, /^Undo: .*#\d+/)).toBeVisible();
    await page.keyboard.press("z");
    await expect(undo(page, /^Undo: .*#\d+/)).toHaveCount(0);

    // All that match, in one step.
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("x");
    await expect(
      page.getByRole("heading", { name: `Reject all ${String(approved)} that match?` }),
    ).toBeVisible();
    await page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: /^Reject/ })
      .click();
    await expect(undo(page, new RegExp(`^Undo: .*${String(approved)}`))).toBeVisible({ timeout: 30_000 });

    await page.getByRole("listbox").focus();
    await page.keyboard.press("Shift+H");
    const steps = page.getByRole("list", { name: "History" }).getByRole("listitem");
    await expect(steps.first()).toContainText(`${String(approved)} submissions`);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

    // The step outlives the program, and is still one.
    await desk.quit();
    desk = await startDesk({ dataDir });
    page = await open();
    await page.keyboard.press("Shift+H");
    await page.getByRole("button", { name: "Go back to before this" }).first().click();
    await expect(page.getByRole("button", { name: "Redo up to here" }).first()).toBeVisible({
      timeout: 30_000,
    });
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await page.getByRole("listbox").focus();
    await page.keyboard.press("ControlOrMeta+1");
    await expect.poll(() => shown(page)).toBe(approved);
  } finally {
    await keepPicture(desk.page);
    await desk.stop();
  }
});

const keepPicture = (page: Page): Promise<unknown> =>
  page.screenshot({ path: test.info().outputPath("desk.png") }).catch(() => undefined);
