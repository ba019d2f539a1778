import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { DeskBridge } from "#shared/contract/desk-calls.ts";
import { type DeskApp, REPOSITORY, startDesk } from "../helpers/desk-app.ts";

let desk: DeskApp;
test.beforeEach(async () => {
  desk = await startDesk();
});
test.afterEach(() => desk.stop());

/** What the desktop would have been told; this machine may have no desktop to tell. */
const catchNotifications = (): Promise<void> =>
  desk.app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Object.assign(globalThis, { shown });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this);
    };
  });

test("a draw is told of by a notification that opens its results, where the receipt is saved", async () => {
  const { app, page, dataDir } = desk;
  await catchNotifications();
  const { id, link } = await page.evaluate(async () => {
    const { winnow } = window as unknown as { readonly winnow: DeskBridge };
    const made = await winnow.call("jobs.create", {
      type: "custom",
      title: "Blue boats",
      description: "One blue boat in each photo.",
      max_completions: 1,
      selection_type: "random",
      selection_time_minutes: 2,
    });
    if ("kind" in made) throw new Error(made.message);
    return { id: made.id, link: made.share.localUrl };
  });
  const { origin, pathname, hash } = new URL(link);
  const at = `${origin}/worker/v1/jobs/${pathname.split("/").at(-1) ?? ""}`;
  const joined = await fetch(`${at}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ invite: hash.slice(1) }),
  });
  const { token } = (await joined.json()) as { readonly token: string };
  const body = new FormData();
  body.append("content_text", "A boat");
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${at}/submissions`, { method: "POST", headers, body })).status).toBe(201);

  // The close comes: the timekeeper looks at the clock every few seconds.
  await app.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3 * 60_000;
  });
  const titles = (): Promise<readonly string[]> =>
    app.evaluate(() =>
      (globalThis as unknown as { shown: Electron.Notification[] }).shown.map(({ title }) => title),
    );
  await expect.poll(titles, { timeout: 60_000 }).toEqual(["Winners drawn: Blue boats"]);
  await app.evaluate(() => {
    (globalThis as unknown as { shown: Electron.Notification[] }).shown[0]?.emit("click");
  });
  await expect(page).toHaveURL(new RegExp(`#/job/${id}/results$`));

  const file = join(dataDir, "receipt.json");
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole("button", { name: "Save draw receipt" }).click();
  await expect(page.getByText("The draw receipt is saved.")).toBeVisible();
  const said = execFileSync(process.execPath, [join(REPOSITORY, "scripts", "verify-draw.mjs"), file], {
    encoding: "utf8",
  });
  expect(said).toContain("from 1 eligible submissions (0 excluded) the secret draws exactly these 1 winners");
});
