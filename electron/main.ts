/** The desktop app's start-up order: schemes, one instance per data folder, window first, then the service. */
import { join } from "node:path";
import { app, BrowserWindow, clipboard, dialog, Menu, nativeTheme, shell } from "electron";
import type { AppInfo } from "#shared/contract/desk-views.ts";
import type { ServiceOptions } from "./options.ts";
import { entriesBeside } from "./entries.ts";
import type { DeskHandlers } from "./service/desk/handlers.ts";
import type { Log } from "./service/ports.ts";
import { startFailure } from "./exit-codes.ts";
import { prepareDataDir } from "./files/data-dir.ts";
import { readOptions } from "./options.ts";
import { serveDesk } from "./shell/app-protocol.ts";
import { openCallGate } from "./shell/call-gate.ts";
import { confineContents, openDeskWindow, tellWindows, windowStateFile } from "./shell/desk-window.ts";
import { keepPromises } from "./shell/keep-running.ts";
import { openLog } from "./shell/log.ts";
import { serveMedia } from "./shell/media-protocol.ts";
import { findPlaces, type Places } from "./shell/places.ts";
import { registerSchemes } from "./shell/schemes.ts";

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
  const log = openLog(places.dataDir);
  // Root has no sandbox to give; the switch is only ever set for root and by tests.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();

  const reopen = (): BrowserWindow => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return openDeskWindow(places.preload, windowStateFile(app.getPath("userData")));
    if (window.isMinimized()) window.restore();
    window.focus();
    return window;
  };
  app.on("second-instance", reopen);

  void app.whenReady().then(() => {
    if (process.platform !== "darwin") Menu.setApplicationMenu(null);
    confineContents();
    serveDesk(places.deskDir);
    const service = openService(options, places, log);
    serveMedia(service.then(({ ports }) => ports));
    openCallGate(
      service.then(({ handlers }) => handlers),
      log,
    );
    reopen();
    service.then(
      ({ service: running }) => {
        keepPromises(running, join(places.resourcesDir, "icons", "tray.png"), reopen);
      },
      (error: unknown) => {
        log.error({ error }, "Start failed.");
        failStart(error);
      },
    );
  });
};

/** Imports the service after the window is made: loading it is most of the start-up time. */
const openService = async (options: ServiceOptions, places: Places, log: ReturnType<typeof openLog>) => {
  const [{ compose }, { deskHandlers }, { startDeskFeed }] = await Promise.all([
    import("./compose.ts"),
    import("./service/desk/handlers.ts"),
    import("./service/desk/desk-feed.ts"),
  ]);
  const service = await compose({
    ...options,
    ...places,
    entries: entriesBeside(import.meta.filename),
    version: app.getVersion(),
    log,
  });
  startDeskFeed(service.ports, tellWindows);
  service.onShareChange((jobId) => {
    tellWindows({ type: "share.changed", jobId });
  });
  const handlers = deskHandlers({
    ...service.ports,
    sharing: service.sharing,
    desk: {
      info: () => ({
        version: app.getVersion(),
        platform: process.platform,
        dataDir: places.dataDir,
        practice: options.practice,
        serverUrl: service.url,
      }),
      modelStatus: service.modelStatus,
      usePracticeModel: async () => {
        await service.useModel({ kind: "practice" });
        tellWindows({ type: "model.changed" });
      },
      startPractice: async () => {
        const made = await service.startPractice();
        tellWindows({ type: "model.changed" });
        return made;
      },
      applyTheme,
      openDataFolder: () => void shell.openPath(places.dataDir),
      copy: (text) => {
        clipboard.writeText(text);
      },
    },
  });
  const info = await handlers["app.info"](undefined);
  if ("theme" in info) {
    applyTheme(info.theme);
    if (options.practice && info.firstRun) await startPractice(handlers, log);
  }
  return { service, handlers, ports: service.ports };
};

const startPractice = async (handlers: DeskHandlers, log: Log): Promise<void> => {
  try {
    await handlers["practice.start"](undefined);
  } catch (error) {
    log.error({ error }, "The practice jobs could not be made; the first screen offers them again.");
  }
};

const applyTheme = (theme: AppInfo["theme"]): void => {
  nativeTheme.themeSource = theme;
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
