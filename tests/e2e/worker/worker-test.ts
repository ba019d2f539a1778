import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect as baseExpect, type Page, test as base } from "@playwright/test";
import type { WorkerJob } from "#shared/contract/worker.ts";
import { CODE, StandIn } from "./stand-in.ts";

const drawn = join(import.meta.dirname, "..", "..", "fixtures", "drawn");

/** Patience for a machine that is busy with other tests. */
export const expect = baseExpect.configure({ timeout: 15_000 });

/** A phone as Playwright imitates it. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};
export const COMPUTER = { viewport: { width: 1280, height: 800 } };

/** A drawn picture on disk, as a worker would choose it. */
export const photo = (name: string): string => join(drawn, name);

/** The same picture in a heavier file: what follows a JPEG's end marker is ignored by whoever opens it. */
export const heavyPhoto = (name: string, extraBytes: number): string => {
  const path = base.info().outputPath(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.concat([readFileSync(photo(name)), Buffer.alloc(extraBytes)]));
  return path;
};

export const MEGA = 1024 * 1024;

/** Chooses files as the library's chooser would hand them over. */
export const choose = async (page: Page, ...files: string[]): Promise<void> => {
  await page.locator('input[data-pick="library"]').first().setInputFiles(files);
};

/** Opens the page as someone who joined before. */
export const openJoined = async (page: Page, service: StandIn, live = "Live"): Promise<void> => {
  const token = service.issueToken();
  const kept = JSON.stringify({ name: "Ada", tokens: [{ code: CODE, token }] });
  await page.addInitScript((text) => localStorage.setItem("winnow.worker", text), kept);
  await page.goto(service.link);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(live, { exact: true })).toBeVisible();
};

/** The page has no frames, so the extra page that joins the findings of frames is not needed. */
export const barriersOf = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();

/** What axe finds on the page as it stands. */
export const findBarriers = async (axe: AxeBuilder): Promise<string[]> => {
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join(" | ")}`,
  );
};

const themes = ["light", "dark"] as const;

/**
 * Holds the state on screen against axe, its colours in both themes. A computer shows the parts of a phone in the
 * same colours, so there only the rest is held. With WINNOW_PICTURES=<folder> the state is kept as pictures too.
 */
export const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["WINNOW_PICTURES"];
  const device = page.viewportSize()?.width === PHONE.viewport.width ? "phone" : "computer";
  for (const colorScheme of themes) {
    // Without motion, so that no colour is caught halfway to its other theme.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${device}-${colorScheme}.png`) });
    }
    const axe = barriersOf(page);
    if (device === "computer" && colorScheme === "dark") continue;
    if (device === "computer") axe.disableRules("color-contrast");
    else if (colorScheme === "dark") axe.withRules("color-contrast");
    expect(await findBarriers(axe), `barriers in "${name}", ${colorScheme}`).toEqual([]);
  }
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
