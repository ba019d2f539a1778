/**
 * The service as the desk runs it: composed, with the handlers of the windows' calls. Loading this file loads nearly
 * all of the program, which is why main.ts does so after the window is made.
 */
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { app, clipboard, nativeTheme, shell } from "electron";
import { DESK_CALLS } from "#shared/contract/desk-calls.ts";
import type { AppInfo } from "#shared/contract/desk-views.ts";
import { compose, type Opened, type Service } from "../compose.ts";
import type { Entries } from "../entries.ts";
import type { ServiceOptions } from "../options.ts";
import { startDeskFeed } from "../service/desk/desk-feed.ts";
import type { DeskHandlers } from "../service/desk/desk-ports.ts";
import { deskHandlers } from "../service/desk/handlers.ts";
import { startDeskNotices } from "../service/desk/notices.ts";
import type { Log, Ports } from "../service/ports.ts";
import type { BehindGate } from "./call-gate.ts";
import { chooseFolder } from "./choose-folder.ts";
import { chooseModel } from "./choose-model.ts";
import { tellWindows } from "./desk-window.ts";
import { keepPromises } from "./keep-running.ts";
import { openLog } from "./log.ts";
import { showNotice } from "./notifications.ts";
import type { Places } from "./places.ts";
import { createPower } from "./power.ts";
import { readSmallFile } from "./read-small-file.ts";
import { chooseSavePath, saveFile } from "./save-file.ts";
import { systemKeys } from "./system-keys.ts";

export interface DeskService extends BehindGate {
  readonly ports: Ports;
  /** Settles when everything runs, without hastening it. */
  readonly running: Promise<unknown>;
}

/** Time for the first screen to be drawn with its answers, before loading the server keeps main busy. */
const DRAWING_MS = 100;
/** A page that asks for nothing is not waited for any longer. */
const SILENT_MS = 2000;

/**
 * Opens the service and ties it to the windows. Resolves as soon as the first screen's calls can be answered; the
 * rest follows by itself. A failure is logged, and rejects what is returned, or `running` where that came first.
 */
export const openDeskService = (
  options: ServiceOptions,
  places: Places,
  entries: Entries,
  show: (to: string | null) => void,
): Promise<DeskService> => {
  const log = openLog(places.dataDir);
  const desk = Promise.withResolvers<DeskService>();
  const whole = Promise.withResolvers<Service>();
  const hurried = Promise.withResolvers<undefined>();
  const asked = Promise.withResolvers<undefined>();
  let running: Service | null = null;
  // Whoever needs the whole is told; where nobody does, the failure has been told by `desk`.
  whole.promise.catch(() => undefined);

  const beforeServing = async (opened: Opened): Promise<void> => {
    // Before the timekeeper runs: what came about while the program was off is told too.
    startDeskNotices(opened.ports, (notice) => {
      showNotice(notice, show);
    });
    const handlers = handlersOver(opened, () => running, options, places);
    const { firstRun } = await applySettings(handlers);
    const behind: DeskService = {
      ports: opened.ports,
      calls: DESK_CALLS,
      handlers: {
        ...handlers,
        "app.info": (input) => {
          asked.resolve(undefined);
          return handlers["app.info"](input);
        },
      },
      log,
      running: whole.promise,
      whole: () => {
        hurried.resolve(undefined);
        return whole.promise;
      },
    };
    if (options.practice && firstRun) {
      // The first thing to be seen is the practice jobs, so they are made first.
      void whole.promise
        .then(() => startPractice(handlers, log))
        .then(() => {
          desk.resolve(behind);
        });
      return;
    }
    desk.resolve(behind);
    const drawn = asked.promise.then(() => setTimeout(DRAWING_MS));
    await Promise.race([hurried.promise, drawn, setTimeout(SILENT_MS)]);
  };

  compose({
    ...options,
    ...places,
    power: createPower(),
    keys: systemKeys(),
    entries,
    version: app.getVersion(),
    log,
    beforeServing,
  }).then(
    (service) => {
      running = service;
      startDeskFeed(service.ports, tellWindows);
      service.onScoringChange(() => {
        tellWindows({ type: "scoring.changed" });
      });
      service.remotes.onChange(() => {
        tellWindows({ type: "remotes.changed" });
      });
      tellOfModels(service);
      service.onBackupChange(() => {
        tellWindows({ type: "backup.changed" });
      });
      service.onShareChange((jobId) => {
        tellWindows({ type: "share.changed", jobId });
      });
      // For whoever started the app from a terminal, perhaps under a screen that nobody sees.
      process.stdout.write(`Winnow answers at ${service.url}\n`);
      keepPromises(service, join(places.resourcesDir, "icons", "tray.png"), () => {
        show(null);
      });
      whole.resolve(service);
      tellWindows({ type: "app.changed" });
      tellWindows({ type: "model.changed" });
    },
    (error: unknown) => {
      log.error({ error }, "Start failed.");
      desk.reject(error);
      whole.reject(error);
    },
  );
  return desk.promise;
};

/** The gate holds back every call that needs the running service until there is one. */
const handlersOver = (
  opened: Opened,
  running: () => Service | null,
  options: ServiceOptions,
  places: Places,
): DeskHandlers => {
  const service = (): Service => {
    const now = running();
    if (now === null) throw new Error("The service is not running yet.");
    return now;
  };
  return deskHandlers({
    ...opened.ports,
    scoring: () => service().scoring,
    library: () => service().library,
    remotes: () => service().remotes,
    dataFolder: () => service().dataFolder,
    sharing: {
      state: (job) => service().sharing.state(job),
      setLan: (job, wish) => service().sharing.setLan(job, wish),
    },
    desk: {
      info: () => ({
        version: app.getVersion(),
        platform: process.platform,
        dataDir: places.dataDir,
        practice: options.practice,
        serverUrl: running()?.url ?? "",
      }),
      modelStatus: () => opened.modelStatus(),
      usePracticeModel: async () => {
        await service().useModel({ kind: "practice" });
        tellWindows({ type: "model.changed" });
      },
      startPractice: async () => {
        const made = await service().startPractice();
        tellWindows({ type: "model.changed" });
        return made;
      },
      applyTheme,
      tell: tellWindows,
      openDataFolder: () => void shell.openPath(places.dataDir),
      copy: (text) => {
        void clipboard.writeText(text);
      },
      chooseModel,
      chooseSavePath,
      saveFile,
      readSmallFile,
      chooseFolder,
      restart: () => {
        app.relaunch();
        app.quit();
      },
    },
  });
};

/** Bytes come many times a second; a bar that moves four times is as good. */
const PROGRESS_EVERY_MS = 250;

const tellOfModels = (service: Service): void => {
  let timer: NodeJS.Timeout | undefined;
  service.onModelChange((change) => {
    if (change === "model") tellWindows({ type: "model.changed" });
    timer ??= globalThis.setTimeout(() => {
      timer = undefined;
      tellWindows({ type: "models.changed" });
    }, PROGRESS_EVERY_MS);
  });
};

const applySettings = async (handlers: DeskHandlers): Promise<{ readonly firstRun: boolean }> => {
  const info = await handlers["app.info"](undefined);
  if (!("theme" in info)) return { firstRun: false };
  applyTheme(info.theme);
  return info;
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
