/** Large photos over a connection that drops, against the whole real service. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startTestService, TEST_KEY, type TestService } from "../../helpers/service.ts";
import { openThinLine, type ThinLine } from "../../helpers/thin-line.ts";
import { choose, expect, heavyPhoto, MEGA, PHONE, test as base } from "./worker-test.ts";

interface Fixtures {
  readonly real: TestService;
  /** What stands between the phone and the service. */
  readonly line: ThinLine;
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern.
  real: async ({}, use) => {
    const page = process.env["WINNOW_WORKER_PAGE"];
    const service = await startTestService(page === undefined ? {} : { workerPageDir: page });
    await use(service);
    await service.stop();
  },
  line: async ({ real }, use) => {
    const line = await openThinLine(() => real.url);
    await use(line);
    await line.close();
  },
});

test.use({ ...PHONE, locale: "en-GB" });
test.slow();

const patience = { timeout: 60_000 };
const key = { authorization: `Bearer ${TEST_KEY}` };

/** The link as it leads over the line. */
const linkOver = async (service: TestService, line: ThinLine): Promise<string> => {
  const answer = await fetch(`${service.url}/v1/jobs`, {
    method: "POST",
    headers: { ...key, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title: "Red cars, seen from the side",
      description: "Photograph one parked red car from the side, in daylight.",
      files_needed: 3,
    }),
  });
  expect(answer.status).toBe(201);
  const { upload_url } = (await answer.json()) as { readonly upload_url: string };
  return upload_url.replace(new URL(upload_url).origin, line.url);
};

const joinOver = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Start" }).tap();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
};

/** What arrived: one submission, and what its file is. */
const arrived = async (service: TestService): Promise<readonly string[]> => {
  const answer = await fetch(`${service.url}/v1/submissions`, { headers: key });
  const { data } = (await answer.json()) as { readonly data: readonly { readonly file_url: string }[] };
  const hashes: string[] = [];
  for (const { file_url } of data)
    hashes.push(sha256(Buffer.from(await (await fetch(file_url)).arrayBuffer())));
  return hashes;
};
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const lying = (service: TestService): Promise<string[]> =>
  readdir(join(service.dataDir, "files", "resumable"));

test("a photo of 12 MB whose connection drops twice in the middle arrives once, whole, without beginning again", async ({
  page,
  real,
  line,
}) => {
  await joinOver(page, await linkOver(real, line));
  await page.evaluate(() => {
    const shares: number[] = [];
    Object.assign(window, { shares });
    new MutationObserver(() => {
      const bar = document.querySelector('[role="progressbar"]');
      if (bar !== null) shares.push(Number(bar.getAttribute("aria-valuenow")));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const file = heavyPhoto("red-car-1.jpg", 12 * MEGA);
  let begun = 0;
  const offsets: number[] = [];
  page.on("request", (request) => {
    if (!request.url().includes("/worker/v1/uploads")) return;
    if (request.method() === "POST") begun += 1;
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  line.breakAfter(5 * MEGA);
  await choose(page, file);
  await expect.poll(() => line.broken, patience).toBe(1);
  line.breakAfter(4 * MEGA);
  await expect.poll(() => line.broken, patience).toBe(2);
  await expect.poll(() => arrived(real), patience).toEqual([sha256(await readFile(file))]);
  await expect(page.getByRole("heading", { level: 1, name: /^(Accepted|Not accepted yet)$/ })).toBeVisible(
    patience,
  );
  // Begun once, and each time gone on from where it was. (Bytes say less: a browser may send a request that broke
  // once more by itself, which is answered with 409.)
  expect(begun).toBe(1);
  expect(offsets[0]).toBe(0);
  expect(offsets.length).toBeGreaterThan(1);
  expect(
    offsets.slice(1).every((offset, n) => offset > (offsets[n] ?? 0)),
    String(offsets),
  ).toBe(true);
  const shares = await page.evaluate(() => (window as unknown as { shares: number[] }).shares);
  const moved = shares.findIndex((share) => share >= 20);
  expect(moved).toBeGreaterThanOrEqual(0);
  expect(Math.min(...shares.slice(moved))).toBeGreaterThan(0);
  await expect.poll(() => lying(real), patience).toEqual([]);
});

test("a photo goes on where it was after the page was closed, and choosing it again sends no second one", async ({
  page,
  real,
  line,
}) => {
  const link = await linkOver(real, line);
  await joinOver(page, link);
  page.on("dialog", (dialog) => void dialog.accept());
  const file = heavyPhoto("red-car-2.jpg", 12 * MEGA);
  line.breakAfter(8 * MEGA);
  await choose(page, file);
  await expect.poll(() => line.broken, patience).toBe(1);
  line.setDown(true);
  await page.goto("about:blank");
  line.setDown(false);
  const before = line.sent;
  await page.goto(link);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  // It goes on by itself.
  await expect.poll(() => line.sent - before, patience).toBeGreaterThan(MEGA / 4);
  await choose(page, file);
  await expect.poll(() => arrived(real), patience).toEqual([sha256(await readFile(file))]);
  expect(line.sent - before).toBeLessThan(7 * MEGA);
});

test("cancelling in the middle leaves nothing at the service", async ({ page, real, line }) => {
  await joinOver(page, await linkOver(real, line));
  line.breakAfter(4 * MEGA, "stuck");
  await choose(page, heavyPhoto("red-car-3.jpg", 12 * MEGA));
  await expect.poll(() => line.broken, patience).toBe(1);
  expect(await lying(real)).toHaveLength(2);
  await page.getByRole("button", { name: "Cancel" }).tap();
  await expect.poll(() => lying(real), patience).toEqual([]);
  expect(await arrived(real)).toEqual([]);
});
