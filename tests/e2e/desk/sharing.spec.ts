import { networkInterfaces } from "node:os";
import { expect, test } from "@playwright/test";
import { toPublicId } from "#shared/domain/ids.ts";
import { startDesk } from "../helpers/desk-app.ts";

const KEY = "a-key-of-this-desk-0001";

const onNetwork = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .some(({ family, internal }) => family === "IPv4" && !internal);

test("a shared job is served on without its window, and when it ends the app does too", async () => {
  test.skip(!onNetwork, "This machine is on no network.");
  test.setTimeout(150_000);
  const desk = await startDesk({ args: ["--practice"], env: { WINNOW_API_KEYS: `This desk=${KEY}` } });
  const { app, page } = desk;
  const ended = new Promise<void>((resolve) => app.process().once("exit", () => resolve()));
  try {
    await expect(page.getByText("Red cars, whole and in focus").first()).toBeVisible({ timeout: 60_000 });
    const job = await page.evaluate(async () => {
      const wish = { group: "live", words: "", sort: "deadline", after: null, limit: 50 } as const;
      const page = await window.winnow.call("jobs.list", wish);
      const open = "kind" in page ? undefined : page.jobs.find(({ state }) => state === "open");
      window.location.hash = `#/job/${open?.id ?? ""}/brief`;
      return open;
    });
    if (job === undefined) throw new Error("No practice job is open.");
    const server = await page.evaluate(async () => {
      const info = await window.winnow.call("app.info", undefined);
      return "serverUrl" in info ? info.serverUrl : "";
    });
    await page.getByRole("radio", { name: "After 1 h" }).click();
    await page.getByRole("switch", { name: "Share on this network" }).click();
    await expect(page.getByText(/can send for (59 min|1 h) more/)).toBeVisible({ timeout: 20_000 });
    const link = new URL(await page.getByText(/^http:\/\/\d+\.\d+\.\d+\.\d+:\d+\/w\//).innerText());
    expect(link.hostname).not.toBe("127.0.0.1");

    await app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) each.close();
    });
    await expect.poll(() => app.windows().length).toBe(0);
    expect((await fetch(`${link.origin}${link.pathname}`)).status).toBe(200);
    const asOwner = { headers: { "x-api-key": KEY } };
    expect((await fetch(`${link.origin}/v1/jobs`, asOwner)).status).toBe(404);

    const cancelled = await fetch(`${server}/v1/jobs/${toPublicId("job", job.id)}/cancel`, {
      method: "POST",
      ...asOwner,
    });
    expect(cancelled.status).toBe(200);
    await ended;
    await expect(fetch(link.origin)).rejects.toThrow();
  } finally {
    await desk.stop();
  }
});
