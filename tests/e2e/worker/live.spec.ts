import { choose, expect, openJoined, PHONE, photo, test } from "./worker-test.ts";

test.use({ ...PHONE, locale: "en-GB" });

test("a result that came while the line was cut is there when it stands again", async ({ page, service }) => {
  await openJoined(page, service);
  await choose(page, photo("red-car-1.jpg"));
  await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
  service.faults.refuseStreams = true;
  service.dropStreams();
  await expect(page.getByText("Reconnecting")).toBeVisible();
  service.decide(1, { status: "approved", stars: 5, reasoning: "Just right." });
  service.faults.refuseStreams = false;
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Accepted" })).toBeVisible();
});

test("without any line the page asks for results now and then", async ({ page, service }) => {
  service.faults.refuseStreams = true;
  const one = service.seed();
  const token = service.issueToken();
  await page.addInitScript(
    (text) => localStorage.setItem("winnow.worker", text),
    JSON.stringify({ name: "", tokens: [{ code: service.job.code, token }] }),
  );
  await page.goto(service.link);
  await expect(page.getByText("Checking now and then")).toBeVisible({ timeout: 30_000 });
  service.decide(one.number, { status: "approved", stars: 4 });
  await expect(page.getByRole("button", { name: /Accepted/ })).toBeVisible();
});

test("a change is read out", async ({ page, service }) => {
  service.seed();
  await openJoined(page, service);
  await expect(page.getByRole("button", { name: /Sent/ })).toBeVisible();
  service.decide(1, { status: "rejected", stars: 2, reasoning: "Too dark.", can_retry: true });
  await expect(
    page.locator("[aria-live=polite]", { hasText: "Entry #0001: not accepted, 2 stars." }),
  ).toBeAttached();
});

test("a place that comes free opens the job again", async ({ page, service }) => {
  service.job = { ...service.job, state: "filled", places_left: 0 };
  await openJoined(page, service);
  await expect(page.getByText("All places are taken")).toBeVisible();
  service.setJob({ state: "open", places_left: 1 });
  await expect(page.getByRole("button", { name: "Take a photo" })).toBeVisible();
  await expect(page.getByText("1 place left")).toBeVisible();
});

test("a link that is withdrawn while the page is open says so", async ({ page, service }) => {
  await openJoined(page, service);
  service.revokeTokens();
  service.dropStreams();
  await expect(page.getByRole("heading", { level: 1, name: "This link doesn't work" })).toBeVisible();
});
