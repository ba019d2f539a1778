import { expect, type Page, test } from "@playwright/test";
import { startDesk } from "../helpers/desk-app.ts";
import { holdUntil } from "../helpers/hold.ts";

const CONTEST = "Yellow flowers for a seed packet";

/** Numbers of what is compared now, as the panes name them. */
const panes = async (page: Page): Promise<readonly string[]> =>
  page
    .getByRole("group", { name: "Comparison" })
    .getByRole("region")
    .evaluateAll((regions) => regions.map((region) => region.getAttribute("aria-label") ?? ""));

test("a missed job is claimed, compared, settled by duels at the cap, noted, covered and sealed for good", async () => {
  test.setTimeout(120_000);
  const desk = await startDesk({ args: ["--practice"] });
  const { page } = desk;
  const shot = (name: string): Promise<Buffer> =>
    page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  try {
    const missed = page.getByRole("list", { name: "Missed deadlines" });
    await expect(missed.getByText(CONTEST)).toBeVisible({ timeout: 30_000 });
    await missed.getByRole("button", { name: "Cover" }).click();
    await page.getByLabel("Your name").fill("Mika");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: CONTEST })).toBeVisible();
    await expect(page.getByRole("heading", { name: "What the creator asked" })).toBeVisible();
    await page.keyboard.press("c");
    await expect(page.getByText(/^Claimed by Mika until \d\d:\d\d$/)).toBeVisible();
    const places = page.getByRole("list", { name: "Places" });
    // Suggestions follow the scores as they come in.
    await expect(places.getByRole("button", { name: /^Accept #/ })).toHaveCount(4);
    await page.keyboard.press("a");
    await expect(places.getByText("Accepted")).toHaveCount(1);
    await shot("cover");

    // The same picks stand in Pick winners, where they are compared.
    await page.keyboard.press("p");
    await expect(page.getByText("1 picked from")).toBeVisible();
    await page.keyboard.press("l");
    await expect(page.locator("[data-lens]")).toHaveCount(2);
    await shot("lens");
    await page.keyboard.press("l");
    const before = await panes(page);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => panes(page)).not.toEqual(before);
    await page.keyboard.press("4");
    await page.keyboard.press("n");
    await shot("four");
    await page.keyboard.press("2");
    const champion = page.getByRole("region", { name: /, Champion$/ });
    await champion.getByRole("button", { name: /^Note on/ }).click();
    await page.getByLabel("What speaks for it").fill("The clearest yellow.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("The clearest yellow.").first()).toBeVisible();
    await page.keyboard.press("b");
    for (let asked = 0; asked < 40; asked += 1) {
      const duel = page.getByRole("region", { name: /, Duel$/ });
      if ((await duel.count()) === 0) break;
      if (asked === 0) await shot("duel");
      await page.keyboard.press("ArrowLeft");
    }
    await expect(page.getByRole("region", { name: /, Duel$/ })).toHaveCount(0);

    // Back to the cover: settle with what is picked, and a reason where places stay open.
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await expect(places.getByText("Accepted").first()).toBeVisible();
    const why = page.getByLabel(/^Why fewer than/);
    if (await why.isVisible()) await why.fill("The others are not sharp.");
    await page.getByRole("button", { name: /^Settle with/ }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.getByRole("button", { name: /Go back/ })).toBeFocused();
    await shot("settle");
    await holdUntil(
      page,
      dialog.getByRole("button", { name: /Hold to settle/ }),
      page.getByRole("heading", { name: "No missed jobs" }),
    );
    await shot("done");
  } finally {
    await shot("end");
    await desk.stop();
  }
});
