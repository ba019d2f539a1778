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
import { confineContents, openDeskWindow, tellWindows, windowStateFile } from "./shell/desk-window.ts";
import { serveMedia } from "./shell/media-protocol.ts";
import { findPlaces } from "./shell/places.ts";
import { registerSchemes } from "./shell/schemes.ts";

const SETTLE_MS = 5_000;

const start = (): void => {
  const options = readOptions(ownArguments(process.argv), process.env);
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
  app.on("second-instance", () => {
    show(null);
  });

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
    show(null);
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
