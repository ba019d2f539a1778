import { gzipSync } from "node:zlib";
import { inMinutes } from "./stand-in.ts";
import { choose, expect, openJoined, PHONE, photo, test } from "./worker-test.ts";

/** Of everything that a phone loads until the first photo is sent; gzip, because on plain http there is no brotli. */
const MOST_BYTES = 120_000;

test.use({ ...PHONE, locale: "hi-IN", job: { closes_at: inMinutes(160) } });

test("from the link to the first photo a phone loads less than 120 kB", async ({ page, service }) => {
  const loaded = new Map<string, number>();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith("/w/")) return;
    loaded.set(pathname, 0);
    void response.body().then((body) => loaded.set(pathname, gzipSync(body, { level: 9 }).length));
  });
  await openJoined(page, service, "लाइव");
  await choose(page, photo("red-car-1.jpg"));
  await expect(page.getByRole("heading", { level: 1, name: "भेजी गई" })).toBeVisible();
  await expect.poll(() => [...loaded.values()].every((bytes) => bytes > 0)).toBe(true);
  expect([...loaded.keys()].filter((path) => path.includes("-worker-"))).toEqual([
    expect.stringContaining("hi-worker-"),
    expect.stringContaining("measure-worker-"),
  ]);
  const total = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
  test.info().annotations.push({ type: "weight", description: `${String(total)} bytes` });
  expect(total).toBeLessThan(MOST_BYTES);
});
