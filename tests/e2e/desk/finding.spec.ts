import { expect, type Page, test } from "@playwright/test";
import { enterTriage, startDesk } from "../helpers/desk-app.ts";

const photos = (page: Page) => page.getByRole("option", { name: /^#\d{4}, / });
const firstNumbers = async (page: Page): Promise<readonly string[]> =>
  (await photos(page).evaluateAll((options) => options.map(({ id }) => id))).slice(0, 3);

const search = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press("/");
  await page.getByPlaceholder("Describe a photo").fill(words);
  await expect(page.getByText("Most similar first")).toBeVisible();
};

test("photos are found by words and by a photo, here and in all jobs; decisions teach, and a threshold is tried", async () => {
  test.setTimeout(120_000);
  const desk = await startDesk({ args: ["--practice"] });
  const { page } = desk;
  try {
    await expect(page.getByText("Blue boats for the harbour calendar").first()).toBeVisible({
      timeout: 30_000,
    });
    await enterTriage(page, "Blue boats for the harbour calendar");
    await page.getByRole("link", { name: /^Triage/ }).click();
    await expect(photos(page).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("option", { name: /not scored|being scored/ })).toHaveCount(0, {
      timeout: 60_000,
    });
    const asTheyCame = await firstNumbers(page);

    await search(page, "a blue boat");
    await expect(page.getByTitle(/^Similarity 0\.\d\d$/).first()).toBeVisible();
    const boats = await firstNumbers(page);
    await search(page, "a blank picture");
    await expect.poll(() => firstNumbers(page)).not.toEqual(boats);
    await page.keyboard.press("Enter");
    await page.keyboard.press("m");
    await expect(page.getByText(/^Like #\d{4}$/)).toBeVisible();

    await search(page, "a red car");
    await page.getByRole("radio", { name: "All jobs" }).click({ force: true });
    const everywhere = page.getByRole("region", { name: "Found in all jobs" });
    await expect(everywhere.getByRole("group").first()).toBeVisible();
    await expect(everywhere.getByRole("heading", { name: /Blue boats/ })).toBeVisible();
    await page.getByRole("radio", { name: "This job" }).click({ force: true });
    await page.getByPlaceholder("Describe a photo").press("Escape");
    await expect.poll(() => firstNumbers(page)).toEqual(asTheyCame);

    await page.keyboard.press("Space");
    const light = page.getByRole("region", { name: "Light" });
    await expect(light.getByRole("img", { name: /Histogram: \d+\.\d % black/ })).toBeVisible();
    await page.keyboard.press("o");
    await expect(page.getByText("Blue: black without detail.")).toBeVisible();
    await page.keyboard.press("e");
    await expect(page.locator("canvas[data-mark=focus]")).toBeVisible();
    await page.keyboard.press(".");
    await page.screenshot({ path: test.info().outputPath("loupe.png") });
    await page.keyboard.press("Space");

    for (let decided = 0; decided < 20; decided += 1) {
      await page.keyboard.press(decided % 2 === 0 ? "a" : "x");
      await expect(page.getByRole("button", { name: /^Undo: / })).toBeVisible();
    }
    await expect(page.getByText(/guessed unseen/)).toBeVisible();

    await page.getByRole("link", { name: "Brief" }).click();
    const slider = page.getByRole("slider", { name: /threshold/i }).first();
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByText(/have .* or more\. Stars only sort here/)).toBeVisible();
  } finally {
    await page.screenshot({ path: test.info().outputPath("finding.png") });
    await desk.stop();
  }
});
