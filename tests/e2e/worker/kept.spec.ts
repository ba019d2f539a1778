import { choose, expect, heavyPhoto, MEGA, openJoined, PHONE, photo, test } from "./worker-test.ts";

test.use({ ...PHONE, locale: "en-GB" });

test("what is not sent outlives the page, goes out in its order, and once", async ({ page, service }) => {
  await openJoined(page, service);
  service.faults.unreachable = true;
  service.dropStreams();
  await choose(page, photo("red-car-1.jpg"), photo("red-car-2.jpg"), photo("red-car-3.jpg"));
  await expect(page.getByText("Your photos are safe on this device.", { exact: false })).toBeVisible();
  // What arrives now is answered to nobody.
  service.faults = { ...service.faults, unreachable: false, loseAnswers: 1 };
  await page.getByRole("button", { name: "Try now" }).tap();
  await expect.poll(() => service.submissions.length).toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByRole("button", { name: /Sent/ })).toHaveCount(3);
  expect(service.submissions).toHaveLength(3);
  await page.reload();
  await expect(page.getByRole("button", { name: /Sent/ })).toHaveCount(3);
  await expect(page.getByText(/on (its|their) way/)).toHaveCount(0);
  expect(service.submissions).toHaveLength(3);
});

test("a second tab does not send the same, and goes on when the first is gone", async ({
  page,
  service,
  context,
}) => {
  await openJoined(page, service);
  service.faults.holdUploadsAfter = MEGA;
  await choose(page, heavyPhoto("red-car-1.jpg", 3 * MEGA));
  await expect(page.getByRole("progressbar")).not.toHaveAttribute("aria-valuenow", "0");
  await expect(page.getByText("You can close this page.", { exact: false })).toBeVisible();
  const second = await context.newPage();
  await second.goto(service.link);
  await expect(second.getByText("No photos yet.", { exact: false })).toBeVisible();
  await expect(second.getByText(/on its way/)).toHaveCount(0);
  await page.close();
  service.faults.holdUploadsAfter = null;
  await second.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(second.getByRole("button", { name: /Sent/ })).toHaveCount(1);
  expect(service.submissions).toHaveLength(1);
});
