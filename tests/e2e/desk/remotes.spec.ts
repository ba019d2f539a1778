/** The desk follows a job of another Winnow, decides it, and what it seals arrives there. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, type Page, test } from "@playwright/test";
import { REPOSITORY, startDesk } from "../helpers/desk-app.ts";
import { holdUntil } from "../helpers/hold.ts";

const KEY = "the-key-of-the-remote-0001";
const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };
const TEXTS = ["Oatly dawn over the hills", "Barley brothers, barrel and all", "A quiet cup of morning"];

const startRemote = async (
  dataDir: string,
): Promise<{ readonly url: string; readonly child: ChildProcess }> => {
  const built = process.env["WINNOW_BUILT_MAIN"] ?? join(REPOSITORY, "out", "main");
  const child = spawn(process.execPath, [join(built, "serve.js"), "--data", dataDir, "--port", "0"], {
    env: { ...process.env, WINNOW_API_KEYS: `acme=${KEY}` },
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { child, url: (JSON.parse(line) as { url: string }).url };
  throw new Error("The remote did not start.");
};

const makeContest = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/v1/jobs`, {
    method: "POST",
    headers,
    body: JSON.stringify({
      ...{ type: "custom", title: "Names for an oat drink", description: "One name each, in a few words." },
      ...{ max_completions: 2, selection_type: "creator" },
    }),
  });
  const { code, upload_url } = (await answer.json()) as { code: string; upload_url: string };
  const joined = await fetch(`${url}/worker/v1/jobs/${code}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ invite: new URL(upload_url).hash.slice(1), name: "Ada" }),
  });
  const { token } = (await joined.json()) as { token: string };
  for (const text of TEXTS) {
    const body = new FormData();
    body.append("content_text", text);
    const sent = await fetch(`${url}/worker/v1/jobs/${code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    expect(sent.status).toBe(201);
  }
  return code;
};

const winnersAt = async (url: string, code: string): Promise<readonly string[]> => {
  const answer = await fetch(`${url}/v1/jobs`, { headers });
  const { data } = (await answer.json()) as { data: { code: string; winners_count: number }[] };
  if ((data.find((job) => job.code === code)?.winners_count ?? 0) < 2) return [];
  const list = await fetch(`${url}/api/external/jobs/${code}/submissions`, { headers });
  const { submissions } = (await list.json()) as { submissions: { content_text: string; winner: number }[] };
  return submissions
    .filter(({ winner }) => winner === 1)
    .map(({ content_text }) => content_text)
    .sort();
};

const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    const { history } = globalThis as unknown as {
      history: { pushState(a: null, b: string, c: string): void };
    };
    history.pushState(null, "", to);
    dispatchEvent(new Event("popstate"));
  }, path);

test("a remote is connected, a job of it followed and decided, and its sealed winners arrive there", async () => {
  test.setTimeout(120_000);
  const farData = await mkdtemp(join(tmpdir(), "winnow-remote-"));
  const [desk, far] = await Promise.all([startDesk({ args: ["--practice"] }), startRemote(farData)]);
  const { page } = desk;
  try {
    const code = await makeContest(far.url);
    await expect(page.getByRole("list", { name: "Missed deadlines" })).toBeVisible({ timeout: 30_000 });
    await goTo(page, "#/settings/remotes");
    await page.getByRole("button", { name: "Add a remote" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Atlas");
    await page.getByLabel("Address", { exact: true }).fill(far.url);
    const key = page.getByLabel("Key", { exact: true });
    await key.fill(`${KEY}-wrong`);
    await page.getByRole("button", { name: "Try the key and add" }).click();
    await expect(page.getByText(/does not accept the key/)).toBeVisible();
    await key.fill(KEY);
    await page.getByRole("button", { name: "Try the key and add" }).click();
    await page.getByRole("button", { name: "Follow a job" }).click();
    await page.getByLabel("Job id").fill(code);
    await page.getByLabel("Title", { exact: true }).fill("Oat drink");
    await page.getByLabel("Closes").fill(new Date(Date.now() + 3_600_000).toISOString());
    await page.getByLabel("Winners at most").fill("2");
    await page.getByRole("button", { name: "Follow", exact: true }).click();
    await expect(page.getByText(/3 submissions/)).toBeVisible({ timeout: 30_000 });

    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByLabel("Your name").fill("Mika");
    await page.keyboard.press("Enter");
    // The list's newest is the first here.
    await expect(page.getByText(TEXTS[0] ?? "").first()).toBeVisible();
    await page.getByRole("link", { name: "Pick winners" }).click();
    await expect(page.getByText("0 picked from 3 candidates")).toBeVisible();
    await page.keyboard.press("w");
    await expect(page.getByText("1 picked from")).toBeVisible();
    await page.keyboard.press("w");
    await expect(page.getByText("2 picked from")).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await holdUntil(
      page,
      page.getByRole("alertdialog").getByRole("button", { name: /Hold to seal/ }),
      page.getByRole("heading", { name: /sealed/ }),
    );
    await expect.poll(() => winnersAt(far.url, code), { timeout: 30_000 }).toHaveLength(2);
    // And here they are winners since the remote has said so.
    await goTo(page, "#/settings/remotes");
    await expect(page.getByText(/3 submissions/)).toBeVisible();
    await expect(page.getByText(/to send/)).toHaveCount(0);
  } finally {
    await page.screenshot({ path: test.info().outputPath("desk.png") });
    await desk.stop();
    far.child.kill("SIGTERM");
    if (far.child.exitCode === null) await once(far.child, "exit");
    await rm(farData, { recursive: true, force: true });
  }
});
