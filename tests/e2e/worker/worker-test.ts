import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test as base } from "@playwright/test";
import type { WorkerJob } from "#shared/contract/worker.ts";
import { CODE, StandIn } from "./stand-in.ts";

const drawn = join(import.meta.dirname, "..", "..", "fixtures", "drawn");

/** A phone as Playwright imitates it. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};
export const COMPUTER = { viewport: { width: 1280, height: 800 } };

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A drawn picture as a worker would choose it; `weight` makes the file heavier without changing the picture. */
export const photo = (name: string, weight = 0): Chosen => ({
  name,
  mimeType: "image/jpeg",
  // What follows a JPEG's end marker is ignored by whoever opens it.
  buffer: Buffer.concat([readFileSync(join(drawn, name)), Buffer.alloc(weight)]),
});

export const MEGA = 1024 * 1024;

/** Chooses files as the library's chooser would hand them over. */
export const choose = async (page: Page, ...files: Chosen[]): Promise<void> => {
  await page.locator('input[data-pick="library"]').first().setInputFiles(files);
};

/** Opens the page as someone who joined before. */
export const openJoined = async (page: Page, service: StandIn): Promise<void> => {
  const token = service.issueToken();
  const kept = JSON.stringify({ name: "Ada", tokens: [{ code: CODE, token }] });
  await page.addInitScript((text) => localStorage.setItem("winnow.worker", text), kept);
  await page.goto(service.link);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
};

/** What axe finds on the page as it stands. */
export const findBarriers = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join(" | ")}`,
  );
};

/** With WINNOW_PICTURES=<folder> every state that a test looks at is kept as a picture. */
export const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["WINNOW_PICTURES"];
  if (folder !== undefined) await keepPicture(page, join(folder, name));
  expect(await findBarriers(page), `barriers in "${name}"`).toEqual([]);
};

const keepPicture = async (page: Page, path: string): Promise<void> => {
  const size = page.viewportSize()?.width === PHONE.viewport.width ? "phone" : "computer";
  const theme = (await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches))
    ? "dark"
    : "light";
  await page.screenshot({ path: `${path}-${size}-${theme}.png` });
};

interface Fixtures {
  readonly job: Partial<WorkerJob>;
  readonly service: StandIn;
}

/** Tests with a stand-in service of their own; `test.use({ job: {...} })` shapes its job. */
export const test = base.extend<Fixtures>({
  job: [{}, { option: true }],
  service: async ({ job }, use) => {
    const service = await StandIn.start(job);
    await use(service);
    await service.stop();
  },
});

export { expect };
