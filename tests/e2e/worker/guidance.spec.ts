import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import sharp, { type Sharp } from "sharp";
import { examinePicture } from "../../../electron/scoring/imaging/examine-picture.ts";
import { choose, expect, openJoined, PHONE, photo, test } from "./worker-test.ts";

test.use({ ...PHONE, locale: "en-GB" });

const made = async (name: string, make: (picture: Sharp) => Sharp): Promise<string> => {
  const path = test.info().outputPath(name);
  mkdirSync(dirname(path), { recursive: true });
  await make(sharp(photo("red-car-1.jpg")).resize(1600))
    .jpeg()
    .toFile(path);
  return path;
};
const factsOf = async (path: string) => {
  const examined = await examinePicture(path, `${path}.webp`, null);
  if (examined.kind === "damaged") throw new Error(examined.message);
  return examined.facts;
};

test("a blurred and a dark photo are told before they go out, with the service's own figures, and go out anyway", async ({
  page,
  service,
}) => {
  const blurred = await made("blurred.jpg", (picture) => picture.blur(14));
  const dark = await made("dark.jpg", (picture) => picture.linear(0.12, 0));
  await openJoined(page, service);

  await choose(page, blurred);
  const line = page.getByText(/^It looks blurred: sharpness \d+, the job needs 45\./);
  await expect(line).toBeVisible();
  const shown = Number(/sharpness (\d+)/.exec((await line.textContent()) ?? "")?.[1]);
  expect(Math.abs(shown - (await factsOf(blurred)).sharpness)).toBeLessThan(5);
  await page.getByRole("button", { name: "Send it anyway" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();

  await page.getByRole("button", { name: "All you sent" }).click();
  await choose(page, dark);
  const light = page.getByText(/^It looks too dark: brightness [\d.]+%, the job needs 18%\./);
  await expect(light).toBeVisible();
  const brightness = Number(/brightness ([\d.]+)%/.exec((await light.textContent()) ?? "")?.[1]);
  expect(Math.abs(brightness - 100 * (await factsOf(dark)).brightness)).toBeLessThan(1);
  await page.getByRole("button", { name: "Don't send it" }).click();
  expect(service.submissions).toHaveLength(1);
});

test("a HEIC that this browser cannot open goes out without a look", async ({ page, service }) => {
  service.job = { ...service.job, accept: ["image/jpeg", "image/heic"] };
  await openJoined(page, service);
  await page
    .locator('input[data-pick="library"]')
    .first()
    .setInputFiles({ name: "photo.heic", mimeType: "image/heic", buffer: Buffer.from("not to be opened") });
  await expect(page.getByRole("heading", { level: 1, name: "Sent" })).toBeVisible();
});
