import { chromium, expect, type Page, test } from "@playwright/test";
import { type DeskApp, enterTriage, startDesk } from "../helpers/desk-app.ts";
import { thirtyPictures, type RunPicture } from "../helpers/thirty-pictures.ts";

/**
 * The whole way of a job: thirty pictures from a phone's browser, scored on this machine, decided and sealed on the
 * desk, read back in both public dialects.
 */

const KEY = "key-of-acme-for-the-run";
const bearer = { authorization: `Bearer ${KEY}` };

interface MadeJob {
  readonly id: string;
  readonly code: string;
  readonly upload_url: string;
}
interface ListedSubmission {
  readonly id: string;
  readonly status: string;
  readonly ai_star_rating: number | null;
  readonly ai_reasoning: string | null;
  readonly content_type: string;
  readonly size_bytes: number;
}

test("thirty pictures from a browser to sealed winners in both dialects", async () => {
  test.setTimeout(240_000);
  const pictures = await thirtyPictures();
  expect(pictures).toHaveLength(30);
  const desk = await startDesk({ args: ["--model", "practice"], env: { WINNOW_API_KEYS: `acme=${KEY}` } });
  try {
    const url = await serverUrl(desk);
    const job = await makeJob(url);
    await uploadAll(job.upload_url, pictures);

    const taken = pictures.filter(({ expected }) => expected !== "refused");
    await expect
      .poll(async () => (await listAll(url, job.id)).filter((row) => row.ai_star_rating !== null).length, {
        timeout: 60_000,
      })
      .toBe(taken.length);
    const scored = await listAll(url, job.id);
    expect(scored).toHaveLength(taken.length);
    expect(scored.filter(({ status }) => status === "rejected")).toHaveLength(
      taken.filter(({ expected }) => expected === "too_small" || expected === "damaged").length,
    );
    for (const picture of taken) {
      const row = scored.find(({ size_bytes }) => size_bytes === picture.bytes.length);
      expect(row, picture.name).toMatchObject({
        content_type: picture.contentType,
        status: picture.expected === "scored" ? "approved" : "rejected",
      });
      if (picture.expected === "too_small") expect(row?.ai_reasoning).toContain("120 × 90");
    }

    const decided = await decideByKeyboard(desk.page);
    const winners = await sealByKeyboard(desk.page);

    const after = await listAll(url, job.id);
    expect(after.filter(({ status }) => status === "rejected")).toHaveLength(
      scored.filter(({ status }) => status === "rejected").length + decided.rejected,
    );
    const page = (await (
      await fetch(`${url}/api/external/jobs/${job.code}/submissions?page=1`, {
        headers: { "x-api-key": KEY },
      })
    ).json()) as { submissions: { id: string; winner: number }[]; totalPages: number; pageSize: number };
    expect(page).toMatchObject({ totalPages: 1, pageSize: 50 });
    expect(page.submissions).toHaveLength(taken.length);
    expect(page.submissions.filter(({ winner }) => winner === 1)).toHaveLength(winners);
    const read = (await (await fetch(`${url}/v1/jobs/${job.id}`, { headers: bearer })).json()) as object;
    expect(read).toMatchObject({
      winners_count: winners,
      max_completions: 3,
      phase: "settled",
      state: "completed",
    });
  } finally {
    const picture = await desk.page
      .screenshot({ path: test.info().outputPath("desk.png") })
      .catch(() => null);
    if (picture !== null) await test.info().attach("desk", { body: picture, contentType: "image/png" });
    await desk.stop();
  }
});

/** The window is there before the local server answers. */
const serverUrl = async ({ page }: DeskApp): Promise<string> => {
  const read = (): Promise<string> =>
    page.evaluate(async () => {
      const { winnow } = globalThis as unknown as {
        winnow: { call(name: string): Promise<{ serverUrl: string }> };
      };
      return (await winnow.call("app.info")).serverUrl;
    });
  await expect.poll(read).not.toBe("");
  return read();
};

const makeJob = async (url: string): Promise<MadeJob> => {
  const answer = await fetch(`${url}/v1/jobs`, {
    method: "POST",
    headers: { ...bearer, "content-type": "application/json" },
    body: JSON.stringify({
      type: "custom",
      title: "Red cars for the cover",
      description: "Send one picture of a red car. The whole car is in the frame, sharp and well lit.",
      scoring_criteria: ["a red car", "a sharp photo"],
      max_completions: 3,
      selection_type: "creator",
      min_width: 300,
      min_height: 200,
    }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as MadeJob;
};

const listAll = async (url: string, jobId: string): Promise<readonly ListedSubmission[]> => {
  const answer = await fetch(`${url}/v1/submissions?job_id=${jobId}&limit=100`, { headers: bearer });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { data: ListedSubmission[] }).data;
};

/** Sends everything as one worker with a phone would, insisting where the page advises against it. */
const uploadAll = async (link: string, pictures: readonly RunPicture[]): Promise<void> => {
  const executablePath = process.env["WINNOW_CHROMIUM"];
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(link);
    await page.getByRole("button", { name: "Start" }).click();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await page
      .locator('input[data-pick="library"]')
      .first()
      .setInputFiles(pictures.map(({ name, mimeType, bytes }) => ({ name, mimeType, buffer: bytes })));
    const refused = pictures.filter(({ expected }) => expected === "refused").length;
    const anyway = page.getByRole("button", { name: /Send it anyway/ });
    await expect(async () => {
      while ((await anyway.count()) > 0) await anyway.first().click();
      await expect(page.getByRole("button", { name: /^Remove / })).toHaveCount(refused, { timeout: 500 });
      await expect(page.getByText(new RegExp(`${String(pictures.length - refused)} sent`))).toBeVisible({
        timeout: 500,
      });
    }).toPass({ timeout: 60_000 });
  } finally {
    await browser.close();
  }
};

/** Approves one, rejects two, undoes one of them, all by key. */
const decideByKeyboard = async (page: Page): Promise<{ readonly rejected: number }> => {
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await enterTriage(page, "Red cars for the cover");
  await expect(page.getByRole("option", { name: /^#/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("a");
  await expect(page.getByRole("button", { name: /Undo: Approved #/ })).toBeVisible();
  await page.keyboard.press("x");
  await expect(page.getByRole("button", { name: /Undo: Rejected #/ })).toBeVisible();
  return { rejected: 1 };
};

/** Picks the best three in the loupe, one after another, then holds to seal. */
const sealByKeyboard = async (page: Page): Promise<number> => {
  await page.getByText("Pick winners").first().click();
  await expect(page.getByText("0 picked from")).toBeVisible();
  await page.keyboard.press("1");
  for (let picked = 1; picked <= 3; picked += 1) {
    await page.keyboard.press("w");
    await expect(page.getByText(`${String(picked)} picked from`)).toBeVisible();
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("heading", { name: "Seal 3 winners?" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: /Go back/ })).toBeFocused();
  await dialog.getByRole("button", { name: /Hold to seal/ }).focus();
  await page.keyboard.down("Enter");
  await expect(page.getByRole("heading", { name: "3 winners are sealed" })).toBeVisible();
  await page.keyboard.up("Enter");
  return 3;
};
