import { inMinutes } from "./stand-in.ts";
import { choose, expect, heavyPhoto, MEGA, openJoined, PHONE, photo, test } from "./worker-test.ts";

test.use({ ...PHONE, locale: "en-GB" });

test("a photo whose connection broke goes out again by itself, once", async ({ page, service }) => {
  await openJoined(page, service);
  service.faults.cutUploads = 1;
  service.faults.loseAnswers = 1;
  await choose(page, photo("red-car-1.jpg"));
  await expect(page.getByText("No connection", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
  expect(service.submissions).toHaveLength(1);
});

test("closing the page asks first where the browser keeps nothing", async ({ page, service }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get: () => {
        throw new Error("Storage is blocked.");
      },
    });
  });
  await openJoined(page, service);
  service.faults.unreachable = true;
  await choose(page, photo("red-car-2.jpg"));
  await expect(page.getByText("No connection", { exact: true })).toBeVisible();
  await expect(page.getByText(/safe on this page as long as it stays open/)).toBeVisible();
  const asked = page.waitForEvent("dialog");
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
});

test("someone who knows that the connection is back need not wait", async ({ page, service }) => {
  await openJoined(page, service);
  service.faults.unreachable = true;
  service.faults.refuseStreams = true;
  await choose(page, photo("red-car-1.jpg"));
  // By then the waits are long enough to be cut short.
  await expect(page.getByText("Next try in 8 seconds.")).toBeVisible({ timeout: 30_000 });
  service.faults.unreachable = false;
  await page.getByRole("button", { name: "Try now" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
});

test("cancelling in the middle sends nothing and returns to the list", async ({ page, service }) => {
  await openJoined(page, service);
  service.faults.holdUploadsAfter = MEGA;
  await choose(page, heavyPhoto("red-car-1.jpg", 24 * MEGA));
  await expect(page.getByRole("progressbar")).not.toHaveAttribute("aria-valuenow", "0");
  await page.getByRole("button", { name: "Cancel" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeFocused();
  service.faults.holdUploadsAfter = null;
  expect(service.submissions).toHaveLength(0);
});

test("after too many at once the page waits as long as it was told and goes on", async ({
  page,
  service,
}) => {
  await openJoined(page, service);
  service.faults.refuseUploads = { status: 429, code: "rate_limited", message: "Slower.", retryAfter: 2 };
  await choose(page, photo("red-car-1.jpg"));
  await expect(page.getByText("A short break")).toBeVisible();
  service.faults.refuseUploads = null;
  await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
});

test("of many photos for a filled job only those under way are sent in vain", async ({ page, service }) => {
  await openJoined(page, service);
  service.faults.refuseUploads = { status: 409, code: "no_places_left", message: "No places left." };
  await choose(page, ...[1, 2, 3, 4, 5, 6].map((n) => photo(`red-car-${n}.jpg`)));
  await expect(page.getByText("No places left", { exact: true })).toHaveCount(6);
  const sent = service.asked.filter((line) => line.startsWith("POST") && line.endsWith("/submissions"));
  expect(sent.length).toBeLessThanOrEqual(2);
});

test("every refusal is told in plain words", async ({ page, service }) => {
  await openJoined(page, service);
  const refusals = [
    [{ status: 413, code: "file_too_large", message: "-" }, "This job takes files up to 50 MB."],
    [{ status: 415, code: "unsupported_media_type", message: "-" }, "This job takes JPEG, PNG or WebP."],
    [
      { status: 422, code: "file_damaged", message: "The picture breaks off halfway." },
      "The picture breaks off halfway.",
    ],
    [{ status: 422, code: "too_many_pixels", message: "-" }, "larger than the service can open"],
    [{ status: 409, code: "job_closed", message: "-" }, "It closed before this one arrived"],
    [{ status: 409, code: "job_cancelled", message: "-" }, "Nothing more can be sent to it."],
    [{ status: 409, code: "worker_limit_reached", message: "You have sent 100." }, "You have sent 100."],
    [{ status: 507, code: "disk_full", message: "-" }, "The computer that collects the photos is full."],
  ] as const;
  for (const [refusal, words] of refusals) {
    service.faults.refuseUploads = refusal;
    await choose(page, photo("red-car-1.jpg"));
    await expect(page.getByRole("alert").getByText(words)).toBeVisible();
    await page.getByRole("button", { name: "Don't send it" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeVisible();
  }
});

test.describe("with a limit of 20 kB", () => {
  test.use({ job: { max_file_bytes: 20 * 1024 } });

  test("what cannot be taken is said before it is sent", async ({ page, service }) => {
    await openJoined(page, service);
    const said = async (words: RegExp): Promise<void> => {
      await expect(page.getByRole("alert").getByText(words)).toBeVisible();
      await page.getByRole("button", { name: "Don't send it" }).tap();
      await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeVisible();
    };
    await choose(page, photo("red-car-1.jpg"));
    await said(/It has 26 kB. This job takes up to 20 kB/);
    const library = page.locator('input[data-pick="library"]');
    const bytes = Buffer.from("GIF89a");
    await library.setInputFiles({ name: "a.gif", mimeType: "image/gif", buffer: bytes });
    await said(/It is GIF. This job takes JPEG, PNG or WebP/);
    await library.setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: bytes });
    await said(/doesn't open here/);
    await library.setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) });
    await said(/The file is empty/);
    expect(service.submissions).toHaveLength(0);
  });
});

test("a file that is too much even for a patient connection is given up with a reason", async ({
  page,
  service,
}) => {
  test.slow();
  await openJoined(page, service);
  service.faults.cutUploads = 4;
  await choose(page, photo("red-car-1.jpg"));
  // Four tries, with waits of 2, 4 and 8 seconds between them.
  await expect(page.getByText("It broke off several times")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Try again" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
});

test("time is up: nothing new can be sent", async ({ page, service }) => {
  service.job = { ...service.job, closes_at: inMinutes(0.1) };
  await openJoined(page, service);
  await expect(page.getByText("The job is closed")).toBeVisible();
  await expect(page.getByText("Time is up")).toBeVisible();
  await expect(page.getByRole("button", { name: "Take a photo" })).toBeHidden();
});
