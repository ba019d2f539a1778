import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeImage,
  powerMonitor,
  powerSaveBlocker,
  Tray,
} from "electron";
import type { Service } from "../compose.ts";

/**
 * The app lives as long as its promises: with a job shared on the local network, closing the window keeps
 * server and tray; quitting names what stops; sleep is held off only while sharing on mains power.
 */
export const keepPromises = (service: Service, iconPath: string, reopen: () => void): void => {
  let tray: Tray | null = null;
  let blocker: number | null = null;

  const sharedCount = (): number => service.sharing.sharedJobs().length;

  const update = (): void => {
    const shared = sharedCount();
    // Without window and tray nobody could see that the app still runs.
    if (tray !== null && shared === 0 && BrowserWindow.getAllWindows().length === 0) app.quit();
    if (shared > 0) tray ??= makeTray(iconPath, reopen);
    else {
      tray?.destroy();
      tray = null;
    }
    const hold = shared > 0 && !powerMonitor.isOnBatteryPower();
    if (hold && blocker === null) blocker = powerSaveBlocker.start("prevent-app-suspension");
    if (!hold && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  service.onShareChange(update);
  powerMonitor.on("on-ac", update);
  powerMonitor.on("on-battery", update);
  powerMonitor.on("resume", () => {
    void service.timekeeper.tick();
    void service.sharing.check();
  });

  app.on("window-all-closed", () => {
    if (sharedCount() === 0) app.quit();
  });
  app.on("activate", reopen);

  let closing: Promise<void> | null = null;
  app.on("before-quit", (event) => {
    if (closing !== null) return;
    event.preventDefault();
    if (sharedCount() > 0 && !confirmStop(sharedCount())) return;
    closing = service.close().finally(() => {
      app.exit(0);
    });
  });
};

const makeTray = (iconPath: string, reopen: () => void): Tray => {
  const tray = new Tray(nativeImage.createFromPath(iconPath));
  tray.setToolTip("Winnow collects photos on the local network");
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: "Open Winnow", click: reopen },
      { type: "separator" },
      { label: "Quit", click: () => app.quit() },
    ]),
  );
  tray.on("click", reopen);
  return tray;
};

const confirmStop = (shared: number): boolean =>
  dialog.showMessageBoxSync({
    type: "warning",
    message: "Quit Winnow?",
    detail: `${shared === 1 ? "One job is" : `${String(shared)} jobs are`} shared on the local network. Workers cannot send photos until Winnow runs again. Nothing that was sent is lost.`,
    buttons: ["Keep running", "Quit"],
    defaultId: 0,
    cancelId: 0,
  }) === 1;
