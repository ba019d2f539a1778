/** Every screen of the desk and how one gets there, for what has to hold on all of them. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { SETTINGS_SECTIONS } from "../../../renderer/desk/state/settings-sections.ts";

export interface Place {
  readonly name: string;
  /** Goes there and waits until it is drawn. */
  readonly open: (page: Page) => Promise<void>;
}

const goTo = async (page: Page, path: string): Promise<void> => {
  await page.keyboard.press("Escape");
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${path}`);
};

const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('[role="status"][aria-busy]')).toHaveCount(0);
  // Fonts and pictures that are in view.
  await page.evaluate(() =>
    Promise.all([
      document.fonts.ready,
      ...[...document.images]
        .filter((image) => !image.complete && image.loading !== "lazy")
        .map((image) => image.decode().catch(() => undefined)),
    ]),
  );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
};

const at = (name: string, path: string, ready: (page: Page) => Promise<void>): Place => ({
  name,
  open: async (page) => {
    await goTo(page, path);
    await ready(page);
    await settled(page);
  },
});

const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole("heading", { name }).first()).toBeVisible();

/** What lies over a screen, opened by its key. */
const over = (name: string, below: Place, keys: string, ready: (page: Page) => Promise<void>): Place => ({
  name,
  open: async (page) => {
    await below.open(page);
    await page.keyboard.press(keys);
    await ready(page);
    await settled(page);
  },
});
const dialog = (page: Page) => expect(page.getByRole("dialog").first()).toBeVisible();

/** Screens that show what came in, and those that are alike however much that is. */
export const COUNTING: readonly Place[] = [
  at("inbox", "inbox", heading(/./)),
  at("jobs", "jobs", heading(/./)),
  at("insights", "insights", heading(/./)),
];
export const STILL: readonly Place[] = [
  at("new-job", "new-job", heading(/./)),
  at("coverage", "coverage", heading(/./)),
  ...SETTINGS_SECTIONS.map((section) => at(`settings-${section}`, `settings/${section}`, heading(/./))),
];

const inbox = COUNTING[0] as Place;
export const OVER_ALL: readonly Place[] = [
  over("palette", inbox, "ControlOrMeta+k", dialog),
  over("keys", inbox, "?", dialog),
];

/** The screens of a job that has submissions. */
export const ofJob = (jobId: string): readonly Place[] => {
  const triage = at("triage", `job/${jobId}/triage`, async (page) => {
    await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    await page.getByRole("listbox").focus();
  });
  return [
    at("brief", `job/${jobId}/brief`, heading(/./)),
    triage,
    over("loupe", triage, "Space", (page) =>
      expect(page.getByRole("region", { name: "Loupe" })).toBeVisible(),
    ),
    over("reject", triage, "Shift+X", (page) =>
      expect(page.getByRole("region", { name: "What the worker reads" })).toBeVisible(),
    ),
    over("history", triage, "Shift+H", dialog),
    at("pick", `job/${jobId}/pick`, heading(/./)),
    at("results", `job/${jobId}/results`, heading(/./)),
  ];
};

export const setTheme = async (page: Page, theme: "dark" | "light"): Promise<void> => {
  await page.evaluate((wanted) => window.winnow.call("app.setTheme", { theme: wanted }), theme);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
};

/** What axe finds of WCAG 2.2 AA on the page as it stands, one sentence each; of its colours alone where the rest was seen. */
export const barriersOn = async (page: Page, coloursAlone: boolean): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (
    coloursAlone
      ? axe.withRules("color-contrast")
      : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
};
