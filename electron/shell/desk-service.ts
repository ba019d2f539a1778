/**
 * The service as the desk runs it: composed, with the handlers of the windows' calls. Loading this file loads nearly
 * all of the program, which is why main.ts does so after the window is made.
 */
import { join } from "node:path";
import { app, clipboard, nativeTheme, shell } from "electron";
import { DESK_CALLS } from "#shared/contract/desk-calls.ts";
import type { AppInfo } from "#shared/contract/desk-views.ts";
import { compose, type Service } from "../compose.ts";
import type { Entries } from "../entries.ts";
import type { ServiceOptions } from "../options.ts";
import { startDeskFeed } from "../service/desk/desk-feed.ts";
import { type DeskHandlers, deskHandlers } from "../service/desk/handlers.ts";
import type { Log, Ports } from "../service/ports.ts";
import type { BehindGate } from "./call-gate.ts";
import { tellWindows } from "./desk-window.ts";
import { keepPromises } from "./keep-running.ts";
import { openLog } from "./log.ts";
import type { Places } from "./places.ts";

export interface DeskService extends BehindGate {
  readonly ports: Ports;
}

/** Opens the service and ties it to the windows. A failure is logged, and thrown. */
export const openDeskService = async (
  options: ServiceOptions,
  places: Places,
  entries: Entries,
  reopen: () => void,
): Promise<DeskService> => {
  const log = openLog(places.dataDir);
  try {
    const service = await compose({ ...options, ...places, entries, version: app.getVersion(), log });
    const handlers = handlersOver(service, options, places);
    await applySettings(handlers, options, log);
    startDeskFeed(service.ports, tellWindows);
    service.onShareChange((jobId) => {
      tellWindows({ type: "share.changed", jobId });
    });
    // For whoever started the app from a terminal, perhaps under a screen that nobody sees.
    process.stdout.write(`Winnow answers at ${service.url}\n`);
    keepPromises(service, join(places.resourcesDir, "icons", "tray.png"), reopen);
    return { ports: service.ports, calls: DESK_CALLS, handlers, log };
  } catch (error) {
    log.error({ error }, "Start failed.");
    throw error;
  }
};

const handlersOver = (service: Service, options: ServiceOptions, places: Places): DeskHandlers =>
  deskHandlers({
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
      modelStatus: () => service.modelStatus(),
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
        void clipboard.writeText(text);
      },
    },
  });

const applySettings = async (handlers: DeskHandlers, options: ServiceOptions, log: Log): Promise<void> => {
  const info = await handlers["app.info"](undefined);
  if (!("theme" in info)) return;
  applyTheme(info.theme);
  if (options.practice && info.firstRun) await startPractice(handlers, log);
};

const startPractice = async (handlers: DeskHandlers, log: Log): Promise<void> => {
  try {
    await handlers["practice.start"](undefined);
  } catch (error) {
    log.error({ error }, "The practice jobs could not be made; the first screen offers them again.");
  }
};

const applyTheme = (theme: AppInfo["theme"]): void => {
  // Every assignment repaints all windows, also one that changes nothing.
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
};
