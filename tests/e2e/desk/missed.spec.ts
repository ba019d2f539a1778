import { expect, test } from "@playwright/test";
import { startDesk } from "../helpers/desk-app.ts";

const KEY = "moderator-key-for-the-desk-run";
const headers = { authorization: `Bearer ${KEY}` };
const TITLE = "Yellow flowers for a seed packet";

interface Queue {
  readonly data: readonly {
    readonly id: string;
    readonly winners_count: number;
    readonly claim: { readonly moderator: string } | null;
  }[];
}

test("a missed job has one moderator at a time: a key elsewhere, then this desk, which picks and seals", async () => {
  test.setTimeout(120_000);
  const desk = await startDesk({ args: ["--practice"], env: { WINNOW_API_KEYS: `Ines K.:moderate=${KEY}` } });
  const { page } = desk;
  const serverUrl = (): Promise<string> =>
    page.evaluate(async () => {
      const { winnow } = globalThis as unknown as {
        winnow: { call(name: string): Promise<{ serverUrl: string }> };
      };
      return (await winnow.call("app.info")).serverUrl;
    });
  try {
    const missed = page.getByRole("list", { name: "Missed deadlines" });
    await expect(missed.getByText(TITLE)).toBeVisible({ timeout: 30_000 });
    await expect.poll(serverUrl).not.toBe("");
    const url = await serverUrl();
    const queue = async (): Promise<Queue["data"]> => {
      const answer = await fetch(`${url}/v1/moderation/queue`, { headers });
      expect(answer.status).toBe(200);
      return ((await answer.json()) as Queue).data;
    };
    const [job] = await queue();
    const claim = (verb: "claim" | "release"): Promise<Response> =>
      fetch(`${url}/v1/jobs/${job?.id ?? ""}/${verb}`, { method: "POST", headers });

    expect((await claim("claim")).status).toBe(200);
    await expect(missed.getByText(/^Claimed by Ines K\. until \d\d:\d\d$/)).toBeVisible();
    await missed.getByText(TITLE).click();
    await page.getByLabel("Your name").fill("Mika");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: /^Claimed by Ines K\. until/ })).toBeVisible();
    expect((await claim("release")).status).toBe(200);

    await expect(page.getByRole("button", { name: /Claim to pick/ })).toBeVisible();
    await page.keyboard.press("c");
    await expect(page.getByText("0 picked from")).toBeVisible();
    await expect(page.getByRole("region", { name: "Claim" })).toContainText("min left");
    expect((await claim("claim")).status).toBe(409);

    await page.keyboard.press("w");
    await expect(page.getByText("1 picked from")).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: /Hold to seal/ })
      .focus();
    await page.keyboard.down("Enter");
    await expect(page.getByRole("heading", { name: "1 winner is sealed" })).toBeVisible();
    await page.keyboard.up("Enter");
    expect(await queue()).toMatchObject([{ winners_count: 1, claim: { moderator: "Mika" } }]);
  } finally {
    await page.screenshot({ path: test.info().outputPath("desk.png") });
    await desk.stop();
  }
});
