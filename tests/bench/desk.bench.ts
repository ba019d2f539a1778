/**
 * The desk at 100,000 submissions, in the real application: how soon it can be used, how soon the next picture is
 * painted after a key, whether scrolling stutters, what the window takes, and how soon a filter or an order answers.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { TriageFilterInput } from "#shared/contract/desk-calls.ts";
import { TRIAGE_ORDERS } from "#shared/contract/triage-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";
import { ensureReady } from "../../scripts/setup/ensure-ready.mjs";
import { chromiumArguments } from "../../scripts/setup/plan.mjs";
import { type DeskApp, enterTriage, startDesk } from "../e2e/helpers/desk-app.ts";
import { fillFolder } from "../helpers/filled-folder.ts";
import { REPOSITORY } from "../helpers/service.ts";
import { meterPainting, meterScrolling, paintedAfterKeys } from "./desk-meter.ts";
import { quantile, report } from "./report.ts";
import { timeToUsable } from "./start-window.ts";

const FEW = 100;
const MANY = 100_000;
const STARTS = Number(process.env["WINNOW_BENCH_ROUNDS"] ?? 7);
const DECISIONS = 200;
const TITLE = "Independent shopfronts, straight on";

/** Budgets. */
const START_RATIO = 1.5;
const PAINT_MS = 50;
const TASK_MS = 50;
const MEMORY_MB = 400;
const ANSWER_MS = 100;

const ready = await ensureReady({ electron: true, display: true });
Object.assign(process.env, ready.env);

/** Until the inbox shows the job, the two sizes in turn. */
const measureStarts = async (few: string, many: string): Promise<void> => {
  if (ready.electron === null) throw new Error("There is no Electron.");
  const { executable } = ready.electron;
  const start = (dataDir: string) =>
    timeToUsable(executable, {
      args: [...chromiumArguments(ready.machine), REPOSITORY, "--data", dataDir],
      usable: `document.body.textContent.includes(${JSON.stringify(TITLE)})`,
    });
  await start(few);
  await start(many);
  const fews: number[] = [];
  const manys: number[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    fews.push(await start(few));
    manys.push(await start(many));
  }
  report({
    name: "window usable with 100,000 submissions",
    ratio: quantile(manys, 0.5) / quantile(fews, 0.5),
    against: "the time with 100",
    limit: { at: START_RATIO, side: "most" },
    detail: { starts: STARTS, "100,000 ms": quantile(manys, 0.5), "100 ms": quantile(fews, 0.5) },
  });
};

const open = async (page: Page): Promise<void> => {
  await page.getByText(TITLE).first().waitFor({ timeout: 60_000 });
  await enterTriage(page, TITLE);
  await page.getByRole("link", { name: /^Triage/ }).click();
  // What a worker is doing again cannot be decided.
  await page.getByRole("checkbox", { name: /Waiting for retry/ }).uncheck({ force: true });
  await page.getByRole("listbox").focus();
  await page.getByRole("listbox").getByRole("option").first().waitFor();
};

const measureDecisions = async (page: Page): Promise<void> => {
  await page.keyboard.press("Space");
  await page.getByRole("region", { name: "Loupe" }).waitFor();
  await meterPainting(page);
  const times = await paintedAfterKeys(page, DECISIONS);
  report({
    name: "key press to the next picture painted, p95",
    ratio: quantile(times, 0.95) / PAINT_MS,
    against: "50 ms",
    limit: { at: 1, side: "most" },
    detail: { decisions: times.length, "p50 ms": quantile(times, 0.5), "p95 ms": quantile(times, 0.95) },
  });
  await page.keyboard.press("Space");
};

const measureScrolling = async (page: Page): Promise<void> => {
  const { longest, tasks, frames } = await meterScrolling(page);
  report({
    name: "longest task while scrolling end to end",
    ratio: longest / TASK_MS,
    against: "50 ms",
    limit: { at: 1, side: "most" },
    detail: { frames, "tasks over 50 ms": tasks, "longest ms": longest },
  });
};

/** All that the window's process has in memory, the code that it shares with others too. */
const measureMemory = async ({ app, page }: DeskApp): Promise<void> => {
  const kilobytes = await app.evaluate(({ app: electron, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    return electron.getAppMetrics().find((each) => each.pid === pid)?.memory.workingSetSize ?? Number.NaN;
  });
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  report({
    name: "memory of the window's process",
    ratio: kilobytes / 1024 / MEMORY_MB,
    against: "400 MB",
    limit: { at: 1, side: "most" },
    detail: { MB: kilobytes / 1024, "of it JavaScript MB": heap / 1024 ** 2 },
  });
};

type Wish = Partial<Omit<TriageFilterInput, "jobId">>;
const ALL = {
  statuses: [...SUBMISSION_STATUSES],
  stars: [],
  reviewed: "all",
  sort: "newest",
} as const satisfies Wish;

/** What a person clicks through, each asked as the screen asks it. */
const WISHES: Readonly<Record<string, readonly Wish[]>> = {
  filters: [
    { statuses: ["approved"] },
    { statuses: ["approved", "rejected"], stars: [4, 5] },
    { reviewed: "not_yet" },
    { reviewed: "overrides" },
    { copies: ["same_picture"] },
    { confidence: { min: 0.2, max: 0.6 } },
    { relevance: { min: 3, max: 5 }, quality: { min: 2, max: 4 } },
    { tries: [2] },
    { decidedBy: ["others"] },
    { sent: { within: "week" } },
  ],
  orders: TRIAGE_ORDERS.map((sort) => ({ sort })),
};

const measureAnswers = async (page: Page, jobId: JobId): Promise<void> => {
  const ask = (wish: Wish): Promise<number> =>
    page.evaluate(
      async (input) => {
        const began = performance.now();
        const answer = await window.winnow.call("triage.index", input);
        if (!("numbers" in answer)) throw new Error(JSON.stringify(answer));
        return performance.now() - began;
      },
      { ...ALL, ...wish, jobId },
    );
  for (const [kind, wishes] of Object.entries(WISHES)) {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) for (const wish of wishes) times.push(await ask(wish));
    report({
      name: `${kind} over 100,000, p95`,
      ratio: quantile(times, 0.95) / ANSWER_MS,
      against: "100 ms",
      limit: { at: 1, side: "most" },
      detail: { asked: times.length, "p50 ms": quantile(times, 0.5), "p95 ms": quantile(times, 0.95) },
    });
  }
};

const folder = await mkdtemp(join(tmpdir(), "winnow-desk-bench-"));
const [few, many] = [join(folder, "few"), join(folder, "many")];
let desk: DeskApp | null = null;
try {
  await fillFolder(few, FEW);
  const { job } = await fillFolder(many, MANY);
  await measureStarts(few, many);
  desk = await startDesk({ dataDir: many });
  await open(desk.page);
  await measureAnswers(desk.page, job.id);
  await measureDecisions(desk.page);
  await measureScrolling(desk.page);
  await measureMemory(desk);
} finally {
  await desk?.quit();
  await rm(folder, { recursive: true, force: true });
  ready.stop();
}
