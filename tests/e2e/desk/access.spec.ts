import { expect, test } from "@playwright/test";
import { startDesk } from "../helpers/desk-app.ts";
import { holdUntil } from "../helpers/hold.ts";

const ENVIRONMENT_KEY = "a-key-of-the-environment-0001";

test("a key made in the app works over HTTP; revoked, it opens nothing, also after a restart", async () => {
  test.setTimeout(180_000);
  const env = { WINNOW_API_KEYS: `acme=${ENVIRONMENT_KEY}` };
  let desk = await startDesk({ env });
  try {
    const openAccess = async (): Promise<string> => {
      await desk.page.evaluate(() => {
        window.location.hash = "#/settings/access";
      });
      const address = desk.page.getByLabel("Address", { exact: true });
      await expect(address).toHaveText(/^http:\/\/127\.0\.0\.1:\d+$/, { timeout: 30_000 });
      return address.innerText();
    };
    const revoke = async (name: string): Promise<void> => {
      await desk.page.getByRole("button", { name: `Revoke ${name}` }).click();
      const button = desk.page.getByRole("alertdialog").getByRole("button", { name: /Revoke the key/ });
      await holdUntil(desk.page, button, desk.page.getByText(`“${name}” opens nothing any more.`));
    };
    const status = async (url: string, key: string, path = "/v1/submissions"): Promise<number> =>
      (await fetch(url + path, { headers: { authorization: `Bearer ${key}` } })).status;

    const url = await openAccess();
    await desk.page.getByRole("button", { name: "New key" }).click();
    await desk.page.getByLabel("Name", { exact: true }).fill("Nightly export");
    await desk.page.getByRole("checkbox", { name: "See jobs" }).click();
    await desk.page.getByRole("button", { name: "Make key" }).click();
    const secret = await desk.page.getByLabel("Key", { exact: true }).innerText();
    await desk.page.getByRole("button", { name: "I have copied it" }).click();
    await expect(desk.page.getByText(secret)).toHaveCount(0);
    expect(await status(url, secret)).toBe(200);
    expect(await status(url, secret, "/v1/jobs")).toBe(403);
    expect(await status(url, ENVIRONMENT_KEY)).toBe(200);

    await revoke("Nightly export");
    await revoke("acme");
    expect(await status(url, secret)).toBe(401);
    expect(await status(url, ENVIRONMENT_KEY)).toBe(401);

    const { dataDir } = desk;
    await desk.quit();
    desk = await startDesk({ dataDir, env });
    const again = await openAccess();
    await expect(desk.page.getByText(/^Revoked /)).toHaveCount(2);
    expect(await status(again, secret)).toBe(401);
    expect(await status(again, ENVIRONMENT_KEY)).toBe(401);
  } finally {
    await desk.stop();
  }
});

test("a limit changed in the app holds at once", async () => {
  test.setTimeout(120_000);
  const desk = await startDesk({ env: { WINNOW_API_KEYS: `acme=${ENVIRONMENT_KEY}` } });
  const { page } = desk;
  try {
    const policy = async (url: string): Promise<string | null> =>
      (
        await fetch(`${url}/api/external/jobs/00000000/submissions`, {
          headers: { "x-api-key": ENVIRONMENT_KEY },
        })
      ).headers.get("ratelimit-policy");
    await page.evaluate(() => {
      window.location.hash = "#/settings/access";
    });
    const address = page.getByLabel("Address", { exact: true });
    await expect(address).toHaveText(/^http/, { timeout: 30_000 });
    const url = await address.innerText();
    expect(await policy(url)).toBe('"default";q=6;w=60');
    await page.getByRole("link", { name: "Limits" }).click();
    await page.getByLabel("WURK: list submissions: How many").fill("60");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Limit saved.")).toBeVisible();
    expect(await policy(url)).toBe('"default";q=60;w=60');
    await page.getByRole("button", { name: "Use the default for: WURK: list submissions" }).click();
    await expect(page.getByLabel("WURK: list submissions: How many")).toHaveValue("6");
    expect(await policy(url)).toBe('"default";q=6;w=60');
  } finally {
    await desk.stop();
  }
});
