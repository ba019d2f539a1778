import { readFileSync } from "node:fs";
import { CODE } from "./stand-in.ts";
import { choose, COMPUTER, expect, openJoined, PHONE, photo, test } from "./worker-test.ts";

test.use({ locale: "en-GB" });

test.describe("On a phone", () => {
  test.use(PHONE);

  test("someone new joins with a name, and is the same worker at the next job", async ({ page, service }) => {
    const earlier = JSON.stringify({
      name: "Ada",
      tokens: [{ code: "other-job", token: "token-of-other-job" }],
    });
    await page.addInitScript((text) => {
      if (localStorage.getItem("winnow.worker") === null) localStorage.setItem("winnow.worker", text);
    }, earlier);
    await page.goto(service.link);
    await expect(page.getByLabel("Your name")).toHaveValue("Ada");
    await page.getByRole("button", { name: "Start" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeVisible();
    expect(service.joins).toEqual([
      { invite: "invite-of-the-test", name: "Ada", token: "token-of-other-job" },
    ]);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeVisible();
    expect(service.joins).toHaveLength(1);
  });

  test("a link without its end asks for a whole one; a silent service can be tried again", async ({
    page,
    service,
  }) => {
    await page.goto(`${service.origin}/w/${CODE}`);
    await expect(page.getByRole("heading", { name: "This link doesn't work" })).toBeVisible();
    await openJoined(page, service);
    await page.route("**/worker/v1/**", (route) => route.abort());
    await page.reload();
    await expect(page.getByRole("heading", { name: "The service doesn't answer" })).toBeVisible();
    await page.unroute("**/worker/v1/**");
    await page.getByRole("button", { name: "Try again" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeVisible();
  });

  test("older entries come on request, and their pictures from the page's own origin", async ({
    page,
    service,
  }) => {
    const picture = { bytes: readFileSync(photo("red-car-1.jpg")), type: "image/jpeg" };
    for (let n = 0; n < 45; n += 1) service.seed({ status: "approved", stars: 4 }, picture);
    await openJoined(page, service);
    const rows = page.getByRole("button", { name: /Accepted/ });
    await expect(rows).toHaveCount(20);
    await page.getByRole("button", { name: "Older" }).tap();
    await expect(rows).toHaveCount(40);
    await page.getByRole("button", { name: "Older" }).tap();
    await expect(rows).toHaveCount(45);
    await expect(page.getByRole("button", { name: "Older" })).toBeHidden();
    await rows.first().tap();
    const shown = page.getByRole("img", { name: "What you sent" });
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(800);
  });

  test("another try that comes too late says so", async ({ page, service }) => {
    service.seed({ status: "rejected", stars: 1, reasoning: "Too dark.", can_retry: true });
    await openJoined(page, service);
    await page.getByRole("button", { name: /Not accepted yet/ }).tap();
    service.faults.refuseRetry = { status: 409, code: "no_places_left", message: "No places left." };
    await page.getByRole("button", { name: "Try again" }).tap();
    await expect(page.getByText("No places left. Someone was faster.")).toBeVisible();
  });

  test("the browser's Back leads from a result to the list, and a reload stays with the result", async ({
    page,
    service,
  }) => {
    service.seed({ status: "approved", stars: 4 });
    await openJoined(page, service);
    await page.getByRole("button", { name: /Accepted/ }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Accepted" })).toBeFocused();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Accepted" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeVisible();
  });

  test("everything that can be touched is at least 48 pixels high and wide", async ({ page, service }) => {
    service.job = { ...service.job, files_per_submission: 3 };
    service.seed({ status: "rejected", stars: 1, can_retry: true });
    await openJoined(page, service);
    await choose(page, photo("red-car-1.jpg"), photo("red-car-2.jpg"));
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("button, input:not([hidden]), textarea, a")]
          .filter((one) => one.getClientRects().length > 0)
          .map((one) => ({ name: one.textContent, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 48 || box.height < 48)
          .map(({ name, box }) => `${name} ${String(box.width)} x ${String(box.height)}`),
      );
    await expect(page.getByText("Ready to send")).toBeVisible();
    expect(await small()).toEqual([]);
    await page.getByRole("button", { name: /Not accepted yet/ }).tap();
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    expect(await small()).toEqual([]);
  });

  test("nothing is blocked by the content security policy and nothing complains", async ({
    page,
    service,
  }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await openJoined(page, service);
    await choose(page, photo("red-car-1.jpg"));
    await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
    expect(complaints).toEqual([]);
  });
});

test.describe("On a computer", () => {
  test.use(COMPUTER);

  test("the keyboard alone leads from the link to a sent photo", async ({ page, service }) => {
    // Asked for at once: the browser takes a while to hand its choosers over.
    const chooser = page.waitForEvent("filechooser");
    await page.goto(service.link);
    await expect(page.getByLabel("Your name")).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByLabel("Your name")).toBeFocused();
    await page.keyboard.type("Ada");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeFocused();
    const pick = page.getByRole("button", { name: "Choose photos" });
    for (let n = 0; n < 10 && !(await pick.evaluate((one) => one === document.activeElement)); n += 1) {
      await page.keyboard.press("Tab");
    }
    await expect(pick).toBeFocused();
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(photo("red-car-1.jpg"));
    await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeFocused();
  });

  test("photos can be dropped and pasted", async ({ page, service }) => {
    await openJoined(page, service);
    const bytes = readFileSync(photo("red-car-1.jpg")).toString("base64");
    const hand = (kind: "drop" | "paste") =>
      page.evaluate(
        ([text, how]) => {
          const file = new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], "a.jpg", {
            type: "image/jpeg",
          });
          const transfer = new DataTransfer();
          transfer.items.add(file);
          const given = { bubbles: true, cancelable: true };
          document.body.dispatchEvent(
            how === "drop"
              ? new DragEvent("drop", { ...given, dataTransfer: transfer })
              : new ClipboardEvent("paste", { ...given, clipboardData: transfer }),
          );
        },
        [bytes, kind] as const,
      );
    await hand("drop");
    await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
    await hand("paste");
    await expect.poll(() => service.submissions.length).toBe(2);
  });
});
