import type { Page } from "@playwright/test";
import type { Saying } from "#shared/domain/scoring/saying.ts";
import { LANGUAGES, languageNames } from "../../../renderer/worker/language/languages.ts";
import { inMinutes } from "./stand-in.ts";
import { barriersOf, choose, expect, findBarriers, openJoined, photo, test } from "./worker-test.ts";

/** As narrow as WCAG's reflow asks: a phone of 320 points, or 1280 at 400 %. */
const NARROW = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };
const blurred: Saying = { code: "remedy.blurred", values: { sharpness: 22, needed: 45 } };
const weakest: Saying = {
  code: "reasoning.weakest",
  values: {},
  about: { code: "evidence.sharpness", values: { sharpness: 22, needed: 45 } },
};

test.use({
  ...NARROW,
  locale: "es-MX",
  job: { closes_at: inMinutes(160), min_width: 1200, min_height: 900 },
});

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

const change = async (page: Page, language: (typeof LANGUAGES)[number]): Promise<void> => {
  await page.getByRole("combobox").selectOption({ label: languageNames[language] });
  await expect(page.locator("html")).toHaveAttribute("lang", language);
};

test("the page speaks the browser's language, changes it on request and remembers that", async ({
  page,
  service,
}) => {
  const catalogues: string[] = [];
  page.on("request", (request) => {
    const [, language] = /\/(\w\w)-worker-/.exec(request.url()) ?? [];
    if (language !== undefined) catalogues.push(language);
  });
  await page.goto(service.link);
  await expect(page.getByRole("heading", { level: 1, name: "Envía fotos para un encargo" })).toBeVisible();
  expect(catalogues).toEqual(["es"]);
  await change(page, "hi");
  await expect(page.getByRole("heading", { level: 1, name: "किसी काम के लिए फ़ोटो भेजें" })).toBeVisible();
  await expect(page.locator("[aria-live=polite]", { hasText: "पेज अब हिन्दी में है।" })).toHaveCount(1);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "hi");
  expect(catalogues).toEqual(["es", "hi", "hi"]);
});

test("every language fits a narrow phone, in words of its own for what the service says, without barriers", async ({
  page,
  service,
}) => {
  test.slow();
  await openJoinedIn(page, service);
  await choose(page, photo("red-car-1.jpg"));
  await page.getByRole("button", { name: "Enviar de todos modos" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Enviada" })).toBeVisible();
  service.decide(1, {
    status: "rejected",
    stars: 2,
    reasoning: "Weakest: sharpness 22, the job needs 45.",
    reasoning_said: [weakest],
    feedback: "It is too blurred.",
    feedback_said: [blurred],
    dimensions: { relevance: 4.1, quality: 1.6, completeness: 3.2 },
    can_retry: true,
  });
  await expect(page.getByText("Lo más débil: nitidez 22, el encargo necesita 45.")).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const language of LANGUAGES) {
    await change(page, language);
    if (language !== "en") await expect(page.getByText("sharpness")).toHaveCount(0);
    expect([language, await scrollsSideways(page)]).toEqual([language, false]);
    expect(await findBarriers(barriersOf(page))).toEqual([]);
  }
  await page.goBack();
  for (const language of ["de", "fr", "hi"] as const) {
    await change(page, language);
    await page.locator("main button[aria-controls]").click();
    expect([language, await scrollsSideways(page)]).toEqual([language, false]);
    expect(await findBarriers(barriersOf(page))).toEqual([]);
    await page.locator("main button[aria-controls]").click();
  }
});

test("by keyboard alone, and where the system forces its colours", async ({ page, service }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await openJoinedIn(page, service);
  await page.getByRole("combobox").focus();
  await page.keyboard.press("Tab");
  await expect(page.locator("main :focus, header ~ * :focus")).toHaveCount(1);
  expect(await findBarriers(barriersOf(page).disableRules("color-contrast"))).toEqual([]);
});

const openJoinedIn = async (...[page, service]: Parameters<typeof openJoined>): Promise<void> => {
  await openJoined(page, service, "En directo");
};
