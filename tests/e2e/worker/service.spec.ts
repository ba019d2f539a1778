/** The page against the whole real service: files synced, pictures decoded, the practice model's stars. */
import { startTestService, TEST_KEY, type TestService } from "../../helpers/service.ts";
import { choose, expect, barriersOf, findBarriers, PHONE, photo, test as base } from "./worker-test.ts";

interface Fixtures {
  readonly real: TestService;
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern.
  real: async ({}, use) => {
    const service = await startTestService();
    await use(service);
    await service.stop();
  },
});

const createJob = async (
  service: TestService,
  over: object = {},
): Promise<{ readonly upload_url: string }> => {
  const answer = await fetch(`${service.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title: "Red cars, seen from the side",
      description: "Photograph one parked red car from the side, in daylight.",
      scoring_criteria: ["a red car", "the whole car in the picture"],
      files_needed: 3,
      price_per_file_cents: 25,
      ...over,
    }),
  });
  if (!answer.ok)
    throw new Error(`The job was answered with ${String(answer.status)}: ${await answer.text()}`);
  return (await answer.json()) as { upload_url: string };
};

test.use({ ...PHONE, locale: "en-GB" });
test.slow();

test("a worker joins, sends a photo and sees its stars; a small one is rejected and tried again", async ({
  page,
  real,
}) => {
  const job = await createJob(real, { min_width: 700, min_height: 500 });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(job.upload_url);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Start" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Red cars" })).toBeVisible();
  await expect(page.getByText("3 places left")).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();

  await choose(page, photo("red-car-1.jpg"));
  await expect(page.getByRole("heading", { level: 1, name: /^(Accepted|Not accepted yet)$/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText("On topic")).toBeVisible();
  expect(await findBarriers(barriersOf(page))).toEqual([]);
  await page.getByRole("button", { name: "All you sent" }).tap();

  // Portrait: 600 pixels across where 700 are needed.
  await choose(page, photo("blue-boat.jpg"));
  await page.getByRole("button", { name: "Send it anyway" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Not accepted yet" })).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Your place is kept" })).toBeVisible();
  await choose(page, photo("red-car-3.jpg"));
  await expect(page.getByText("Entry #0002, try 2")).toBeVisible();
  await expect(page.getByText("You took a place again")).toBeVisible();

  await page.reload();
  const shown = page.getByRole("img", { name: "What you sent" });
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(800);
  expect(complaints).toEqual([]);
});

test("a link with a wrong end is not let in", async ({ page, real }) => {
  const job = await createJob(real);
  await page.goto(`${job.upload_url.split("#")[0] ?? ""}#wrong`);
  await page.getByRole("button", { name: "Start" }).tap();
  await expect(page.getByRole("heading", { name: "This link doesn't work" })).toBeVisible();
});
