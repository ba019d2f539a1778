import { expect, type Locator, type Page } from "@playwright/test";

/**
 * Holds a button until something shows. Begins again when the hold was cut short: a window that loses the focus lets
 * go of its button, and the window of a test beside this one may take it.
 */
export const holdUntil = (page: Page, button: Locator, shown: Locator): Promise<void> =>
  expect(async () => {
    if (await shown.isVisible()) return;
    await button.hover();
    await page.mouse.down();
    try {
      await expect(shown).toBeVisible({ timeout: 5_000 });
    } finally {
      await page.mouse.up();
    }
  }).toPass({ timeout: 60_000 });
