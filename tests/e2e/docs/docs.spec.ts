/** The documentation in a browser: complete, and loading nothing from anywhere else. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { startTestService, TEST_KEY, type TestService } from "../../helpers/service.ts";

const test = base.extend<{ readonly service: TestService }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern.
  service: async ({}, use) => {
    const service = await startTestService({ model: null });
    await use(service);
    await service.stop();
  },
});

test.use({ viewport: { width: 1440, height: 900 } });
test.slow();

test("is read without a key, from this service alone, and its policy is never hit", async ({
  page,
  service,
}) => {
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text()))
      complaints.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      // A schema library in the reader asks once whether code may be made from text; it may not, and it goes on.
      if (event.blockedURI === "eval") return;
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });

  await page.goto(`${service.url}/docs`);
  await expect(page.getByRole("heading", { level: 1, name: "Winnow" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "Submission summary" }).first()).toBeVisible();

  // What is shown only when somebody gets there: another family of calls, one of them, and the form to try it.
  await page.getByRole("button", { name: /wurk/i }).first().click();
  await page
    .getByRole("button", { name: "Select winners" })
    .or(page.getByRole("link", { name: /Select winners/ }))
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Select winners" }).first()).toBeVisible();
  await page
    .getByRole("button", { name: /Test Request/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: /Send/ }).first()).toBeVisible();

  const folder = process.env["WINNOW_PICTURES"];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, "docs.png") });
  }
  const elsewhere = asked.filter((url) => !url.startsWith(service.url) && !url.startsWith("data:"));
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test("can call this service and no other", async ({ page, service }) => {
  await page.goto(`${service.url}/docs`);
  const status = await page.evaluate(
    async (key) => (await fetch("/v1/jobs", { headers: { authorization: `Bearer ${key}` } })).status,
    TEST_KEY,
  );
  expect(status).toBe(200);
  const elsewhere = await startTestService({ model: null });
  const asked = await page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => {
          resolve(event.effectiveDirective);
        });
        void fetch(url, { mode: "no-cors" }).then(
          () => {
            resolve("sent");
          },
          () => undefined,
        );
      }),
    `${elsewhere.url}/healthz`,
  );
  await elsewhere.stop();
  expect(asked).toBe("connect-src");
});
