import { expect, test } from "@playwright/test";
import { enterTriage, startDesk } from "../helpers/desk-app.ts";

test("a new user decides the first practice photo by keyboard, and takes it back", async () => {
  test.setTimeout(120_000);
  const desk = await startDesk({ args: ["--practice"] });
  const { page } = desk;
  try {
    await expect(page.getByText("Red cars, whole and in focus").first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("Blue boats for the harbour calendar").first()).toBeVisible();
    await expect(page.getByText("Missed deadlines")).toBeVisible();
    await expect(page.getByText("Yellow flowers for a seed packet").first()).toBeVisible();

    await enterTriage(page, "Red cars, whole and in focus");
    const photos = page.getByRole("option", { name: /^#\d{4}, / });
    await expect(photos.first()).toBeVisible({ timeout: 30_000 });
    // Scored live: a first photo has its stars within the time that a person needs to look at it.
    await expect(page.getByRole("option", { name: /stars/ }).first()).toBeVisible({ timeout: 30_000 });
    await photos.first().click();
    await page.keyboard.press("x");
    await expect(page.getByRole("button", { name: /Undo: Rejected #/ })).toBeVisible();
    await page.keyboard.press("z");
    await expect(page.getByRole("button", { name: /Undo: Rejected #/ })).toHaveCount(0);
    // More keep arriving by the worker API while one decides.
    await expect(page.getByText(/^\d+ new$/)).toBeVisible({ timeout: 30_000 });
  } finally {
    await page.screenshot({ path: test.info().outputPath("desk.png") });
    await desk.stop();
  }
});
