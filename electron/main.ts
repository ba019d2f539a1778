/**
 * The desktop app's start-up order: schemes, one instance per data folder, the window and its page, then the service.
 * What is imported here is loaded before the first window, so it is little.
 */
import "./thread-pool.ts";
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { app, BrowserWindow, dialog, Menu } from "electron";
import { entriesBeside } from "./entries.ts";
import { startFailure } from "./exit-codes.ts";
import { prepareDataDir } from "./files/data-dir.ts";
import { readOptions } from "./options.ts";
import { serveDesk } from "./shell/app-protocol.ts";
import { openCallGate } from "./shell/call-gate.ts";
import { addressOf, isLink, LINK_SCHEME } from "./shell/deep-link.ts";
import { confineContents, openDeskWindow, tellWindows, windowStateFile } from "./shell/desk-window.ts";
import { serveMedia } from "./shell/media-protocol.ts";
import { findPlaces } from "./shell/places.ts";
import { registerSchemes } from "./shell/schemes.ts";

const SETTLE_MS = 5_000;

const start = (): void => {
  const given = ownArguments(process.argv);
  const options = readOptions(
    given.filter((argument) => !isLink(argument)),
    process.env,
  );
  const places = findPlaces(options);
  prepareDataDir(places.dataDir);
  // Chromium's own files lie beside the data, so that the single-instance lock is one per data folder.
  app.setPath("userData", join(places.dataDir, "desk"));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  enableCompileCache(join(app.getPath("userData"), "compiled"));
  // Root has no sandbox to give; the switch is only ever set for root and by tests.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();

  /** Brings the desk to the front, at that address where one is named. */
  const show = (to: string | null): void => {
    const open = BrowserWindow.getAllWindows().at(0);
    if (open === undefined) {
      openDeskWindow(places.preload, windowStateFile(app.getPath("userData")), to);
      return;
    }
    if (open.isMinimized()) open.restore();
    open.show();
    open.focus();
    if (to !== null) tellWindows({ type: "navigate", to });
  };
  const follow = (link: string): void => {
    const to = addressOf(link);
    show(to);
    if (to !== null) return;
    void dialog.showMessageBox({
      message: "This link leads nowhere.",
      detail: "It names no screen, job or submission of Winnow. Ask for a new one where you found it.",
    });
  };
  app.on("second-instance", (_event, argv) => {
    const link = argv.find(isLink);
    if (link === undefined) show(null);
    else follow(link);
  });
  // On macOS links come as events, also the one that started the program.
  app.on("open-url", (event, link) => {
    event.preventDefault();
    void app.whenReady().then(() => follow(link));
  });
  // Only the desk on a person's own data answers to links: not one on a folder that was named for a while.
  if (options.dataDir === null && !options.practice) answerToLinks();

  void app.whenReady().then(() => {
    if (process.platform !== "darwin") Menu.setApplicationMenu(null);
    confineContents();
    // Loading the service keeps main busy, which also hands the page its files: the page goes first, and then
    // both work side by side.
    const service = serveDesk(places.deskDir, places.workerPageDir).then(async () => {
      const { openDeskService } = await import("./shell/desk-service.ts");
      return openDeskService(options, places, entriesBeside(import.meta.filename), show);
    });
    serveMedia(service.then(({ ports }) => ports));
    openCallGate(service);
    const link = given.find(isLink);
    if (link === undefined) show(null);
    else follow(link);
    service.then(({ running }) => running).then(keepCompiled, failStart);
  });
};

/** Later starts find the service compiled: written once the first screen has had time to come and settle. */
const keepCompiled = (): void => {
  setTimeout(flushCompileCache, SETTLE_MS).unref();
};

/** In a source tree Electron's own switches and the app's folder come first; ours begin after that folder. */
const ownArguments = (argv: readonly string[]): readonly string[] => {
  const [, ...given] = argv;
  if (app.isPackaged) return given;
  return given.slice(given.findIndex((argument) => !argument.startsWith("-")) + 1);
};

/** In a source tree the system starts Electron, with the folder before the link. */
const answerToLinks = (): void => {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [app.getAppPath()]);
};

const failStart = (error: unknown): void => {
  const failure = startFailure(error);
  process.stderr.write(`${failure.sentence}\n`);
  void app.whenReady().then(() => {
    dialog.showErrorBox("Winnow cannot start", failure.sentence);
    app.exit(failure.exitCode);
  });
};

registerSchemes();
try {
  start();
} catch (error) {
  failStart(error);
}
