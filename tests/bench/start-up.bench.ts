/** From spawn to a usable window: the desk's first screen with its answers, against a bare Electron window. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../helpers/service.ts";
import { ensureReady } from "../../scripts/setup/ensure-ready.mjs";
import { chromiumArguments } from "../../scripts/setup/plan.mjs";
import { quantile, report } from "./report.ts";
import { timeToUsable } from "./start-window.ts";

const ROUNDS = Number(process.env["WINNOW_BENCH_ROUNDS"] ?? 9);
const LIMIT = 1.6;

/** The least that shows a window: what no Electron application can do without. */
const BARE_MAIN = `
const { app, BrowserWindow } = require("electron");
const { join } = require("node:path");
app.setPath("userData", join(__dirname, "profile"));
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  window.loadFile(join(__dirname, "index.html"));
});
`;

const ready = await ensureReady({ electron: true, display: true });
Object.assign(process.env, ready.env);
const folder = await mkdtemp(join(tmpdir(), "winnow-start-up-"));
try {
  if (ready.electron === null) throw new Error("There is no Electron.");
  const { executable } = ready.electron;
  const switches = chromiumArguments(ready.machine);

  const bareFolder = join(folder, "bare");
  await mkdir(bareFolder);
  await writeFile(join(bareFolder, "package.json"), JSON.stringify({ name: "bare", main: "main.cjs" }));
  await writeFile(join(bareFolder, "main.cjs"), BARE_MAIN);
  await writeFile(join(bareFolder, "index.html"), "<!doctype html><title>Bare</title><p>Here.</p>");
  const bare = () =>
    timeToUsable(executable, {
      args: [...switches, bareFolder],
      usable: `location.protocol === "file:" && document.readyState === "complete"`,
    });

  const dataDir = join(folder, "data");
  /** The first screen names the data folder, so main has answered it; the model's state is its second call. */
  const usable = `document.querySelector("h1") !== null &&
    document.body.textContent.includes(${JSON.stringify(dataDir)}) &&
    (await window.winnow.call("model.status")) !== undefined`;
  const desk = () => timeToUsable(executable, { args: [...switches, REPOSITORY, "--data", dataDir], usable });

  const firstBare = await bare();
  const firstDesk = await desk();
  const bares: number[] = [];
  const desks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bares.push(await bare());
    desks.push(await desk());
  }
  const bareMs = quantile(bares, 0.5);
  const deskMs = quantile(desks, 0.5);
  report({
    name: "from spawn to a usable window",
    ratio: deskMs / bareMs,
    against: "a bare Electron window",
    limit: { at: LIMIT, side: "most" },
    detail: {
      rounds: ROUNDS,
      "desk ms": deskMs,
      "bare ms": bareMs,
      "desk ms, fastest": Math.min(...desks),
      "bare ms, fastest": Math.min(...bares),
      "desk ms, first ever": firstDesk,
      "bare ms, first ever": firstBare,
    },
  });
} finally {
  await rm(folder, { recursive: true, force: true });
  ready.stop();
}
